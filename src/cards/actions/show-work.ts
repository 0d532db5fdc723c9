import { itemId } from './action-id.ts';

/** Shows a work’s card to all. */
export const showWorkId = itemId('show-work');
