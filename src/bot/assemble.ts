/** Puts the bot together from its parts: the same for Discord, the playground, the terminal and the tests. */
import { randomUUID } from 'node:crypto';
import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import type { About } from '../cards/about-card.ts';
import { type Clock, systemClock } from '../daily/pacer.ts';
import type { Daily } from '../daily/start.ts';
import { channelAccess } from '../discord/channel-access.ts';
import { dailyMessages } from '../discord/daily-messages.ts';
import { liveMessages } from '../discord/live-messages.ts';
import type { MemberRate } from '../discord/member-rate.ts';
import { memberRoles } from '../discord/member-roles.ts';
import { nightMessages } from '../discord/night-messages.ts';
import { createPosting } from '../discord/posting.ts';
import { regularMessages } from '../discord/regular-messages.ts';
import { createRouter, type Router } from '../discord/router.ts';
import { scheduledEvents } from '../discord/scheduled-events.ts';
import type { Draw } from '../discord/with-pictures.ts';
import { createPlay, type Play } from '../games/play.ts';
import { createPool, type Pool } from '../games/pool.ts';
import { Recent } from '../lore/names/recent.ts';
import type { Nights } from '../nights/start.ts';
import { createPictures, type Pictures } from '../pictures/index.ts';
import type { Storage } from '../storage/open.ts';
import { readSetting } from '../storage/settings.ts';
import { type Action, type App, type Command, createApp, type Form, type MessageCommand } from './app.ts';
import { type Background, createBackground } from './background.ts';
import { resumeDaily, runDaily } from './daily-question.ts';
import { Drafts } from './drafts.ts';
import { type Housekeeping, startHousekeeping } from './housekeeping.ts';
import type { Knowledge } from './knowledge.ts';
import { createKnownIn, type KnownIn } from './known-in.ts';
import type { Metrics } from './metrics.ts';
import { runNights } from './nights.ts';
import { regularCards } from './regular-posts.ts';
import {
  type Channel,
  DAILY_TODAY,
  HIDDEN,
  lookOf,
  PACKS,
  readerOf as readerIn,
  viewerOf,
} from './settings.ts';
import { excuseFor, withoutDatabase } from './without-database.ts';

interface Parts {
  knowledge: Knowledge;
  about: About;
  storage: Storage;
  commands: readonly Command[];
  messageCommands: readonly MessageCommand[];
  actions: Readonly<Record<string, Action>>;
  forms: Readonly<Record<string, Form>>;
  log: Logger;
  /** Whether names that nobody could find are counted. */
  countMisses?: boolean;
  clock?: Clock;
  /** Counts what happens. */
  metrics?: Metrics;
  /** How many processes share Discord's limits now; only this one when left out. */
  processes?: () => number;
  pictures?: Pictures;
  /** How much one member may ask for; anything when left out. */
  rate?: MemberRate;
  /** From 0 to below 1. */
  random?: () => number;
  newId?: () => string;
}

export interface Assembled {
  /** What commands work with now where a server chose no packs. */
  readonly app: App;
  router: Router;
  /** Where work goes that nobody waits for. */
  background: Background;
  /** For a bot that answers and does nothing by itself: lets it see its servers. */
  connect(client: Client<true>): void;
  /** Goes on with other packs: what is asked from now on is answered from them. */
  swap(knowledge: Knowledge): void;
  /** Begins what happens by itself: daily questions, rounds that close. */
  run(client: Client<true>): Promise<void>;
  /** Ends that, and lets what is on its way arrive. */
  stop(): Promise<void>;
}

/** All that depends on what is known: it is made anew when packs are swapped, and answers under way keep the old one. */
interface Generation extends KnownIn {
  all: Knowledge;
  pool: Pool;
  play: Play;
  app: App;
  /** What commands work with in a server. */
  appIn(guildId: string | null): Promise<App>;
}

/** So many choices of packs and hidden entries have their cards kept at once. */
const KEPT_APPS = 16;

