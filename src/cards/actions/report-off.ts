import { itemId } from './action-id.ts';

/** The question of a report, by the report's id, is not asked in this server any more. */
export const reportOffId = itemId('report-off');
