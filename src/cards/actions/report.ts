import { itemId } from './action-id.ts';

/** Opens the form that reports the question of a round. */
export const reportId = itemId('report');
