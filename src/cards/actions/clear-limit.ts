import { bareId } from './action-id.ts';

/** Takes away the spoiler limit of the channel that is chosen. */
export const clearLimitId = bareId('clear-limit');
