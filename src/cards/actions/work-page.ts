import { menuId } from './action-id.ts';

/** Turns a work’s card to the page that is chosen. */
export const workPageId = menuId('work-page');
