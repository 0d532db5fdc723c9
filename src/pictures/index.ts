/** Timelines, connections, ties and polls as pictures, drawn on this machine from plain data. */
export type { Look } from './paint.ts';
export { createPictures, type Pictures, type PicturesOptions } from './pictures.ts';
export type { PollContent } from './poll.ts';
export { inWords, type PictureRequest } from './request.ts';
