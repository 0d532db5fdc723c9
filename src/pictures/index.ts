/** Timelines, connections, ties and polls as pictures, drawn on this machine from plain data. */
export { type ConnectionContent, connectionAltText, connectionPicture } from './connection.ts';
export { type Look, type Picture, preparePictures } from './paint.ts';
export { type PollContent, pollAltText, pollPicture } from './poll.ts';
export type { ThemeName } from './theme.ts';
export { type TiesContent, tiesAltText, tiesPicture } from './ties.ts';
export { type TimelineContent, timelineAltText, timelinePicture } from './timeline.ts';
