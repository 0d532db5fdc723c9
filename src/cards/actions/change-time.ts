import { bareId } from './action-id.ts';

/** Opens the form for the hour of the daily question. */
export const changeTimeId = bareId('change-time');
