import type { RoleGiving } from '../daily/run-season-roles.ts';
import type { About } from '../cards/about-card.ts';
import type { Choice } from '../cards/choices.ts';
import type { Reply } from '../cards/reply.ts';
import type { ChannelAccess } from '../discord/channel-access.ts';
import type * as discord from '../discord/command.ts';
import type { Live } from '../discord/live-messages.ts';
import type { Posting } from '../discord/posting.ts';
import type { ScheduledEvents } from '../discord/scheduled-events.ts';
import type { Play } from '../games/play.ts';
import type { Pool } from '../games/pool.ts';
import type { Pack } from '../lore/model/model.ts';
import { fold } from '../lore/names/fold.ts';
import { Recent } from '../lore/names/recent.ts';
import type { Look } from '../pictures/index.ts';
import { EVERYTHING, type Viewer } from '../spoilers/viewer.ts';
import type { Storage } from '../storage/open.ts';
import type { Background } from './background.ts';
import type { Drafts } from './drafts.ts';
import type { Knowledge } from './knowledge.ts';
import { lookOf, viewerOf } from './settings.ts';
import type { WithoutDatabase } from './without-database.ts';

/** What commands work with. It comes in as an argument, so a test passes its own. */
export interface App extends Omit<Knowledge, 'questions'> {
  /** All packs that there are: of which a server may choose. What is known is from those that it chose. */
  loaded: readonly Pack[];
  about: About;
  /** All commands, as Discord is told of them. */
  definitions: readonly discord.Registered['definition'][];
  storage: Storage;
  pool: Pool;
  play: Play;
  /** Messages that change by themselves: lists of who has answered. */
  live: Live;
  channels: ChannelAccess;
  /** Posts in channels by itself. */
  posting: Pick<Posting, 'checked' | 'send'>;
  /** Discord's own events. */
  events: ScheduledEvents;
  /** Roles of members. */
  roles: RoleGiving;
  /** What counts for whoever asks and what they have not seen. */
  viewerOf: (asker: discord.Asker, isPrivate: boolean) => Promise<Viewer>;
  /** How pictures are drawn where it is asked; undefined where words shall do. */
  lookOf: (asker: discord.Asker) => Promise<Look | undefined>;
  /** Answers to what was typed last, by all that they are made from: finding what is meant and writing it is what they cost. */
  answers: Recent<string, Reply>;
  /** Likewise what was suggested for it. */
  suggestions: Recent<string, readonly Choice[]>;
  /** What was typed into forms that were refused. */
  drafts: Drafts;
  /** Counts a name that nobody could find, where the operator switched that on. */
  noteMiss: (typed: string) => void;
  /** Milliseconds since 1970. */
  now: () => number;
  newId: () => string;
}

/** Answers kept, and as many lists of suggestions, of a few kilobytes each. */
const KEPT_ANSWERS = 200;

interface AppParts
  extends Pick<
    App,
    | 'loaded'
    | 'about'
    | 'storage'
    | 'pool'
    | 'play'
    | 'live'
    | 'channels'
    | 'posting'
    | 'events'
    | 'roles'
    | 'drafts'
    | 'now'
    | 'newId'
  > {
  knowledge: Knowledge;
  commands: readonly Command[];
  messageCommands: readonly MessageCommand[];
  background: Background;
  /** For what goes on while the database is away. */
  orElse: WithoutDatabase['orElse'];
  /** Whether names that nobody could find are counted. */
  countMisses?: boolean;
}

export function createApp(parts: AppParts): App {
  const { knowledge, about, storage, pool, play, live, channels, events, background, orElse, now, newId } =
    parts;
  const { questions: _, ...known } = knowledge;
  const withoutSettings: Viewer = known.hidden ? { ...EVERYTHING, hidden: known.hidden } : EVERYTHING;
  return {
    ...known,
    loaded: parts.loaded,
    about,
    definitions: [...parts.commands, ...parts.messageCommands].map(({ definition }) => definition),
    storage,
    pool,
    play,
    live,
    channels,
    posting: parts.posting,
    events,
    roles: parts.roles,
    answers: new Recent(KEPT_ANSWERS),
    suggestions: new Recent(KEPT_ANSWERS),
    drafts: parts.drafts,
    noteMiss(typed) {
      const name = fold(typed);
      if (!parts.countMisses || name === '') return;
      background.run('unknown name not counted', () => storage.misses.note(name, now()));
    },
    now,
    newId,
    viewerOf: (asker, isPrivate) => orElse(() => viewerOf(storage, known, asker, isPrivate), withoutSettings),
    lookOf: ({ guildId }) => orElse(() => lookOf(storage, guildId), undefined),
  };
}

export type Command = discord.Command<App>;
export type MessageCommand = discord.MessageCommand<App>;
export type Action<Name extends string = string> = discord.Action<App, Name>;
export type Form<Name extends string = string> = discord.Form<App, Name>;
