import { nightStageId } from './action-id.ts';

/** Shows the whole board of a quiz night. */
export const nightBoardId = nightStageId('night-board');
