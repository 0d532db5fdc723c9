import { textPageId } from './action-id.ts';

/** Has a timeline in words instead of its picture, and turns their pages. Its text is the timeline’s. */
export const timelineTextId = textPageId('timeline-text');
