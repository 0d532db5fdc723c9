import { itemPageId } from './action-id.ts';

/** Turns a work’s card to a page, or shows it another way. */
export const workId = itemPageId('work');
