import { itemId } from './action-id.ts';

/** Leaves a quiz night. */
export const nightLeaveId = itemId('night-leave');
