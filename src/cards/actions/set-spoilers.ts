import { bareId } from './action-id.ts';

/** Opens the form for the server’s spoiler limit. */
export const setSpoilersId = bareId('set-spoilers');