export function assemble(parts: Parts): Assembled {
  const { storage, log, clock = systemClock, random = Math.random, newId = randomUUID } = parts;
  const pictures = parts.pictures ?? createPictures();
  let connected: Client<true> | undefined;
  const client = () => connected;
  const now = clock.now;
  const background = createBackground(log);
  const { during, orElse, note } = withoutDatabase();
  const channels = channelAccess(client);

  // An answer without its picture is better than none: its words say the same.
  const notDrawn = (err: unknown) => {
    log.error({ err }, 'picture not drawn');
    return undefined;
  };
  const draw: Draw = (request) => pictures.drawInTime(request).catch(notDrawn);
  const posting = createPosting({ client, channels, draw, now, log });
  const events = scheduledEvents(client, log);
  const roles = memberRoles(client);
  const live = liveMessages({
    play: () => current.play,
    ...{ storage, posting, client, clock, log, background },
  });

  const generationOf = (all: Knowledge): Generation => {
    const { knownIn } = createKnownIn({
      all,
      read: (guildId, before) =>
        orElse(async () => {
          const set = await storage.settings.guild.all(guildId);
          return { packs: readSetting(set, PACKS), hidden: HIDDEN.among(set) };
        }, before),
    });
    const pool = createPool({ knownIn, storage, random });
    const play = createPlay({
      storage,
      pool,
      now,
      newId,
      viewerOf: async ({ guildId, channelId, parentId, ownerId, private: alone }) =>
        viewerOf(
          storage,
          await knownIn(guildId),
          { guildId, channelId, parentId: parentId ?? undefined, userId: alone ? ownerId : undefined },
          alone,
        ),
    });
    const shared = {
      ...parts,
      pool,
      play,
      live,
      channels,
      posting,
      events,
      roles,
      background,
      orElse,
      now,
      newId,
    };
    const drafts = new Drafts();
    const appOf = (knowledge: Knowledge) =>
      createApp({ ...shared, knowledge, loaded: all.lore.packs, drafts });
    const app = appOf(all);
    const apps = new Recent<Knowledge, App>(KEPT_APPS);
    const appIn = async (guildId: string | null) => {
      const knowledge = await knownIn(guildId);
      return knowledge === all ? app : apps.get(knowledge, () => appOf(knowledge));
    };
    return { all, knownIn, pool, play, app, appIn };
  };
  let current = generationOf(parts.knowledge);
  parts.metrics?.packs(current.all.lore.packs);

  const router = createRouter({
    draw: (request, userId) => pictures.draw(request, userId).catch(notDrawn),
    commands: parts.commands,
    messageCommands: parts.messageCommands,
    actions: parts.actions,
    forms: parts.forms,
    app: (guildId) => current.appIn(guildId),
    during,
    note,
    excuseFor,
    rate: parts.rate,
    ...(parts.metrics ? { onAnswered: parts.metrics.answered } : {}),
    log,
  });
  const readerOf = async (schedule: Channel) =>
    readerIn({ storage, channels }, await current.knownIn(schedule.guildId), schedule);
  const regular = regularMessages({
    posting,
    cardOf: regularCards({ storage, channels, knownIn: (guildId) => current.knownIn(guildId) }),
  });
  const messages = dailyMessages({
    posting,
    client,
    storage,
    loreIn: async (guildId) => (await current.knownIn(guildId)).lore,
    readerOf,
    lookOf: (guildId) => lookOf(storage, guildId),
    tellsDay: async (guildId) => (await storage.settings.guild.get(guildId, DAILY_TODAY)) ?? false,
    now,
    log,
  });
  const voice = nightMessages({
    ...{ client, storage, posting, events, log },
    loreIn: async (guildId) => (await current.knownIn(guildId)).lore,
    lookOf: (guildId) => lookOf(storage, guildId),
  });
  let housekeeping: Housekeeping | undefined;
  let daily: Daily | undefined;
  let nights: Nights | undefined;

  const connect = (ready: Client<true>) => {
    connected = ready;
  };

  return {
    get app() {
      return current.app;
    },
    router,
    background,
    connect,
    swap(knowledge) {
      current = generationOf(knowledge);
      parts.metrics?.packs(current.all.lore.packs);
    },
    async run(ready) {
      connect(ready);
      parts.metrics?.watch(ready, background);
      housekeeping = startHousekeeping({
        client: ready,
        storage,
        play: () => current.play,
        cameBack: (guildId) => resumeDaily(guildId, { storage, clock, channels, messages, log }),
        now,
        log,
        background,
      });
      live.start();
      nights = runNights({ play: () => current.play, storage, voice, clock, log });
      daily = runDaily({
        ...{ storage, clock, worker: newId(), pool: () => current.pool },
        ...{ readerOf, messages, regular, roles, posting, background, log },
        processes: parts.processes,
        onEvent: parts.metrics?.daily,
      });
    },
    async stop() {
      housekeeping?.stop();
      await daily?.stop();
      await nights?.stop();
      await router.idle();
      await live.stop();
      await background.idle();
      await pictures.close();
    },
  };
}
