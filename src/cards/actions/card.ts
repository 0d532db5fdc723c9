import { itemPageId } from './action-id.ts';

/** Turns an entry’s card to a page, or shows it another way. */
export const cardId = itemPageId('card');
