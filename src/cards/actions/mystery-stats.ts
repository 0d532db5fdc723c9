import { bareId } from './action-id.ts';

/** Shows whoever presses it their mysteries so far. */
export const mysteryStatsId = bareId('mystery-stats');
