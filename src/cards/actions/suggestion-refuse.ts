import { itemId } from './action-id.ts';

/** The suggestion of that id is refused, and gone. */
export const suggestionRefuseId = itemId('suggestion-refuse');
