import { answerId } from './action-id.ts';

/** Answers a question of a game that one member plays alone; the message turns into the result. */
export const soloId = answerId('solo');
