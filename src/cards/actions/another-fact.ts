import { bareId } from './action-id.ts';

/** Another fact by chance. */
export const anotherFactId = bareId('another-fact');
