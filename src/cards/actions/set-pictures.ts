import { bareId } from './action-id.ts';

/** Sets the theme that pictures are drawn for to what is chosen. */
export const setPicturesId = bareId('set-pictures');
