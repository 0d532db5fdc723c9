import { textPageId } from './action-id.ts';

/** Turns the pages of facts found. */
export const searchPageId = textPageId('search-page');
