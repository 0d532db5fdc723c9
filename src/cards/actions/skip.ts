import { itemId } from './action-id.ts';

/** Closes a question of a game at once, for its host. */
export const skipId = itemId('skip');
