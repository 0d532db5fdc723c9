import { itemId } from './action-id.ts';

/** Ends a game with the question that is open, for its host. */
export const stopId = itemId('stop');
