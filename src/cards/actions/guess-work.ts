import { itemId } from './action-id.ts';

/** Opens the card of a work that was guessed at. */
export const guessWorkId = itemId('guess-work');
