import { itemId } from './action-id.ts';

/** Opens the suggestion of that id as a form, to be mended. */
export const suggestionMendId = itemId('suggestion-mend');
