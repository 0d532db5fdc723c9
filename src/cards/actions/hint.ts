import { itemId } from './action-id.ts';

/** Takes a hint for a question: its answer is worth half then. */
export const hintId = itemId('hint');
