import { textPageId } from './action-id.ts';

/** Lists what a timeline does not show. Its text is the timeline’s. */
export const leftOutId = textPageId('left-out');
