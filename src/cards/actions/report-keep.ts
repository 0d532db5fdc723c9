import { itemId } from './action-id.ts';

/** The question of a report, by the report's id, is kept: all reports of it are done with. */
export const reportKeepId = itemId('report-keep');
