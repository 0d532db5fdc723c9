import { textPageId } from './action-id.ts';

/** Turns the pages of a timeline. Its text is a span, or the id of an entry. */
export const timelinePageId = textPageId('timeline-page');
