import { bareId } from './action-id.ts';

/** Pauses the daily question. */
export const dailyPauseId = bareId('daily-pause');
