/** The daily question at work: chosen from the pool, posted through Discord, told to the log, learned from. */
import type { Logger } from 'pino';
import { roleTrouble } from '../cards/season-role-card.ts';
import type { DailyEvent, Result } from '../daily/job.ts';
import { nextPost } from '../daily/next-post.ts';
import type { Clock } from '../daily/pacer.ts';
import { nextRegular } from '../daily/run-regular.ts';
import type { RoleGiving } from '../daily/run-season-roles.ts';
import { type Daily, startDaily } from '../daily/start.ts';
import type { ChannelAccess } from '../discord/channel-access.ts';
import type { DailyMessages } from '../discord/daily-messages.ts';
import type { Posting } from '../discord/posting.ts';
import type { RegularMessages } from '../discord/regular-messages.ts';
import { learn } from '../games/play.ts';
import { POINTS } from '../games/points.ts';
import type { Pool } from '../games/pool.ts';
import type { Viewer } from '../spoilers/viewer.ts';
import type { Storage } from '../storage/open.ts';
import type { Schedule } from '../storage/schedules.ts';
import { isLevel } from '../trivia/level.ts';
import type { Background } from './background.ts';
import { calendarOf } from './settings.ts';

interface DailyParts {
  storage: Storage;
  clock: Clock;
  /** Name of this process: no two that run at once share it. */
  worker: string;
  pool: () => Pool;
  /** Whoever reads the channel of a schedule. */
  readerOf: (schedule: Schedule) => Promise<Viewer>;
  messages: DailyMessages;
  regular: RegularMessages;
  roles: RoleGiving;
  /** Tells a server's staff. */
  posting: Pick<Posting, 'tell'>;
  background: Background;
  /** Counts what happens. */
  onEvent: ((event: DailyEvent) => void) | undefined;
  /** How many processes share Discord's limits now. */
  processes: (() => number) | undefined;
  log: Logger;
}

export function runDaily(parts: DailyParts): Daily {
  const { storage, clock, worker, pool, readerOf, messages, background } = parts;
  return startDaily({
    storage,
    clock,
    worker,
    processes: parts.processes,
    async question(schedule, localDate) {
      const { guildId, topic, difficulty } = schedule;
      const level = isLevel(difficulty) ? difficulty : null;
      const asking = await pool().ofDay(
        { guildId, topic, level, viewer: await readerOf(schedule) },
        localDate,
      );
      return asking && { question: asking, points: POINTS[asking.level], changeable: true };
    },
    post: messages.post,
    findOwnPost: messages.findOwnPost,
    reveal: messages.reveal,
    regular: parts.regular,
    roles: parts.roles,
    calendarOf: (guildId) => calendarOf(storage, guildId),
    onEvent(event) {
      parts.onEvent?.(event);
      background.run('daily question: follow-up failed', () => followUp(event, parts));
    },
  });
}

/** In a server that removed Curzon and has it again: what was paused meanwhile goes on, and its staff is told. */
export async function resumeDaily(
  guildId: string,
  {
    storage,
    clock,
    channels,
    messages,
    log,
  }: Pick<DailyParts, 'storage' | 'clock' | 'messages' | 'log'> & { channels: ChannelAccess },
): Promise<void> {
  for (const post of await storage.regularPosts.ofGuild(guildId))
    if (post.pausedReason === 'forbidden')
      await storage.regularPosts.resume(post, nextRegular(post, clock.now()));
  const schedule = await storage.schedules.get(guildId);
  const reason = schedule?.pausedReason;
  if (!schedule || (reason !== 'forbidden' && reason !== 'gone')) return;
  const access = await channels.check(guildId, schedule.channelId, { thread: schedule.useThread });
  if (!access.ok) {
    await messages.tellStaff(schedule, reason);
    return;
  }
  const nextAt = await nextPost(storage, schedule, clock.now());
  await storage.schedules.resume(guildId, nextAt);
  log.info({ guild: guildId }, 'daily question resumed');
  await messages.tellResumed({ ...schedule, nextAt });
}

/** What happened goes into the log, and what was answered into the ratings. */
async function followUp(
  event: DailyEvent,
  { storage, clock, messages, regular, posting, log }: DailyParts,
): Promise<void> {
  const guild = 'schedule' in event ? event.schedule.guildId : undefined;
  const learnFrom = async ({ round }: Result) =>
    learn(storage, round, await storage.rounds.answers(round.id), clock.now());
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
    case 'brought-back':
      log.warn(
        { guild, at: event.schedule.nextAt },
        'daily question was planned too far away: a clock was wrong',
      );
      break;
    case 'paused':
      log.warn({ guild, reason: event.reason }, 'daily question paused');
      await messages.tellStaff(event.schedule, event.reason);
      break;
    case 'regular-posted':
      log.info(
        { guild: event.job.post.guildId, what: event.job.post.kind, outcome: event.outcome },
        'daily post done with',
      );
      break;
    case 'regular-paused':
      log.warn(
        { guild: event.post.guildId, what: event.post.kind, reason: event.reason },
        'daily post paused',
      );
      await regular.tellStaff(event.post, event.reason);
      break;
    case 'regular-brought-back':
      log.warn({ guild: event.post.guildId, what: event.post.kind }, 'daily post was planned too far away');
      break;
    case 'regular-retrying':
      log.error(
        { guild: event.post.guildId, what: event.post.kind, err: event.error },
        'daily post: retrying',
      );
      break;
    case 'season-role-settled':
      log.info({ guild: event.guildId, members: event.holders.length }, 'role of a season’s first given');
      break;
    case 'season-role-paused':
      log.warn({ guild: event.guildId, why: event.trouble.why }, 'role of a season’s first paused');
      await posting.tell(
        event.guildId,
        'The season’s first has no role yet',
        `${roleTrouble(event.roleId, event.trouble)} Then set it again with \`/trivia-admin season-role\`, and it goes on.`,
      );
      break;
    case 'season-role-retrying':
      log.error({ guild: event.guildId, err: event.error }, 'role of a season’s first: retrying');
      break;
    default:
      log.error({ guild, err: event.error }, `daily question: ${event.kind}`);
  }
}
