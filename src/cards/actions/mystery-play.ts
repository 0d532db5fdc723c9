import { bareId } from './action-id.ts';

/** Shows whoever presses it how their mystery of the day stands. */
export const mysteryPlayId = bareId('mystery-play');
