import { itemId } from './action-id.ts';

/** Asks the next question of a game that one member plays alone, by its round before. */
export const soloNextId = itemId('solo-next');
