import type { About } from '../cards/about-card.ts';
import type { ChannelAccess } from '../discord/channel-access.ts';
import type { Asker, Registered } from '../discord/command.ts';
import type { Play } from '../games/play.ts';
import type { Pool } from '../games/pool.ts';
import type { Look } from '../pictures/index.ts';
import type { Viewer } from '../spoilers/viewer.ts';
import type { Storage } from '../storage/open.ts';
import type { Knowledge } from './knowledge.ts';

/** What commands work with. It comes in as an argument, so a test passes its own. */
export interface App extends Omit<Knowledge, 'questions'> {
  about: About;
  /** All commands, as Discord is told of them. */
  definitions: readonly Registered['definition'][];
  storage: Storage;
  pool: Pool;
  play: Play;
  /** Messages that change by themselves: rounds that close, lists of who has answered. */
  live: Live;
  channels: ChannelAccess;
  /** What counts for whoever asks and what they have not seen. */
  viewerOf: (asker: Asker, isPrivate: boolean) => Promise<Viewer>;
  /** How pictures are drawn where it is asked. */
  lookOf: (asker: Asker) => Promise<Look>;
  /** Counts a name that nobody could find, where the operator switched that on. */
  noteMiss: (typed: string) => void;
  /** Milliseconds since 1970. */
  now: () => number;
  newId: () => string;
}

/** What happens to a question's message after it was sent. */
export interface Live {
  /** Closes the round when its time comes, and shows the result in its message. */
  closeInTime(roundId: string): void;
  /** Shows who has answered by now, soon; many at once make one edit. */
  showAnswered(roundId: string): void;
}
