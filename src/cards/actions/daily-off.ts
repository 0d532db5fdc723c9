import { bareId } from './action-id.ts';

/** Ends the daily question, once it was asked whether it should. */
export const dailyOffId = bareId('daily-off');
