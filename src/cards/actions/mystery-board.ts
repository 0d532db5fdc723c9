import { bareId } from './action-id.ts';

/** Shows who solved most mysteries in the server where it is pressed. */
export const mysteryBoardId = bareId('mystery-board');
