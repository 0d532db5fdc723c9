import { itemId } from './action-id.ts';

/** Shows the entry that a question was about, below it. */
export const lookId = itemId('look');
