import { bareId } from './action-id.ts';

/** Lets a server be answered from the packs that are chosen. */
export const setPacksId = bareId('set-packs');
