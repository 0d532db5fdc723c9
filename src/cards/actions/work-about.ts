import { menuId } from './action-id.ts';

/** Turns a work’s card to what it tells of the entry that is chosen. */
export const workAboutId = menuId('work-about');
