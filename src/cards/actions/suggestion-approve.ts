import { itemId } from './action-id.ts';

/** The suggestion of that id becomes one of the server’s own questions. */
export const suggestionApproveId = itemId('suggestion-approve');
