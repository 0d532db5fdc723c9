import { itemPageId } from './action-id.ts';

/** Turns the pages of that list. */
export const sourcesPageId = itemPageId('sources-page');
