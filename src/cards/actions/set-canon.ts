import { bareId } from './action-id.ts';

/** Sets the server’s canon line to what is chosen. */
export const setCanonId = bareId('set-canon');
