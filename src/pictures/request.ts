/** A picture to be drawn, as plain data: a card says what, and who sends it has it drawn. */
import { type ConnectionContent, connectionAltText, connectionPicture } from './connection.ts';
import type { Look } from './paint.ts';
import { type PodiumContent, podiumAltText, podiumPicture } from './podium.ts';
import { type PollContent, pollAltText, pollPicture } from './poll.ts';
import { type TiesContent, tiesAltText, tiesPicture } from './ties.ts';
import { type TimelineContent, timelineAltText, timelinePicture } from './timeline.ts';

export type PictureRequest = { look: Look } & (
  | { kind: 'timeline'; content: TimelineContent }
  | { kind: 'connection'; content: ConnectionContent }
  | { kind: 'ties'; content: TiesContent }
  | { kind: 'poll'; content: PollContent }
  | { kind: 'podium'; content: PodiumContent }
);

/** What it says, for who cannot see it, in at most as many characters as Discord takes. */
export function inWords(request: PictureRequest): string {
  switch (request.kind) {
    case 'timeline':
      return timelineAltText(request.content);
    case 'connection':
      return connectionAltText(request.content);
    case 'ties':
      return tiesAltText(request.content);
    case 'poll':
      return pollAltText(request.content);
    case 'podium':
      return podiumAltText(request.content);
  }
}

/** Draws it here and now, as PNG: 50 to 90 ms in which nothing else happens. See {@link createPictures} for elsewhere. */
export async function drawHere(request: PictureRequest): Promise<Buffer> {
  const { png } = await pictureOf(request);
  return png;
}

function pictureOf(request: PictureRequest) {
  const { look } = request;
  switch (request.kind) {
    case 'timeline':
      return timelinePicture(request.content, look);
    case 'connection':
      return connectionPicture(request.content, look);
    case 'ties':
      return tiesPicture(request.content, look);
    case 'poll':
      return pollPicture(request.content, look);
    case 'podium':
      return podiumPicture(request.content, look);
  }
}
