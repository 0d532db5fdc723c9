import { bareId } from './action-id.ts';

/** Deletes everything about whoever presses it. */
export const forgetMeId = bareId('forget-me');
