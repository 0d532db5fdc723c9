import { nightStageId } from './action-id.ts';

/** Opens the panel of a quiz night's host. */
export const nightHostId = nightStageId('night-host');
