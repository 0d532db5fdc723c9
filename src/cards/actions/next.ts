import { itemId } from './action-id.ts';

/** Asks the next question of a game in a channel, by its round before. */
export const nextId = itemId('next');
