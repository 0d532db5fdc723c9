import { bareId } from './action-id.ts';

/** Goes on with the daily question. */
export const dailyResumeId = bareId('daily-resume');
