import { itemId } from './action-id.ts';

/** Opens the card of an entry that was guessed at. */
export const guessId = itemId('guess');
