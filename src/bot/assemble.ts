/** Puts the bot together from its parts: the same for Discord, the playground, the terminal and the tests. */
import { randomUUID } from 'node:crypto';
import { type Client, Events } from 'discord.js';
import type { Logger } from 'pino';
import type { About } from '../cards/about-card.ts';
import { KEEP_LEFT_DAYS } from '../cards/privacy-card.ts';
import type { DailyEvent, Result } from '../daily/job.ts';
import { type Clock, systemClock } from '../daily/pacer.ts';
import { startDaily } from '../daily/start.ts';
import { channelAccess } from '../discord/channel-access.ts';
import type { Action, Command, Form, MessageCommand } from '../discord/command.ts';
import { dailyMessages } from '../discord/daily-messages.ts';
import { liveMessages } from '../discord/live-messages.ts';
import { createRouter, type Router } from '../discord/router.ts';
import { createPlay, learn } from '../games/play.ts';
import { POINTS } from '../games/points.ts';
import { createPool } from '../games/pool.ts';
import { fold } from '../lore/names/fold.ts';
import type { Storage } from '../storage/open.ts';
import { isLevel } from '../trivia/level.ts';
import type { App } from './app.ts';
import { createBackground } from './background.ts';
import type { Knowledge } from './knowledge.ts';
import { lookOf, viewerOf } from './settings.ts';

const DAY = 24 * 3_600_000;

export interface Parts {
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
  /** From 0 to below 1. */
  random?: () => number;
  newId?: () => string;
}

export interface Assembled {
  app: App;
  router: Router;
  /** For a bot that answers and does nothing by itself: lets it see its servers. */
  connect(client: Client<true>): void;
  /** Begins what happens by itself: daily questions, rounds that close. */
  run(client: Client<true>): Promise<void>;
  /** Ends that, and lets what is on its way arrive. */
  stop(): Promise<void>;
}

export function assemble(parts: Parts): Assembled {
  const { knowledge, storage, log, clock = systemClock, random = Math.random, newId = randomUUID } = parts;
  const { questions, ...known } = knowledge;
  const { lore } = known;
  let connected: Client<true> | undefined;
  const client = () => connected;
  const now = clock.now;
  const pool = createPool({ source: questions, lore, storage, random });
  const play = createPlay({
    storage,
    pool,
    now,
    newId,
    viewerOf: ({ guildId, channelId, parentId, ownerId, private: alone }) =>
      viewerOf(
        storage,
        lore,
        { guildId, channelId, parentId: parentId ?? undefined, userId: alone ? ownerId : undefined },
        alone,
      ),
  });
  const background = createBackground(log);
  const live = liveMessages({ play, storage, client, now, background });
  const channels = channelAccess(client);
  const noteMiss = (typed: string) => {
    const name = fold(typed);
    if (!parts.countMisses || name === '') return;
    background.run('unknown name not counted', () => storage.misses.note(name, now()));
  };
  const app: App = {
    ...known,
    about: parts.about,
    definitions: [...parts.commands, ...parts.messageCommands].map(({ definition }) => definition),
    storage,
    pool,
    play,
    live,
    channels,
    noteMiss,
    now,
    newId,
    viewerOf: (asker, isPrivate) => viewerOf(storage, lore, asker, isPrivate),
    lookOf: ({ guildId }) => lookOf(storage, guildId),
  };
  const router = createRouter({
    commands: parts.commands,
    messageCommands: parts.messageCommands,
    actions: parts.actions,
    forms: parts.forms,
    app,
    log,
  });
  const messages = dailyMessages({ client, storage, channels, lore, now, log });
  let daily: { stop(): Promise<void> } | undefined;
  let purging: NodeJS.Timeout | undefined;

  const learnFrom = async ({ round }: Result) =>
    learn(storage, round, await storage.rounds.answers(round.id), now());

  const told = async (event: DailyEvent): Promise<void> => {
    const guild = 'schedule' in event ? event.schedule.guildId : undefined;
    switch (event.kind) {
      case 'posted':
        log.info(
          { guild: event.job.schedule.guildId, date: event.job.post.localDate, found: event.found },
          'daily question posted',
        );
        if (event.job.previous) await learnFrom(event.job.previous);
        break;
      case 'revealed':
        log.info({ guild: event.job.post.guildId, date: event.job.post.localDate }, 'daily answer posted');
        await learnFrom(event.job);
        break;
      case 'skipped':
        log.warn({ guild, dates: event.dates, reason: event.reason }, 'daily question skipped');
        break;
      case 'paused':
        log.warn({ guild, reason: event.reason }, 'daily question paused');
        await messages.tellStaff(event.schedule, event.reason);
        break;
      default:
        log.error({ guild, err: event.error }, `daily question: ${event.kind}`);
    }
  };

  /** Data of servers that removed Curzon goes after a while; an outage of Discord is no removal. */
  const watchGuilds = async (ready: Client<true>) => {
    const { guilds } = storage;
    ready.on(Events.GuildDelete, ({ id }) =>
      background.run('removed server not noted', () => guilds.markLeft(id, now()), { guild: id }),
    );
    ready.on(Events.GuildCreate, ({ id }) =>
      background.run('added server not noted', () => guilds.markJoined(id), { guild: id }),
    );
    const purge = async () => {
      const gone = await storage.guilds.purgeLeft(now(), KEEP_LEFT_DAYS * DAY);
      if (gone.length > 0) log.info({ guilds: gone.length }, 'data of servers that left deleted');
    };
    purging = setInterval(() => background.run('purge failed', purge), DAY / 4);
    purging.unref();
    await purge();
  };

  const connect = (ready: Client<true>) => {
    connected = ready;
  };

  return {
    app,
    router,
    connect,
    async run(ready) {
      connect(ready);
      await watchGuilds(ready);
      await live.resume();
      daily = startDaily({
        storage,
        clock,
        worker: newId(),
        async question({ guildId, channelId, topic, difficulty }, localDate) {
          const viewer = await viewerOf(storage, lore, { guildId, channelId, userId: undefined }, false);
          const asking = await pool.ofDay(
            { guildId, topic, level: isLevel(difficulty) ? difficulty : null, viewer },
            localDate,
          );
          return asking && { question: asking, points: POINTS[asking.level], changeable: true };
        },
        post: messages.post,
        findOwnPost: messages.findOwnPost,
        reveal: messages.reveal,
        onEvent: (event) => background.run('daily question: follow-up failed', () => told(event)),
      });
    },
    async stop() {
      clearInterval(purging);
      await daily?.stop();
      await router.idle();
      live.stop();
      await background.idle();
    },
  };
}
