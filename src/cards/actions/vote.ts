import { answerId } from './action-id.ts';

/** Answers a question that all may answer; the message stays as it is. */
export const voteId = answerId('vote');
