import { textPageId } from './action-id.ts';

/** Turns the pages of that list. */
export const leftOutPageId = textPageId('left-out-page');
