import type { DailyPost } from '../storage/daily-posts.ts';
import type { Storage } from '../storage/open.ts';
import type { Round } from '../storage/rounds.ts';
import type { Schedule } from '../storage/schedules.ts';
import { type Held, holdNothing, LEASE } from './held.ts';
import {
  type ChosenQuestion,
  type DailyEvent,
  type DailyJob,
  pauseReasonOf,
  type Result,
  retryTime,
} from './job.ts';
import { dailyNonce, NONCE_WINDOW } from './nonce.ts';
import type { Pacer } from './pacer.ts';
import { type Occurrence, planDue } from './plan.ts';
import { resultOf } from './result.ts';

const HOUR = 3_600_000;

/** Where a question stands: in its schedule's channel unless told, as in a forum's thread. */
export interface Posted {
  messageId: string;
  channelId?: string;
}

/** What the daily question works with. Discord comes in as functions. */
export interface DailyOptions {
  storage: Storage;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Name of this process: no two that run at once share it. */
  worker: string;
  pacer: Pacer;
  /** Picks what to ask; undefined: there is nothing, and the day is skipped. Asked once a day and guild. */
  question: (schedule: Schedule, localDate: string) => Promise<ChosenQuestion | undefined>;
  /** Sends it. @throws PostFailure */
  post: (job: DailyJob) => Promise<Posted>;
  /** Looks in the channel for the bot's own message of this job. @throws PostFailure */
  findOwnPost: (job: DailyJob) => Promise<Posted | undefined>;
  onEvent: (event: DailyEvent) => void;
  /** Begins nothing new once aborted; what is on its way is finished. */
  signal?: AbortSignal;
  /** How long others leave a claim alone that nobody renews, in milliseconds. */
  lease?: number;
  /** What this process is at: who has it renewed meanwhile hands it in. */
  held?: Held;
  /** How long after its hour a missed question is still posted, in milliseconds. */
  catchUp?: number;
  /** For how long Discord surely knows a nonce, in milliseconds. */
  nonceWindow?: number;
  /** How many are claimed at once. */
  batch?: number;
}

export const DEFAULTS = { lease: LEASE, catchUp: 6 * HOUR, nonceWindow: NONCE_WINDOW, batch: 40 };
/** Discord slow for two seconds at full pace. */
const MOST_IN_FLIGHT = 80;
/** After a long outage, further back nobody looks. */
const MOST_DAYS_RECORDED = 31;

type Settled = Required<Omit<DailyOptions, 'signal'>> & Pick<DailyOptions, 'signal'>;
type Claimed = Schedule & { nextAt: number };

/** A claim with what to do about it: nothing is sent before its turn. */
interface Prepared {
  schedule: Claimed;
  due: Occurrence;
  nextAt: number;
  job: DailyJob;
  /** Older than the nonce: it may be in the channel already. */
  stale: boolean;
}

/**
 * Posts every daily question that is due, each exactly once, however many processes run this: a conditional
 * update claims a schedule, the day is recorded before the request, the nonce makes a repeated request
 * harmless, and what was recorded longer ago than Discord knows a nonce is looked for in the channel first.
 * @returns how many were posted or found.
 * @throws what the storage throws; claims then end with their lease.
 */
export async function runDue(options: DailyOptions): Promise<number> {
  const daily: Settled = { ...DEFAULTS, held: holdNothing(), ...options };
  const inFlight = new Set<Promise<unknown>>();
  const failures: unknown[] = [];
  let posted = 0;
  const begin = (one: Prepared): void => {
    const sending = send(daily, one)
      .then((sent) => {
        if (sent) posted += 1;
      })
      .catch((error: unknown) => failures.push(error))
      .finally(() => {
        inFlight.delete(sending);
        daily.held.schedules.delete(one.schedule);
      });
    inFlight.add(sending);
  };
  // The next batch is claimed and recorded while this one is sent, so that no turn is lost.
  let upcoming = claimAndPrepare(daily);
  try {
    for (let more = true; more && failures.length === 0; ) {
      const { claimed, prepared } = await upcoming;
      more = claimed === daily.batch;
      upcoming = more ? claimAndPrepare(daily) : NOTHING;
      // Awaited a batch later: until then a failure must not count as unhandled.
      upcoming.catch(() => {});
      const unsent: Prepared[] = [];
      for (const one of prepared) {
        if (inFlight.size >= MOST_IN_FLIGHT) await Promise.race(inFlight);
        if (await daily.pacer.turn(daily.signal)) begin(one);
        else unsent.push(one);
      }
      await giveBack(daily, unsent);
    }
    await giveBack(daily, (await upcoming).prepared);
  } finally {
    await Promise.all(inFlight);
  }
  if (failures.length > 0) throw failures[0];
  return posted;
}

const NOTHING: ReturnType<typeof claimAndPrepare> = Promise.resolve({ claimed: 0, prepared: [] });

async function claimAndPrepare(daily: Settled): Promise<{ claimed: number; prepared: Prepared[] }> {
  const { storage, now, worker, lease, batch, held, signal } = daily;
  if (signal?.aborted) return { claimed: 0, prepared: [] };
  const claims = await storage.schedules.claimDue({ now: now(), worker, lease, limit: batch });
  for (const claim of claims) held.schedules.add(claim);
  const prepared = await Promise.all(
    claims
      .filter((schedule): schedule is Claimed => schedule.nextAt !== null)
      .map((one) => prepare(daily, one)),
  );
  return { claimed: claims.length, prepared: prepared.filter((one) => one !== undefined) };
}

async function giveBack({ storage, worker, held }: Settled, unsent: readonly Prepared[]): Promise<void> {
  if (unsent.length === 0) return;
  for (const { schedule } of unsent) held.schedules.delete(schedule);
  await storage.schedules.release(
    worker,
    unsent.map(({ schedule }) => schedule.guildId),
  );
}

async function prepare(daily: Settled, schedule: Claimed): Promise<Prepared | undefined> {
  try {
    const { missed, due, nextAt } = planDue(schedule, daily.now(), daily.catchUp);
    await giveUpMissed(daily, schedule, missed);
    const prepared = due && (await recordDay(daily, schedule, due, nextAt));
    if (prepared) return prepared;
    await daily.storage.schedules.settle(schedule.guildId, daily.worker, nextAt);
    daily.held.schedules.delete(schedule);
    return undefined;
  } catch (error) {
    // One guild's trouble is not another's: its lease ends and it is tried again.
    await failed(daily, schedule, error);
    return undefined;
  }
}

/** Whether the day before an outage reached the channel is only known there. */
async function giveUpMissed(daily: Settled, schedule: Claimed, missed: readonly Occurrence[]): Promise<void> {
  const { storage, now, pacer, findOwnPost, onEvent } = daily;
  const { guildId } = schedule;
  const dates: string[] = [];
  for (const day of missed.slice(-MOST_DAYS_RECORDED)) {
    const post = await storage.dailyPosts.get(guildId, day.date);
    if (post?.state === 'posted') continue;
    const job = post?.state === 'recorded' ? await jobOf(daily, schedule, post, day) : undefined;
    if (job) {
      await pacer.turn();
      // A channel that cannot be read any more does not keep a day from being given up.
      const found = await findOwnPost(job).catch((error: unknown) => {
        if (pauseReasonOf(error)) return undefined;
        throw error;
      });
      if (found) {
        await confirm(daily, job, found, true);
        continue;
      }
    }
    const nonce = dailyNonce(guildId, day.date);
    await storage.dailyPosts.skip({
      guildId,
      localDate: day.date,
      nonce,
      dueAt: day.at,
      reason: 'missed',
      now: now(),
    });
    dates.push(day.date);
  }
  if (dates.length > 0) onEvent({ kind: 'skipped', schedule, dates, reason: 'missed' });
}

/** Undefined when nothing is to be sent: the day is posted already, or there is no question for it. */
async function recordDay(
  daily: Settled,
  schedule: Claimed,
  due: Occurrence,
  nextAt: number,
): Promise<Prepared | undefined> {
  const { storage, now, nonceWindow, onEvent } = daily;
  const { guildId } = schedule;
  const known = await storage.dailyPosts.get(guildId, due.date);
  if (known?.state === 'posted') return undefined;
  const post = known?.state === 'recorded' ? known : await recordNew(daily, schedule, due);
  if (!post) {
    const nonce = dailyNonce(guildId, due.date);
    await storage.dailyPosts.skip({
      guildId,
      localDate: due.date,
      nonce,
      dueAt: due.at,
      reason: 'no-question',
      now: now(),
    });
    onEvent({ kind: 'skipped', schedule, dates: [due.date], reason: 'no-question' });
    return undefined;
  }
  if (post.state === 'posted') return undefined;
  const stale = now() - post.recordedAt > nonceWindow;
  const begun = known?.state === 'recorded' && !stale;
  const job = { ...(await jobOf(daily, schedule, post, due)), begun };
  return { schedule, due, nextAt, job, stale };
}

async function recordNew(daily: Settled, schedule: Claimed, due: Occurrence): Promise<DailyPost | undefined> {
  const chosen = await daily.question(schedule, due.date);
  if (!chosen) return undefined;
  const now = daily.now();
  const { guildId, channelId } = schedule;
  const nonce = dailyNonce(guildId, due.date);
  const revealAt = revealTime(schedule, now);
  return daily.storage.dailyPosts.record({
    guildId,
    localDate: due.date,
    nonce,
    dueAt: due.at,
    revealAt,
    round: {
      id: nonce,
      guildId,
      kind: 'daily',
      ...chosen,
      openedAt: now,
      closesAt: revealAt,
      channelId,
      messageId: null,
      sessionId: null,
    },
    now,
  });
}

const revealTime = ({ reveal }: Schedule, now: number): number | null =>
  reveal === 'with-next' ? null : now + reveal * HOUR;

async function jobOf(daily: Settled, schedule: Claimed, post: DailyPost, due: Occurrence): Promise<DailyJob> {
  const { storage, now } = daily;
  const round = await roundOf(storage, post);
  const previous = await previousResult(daily, post);
  return {
    schedule,
    post,
    round,
    nonce: post.nonce,
    begun: false,
    late: Math.max(0, now() - due.at),
    previous,
  };
}

async function roundOf(storage: Storage, post: DailyPost): Promise<Round> {
  const round = post.roundId === null ? undefined : await storage.rounds.get(post.roundId);
  if (!round) throw new Error(`the day ${post.localDate} of guild ${post.guildId} has no round`);
  return round;
}

/** Closed before it is counted, so that the numbers in the message are the last word. */
async function previousResult({ storage, now }: Settled, post: DailyPost): Promise<Result | undefined> {
  const previous = await storage.dailyPosts.unrevealedBefore(post.guildId, post.localDate);
  return previous && resultOf(storage, previous, now());
}

/** @returns whether it is in the channel now. */
async function send(daily: Settled, prepared: Prepared): Promise<boolean> {
  const { storage, now, worker, pacer, findOwnPost, post } = daily;
  const { schedule, stale } = prepared;
  let { job } = prepared;
  try {
    if (stale) {
      const found = await findOwnPost(job);
      if (found) return await settled(daily, prepared, job, found, true);
      job = await renewed(daily, schedule, job);
      await pacer.turn();
    }
    // Somebody else may have it by now; it comes back to whoever claims it next.
    if (now() >= schedule.leaseUntil) return false;
    return await settled(daily, prepared, job, await post(job), false);
  } catch (error) {
    const reason = pauseReasonOf(error);
    if (!reason) {
      await failed(daily, schedule, error);
      return false;
    }
    if (await storage.schedules.pauseClaimed(schedule.guildId, worker, reason)) {
      await giveUp(daily, job, reason);
      daily.onEvent({ kind: 'paused', schedule, reason, error });
    }
    return false;
  }
}

const giveUp = ({ storage, now }: Settled, { post }: DailyJob, reason: string): Promise<boolean> =>
  storage.dailyPosts.skip({
    guildId: post.guildId,
    localDate: post.localDate,
    nonce: post.nonce,
    dueAt: post.dueAt,
    reason,
    now: now(),
  });

/** It is not in the channel: sending it begins a new nonce window, and the time to answer begins anew. */
async function renewed({ storage, now }: Settled, schedule: Claimed, job: DailyJob): Promise<DailyJob> {
  const recordedAt = now();
  const revealAt = revealTime(schedule, recordedAt);
  const { guildId, localDate } = job.post;
  await storage.dailyPosts.renew(guildId, localDate, { recordedAt, revealAt });
  return {
    ...job,
    post: { ...job.post, recordedAt, revealAt },
    round: { ...job.round, closesAt: revealAt },
  };
}

async function settled(
  daily: Settled,
  { nextAt }: Prepared,
  job: DailyJob,
  posted: Posted,
  found: boolean,
): Promise<boolean> {
  await confirm(daily, job, posted, found, { worker: daily.worker, nextAt });
  return true;
}

async function confirm(
  daily: Settled,
  job: DailyJob,
  posted: Posted,
  found: boolean,
  settles?: { worker: string; nextAt: number },
): Promise<void> {
  const { guildId, localDate } = job.post;
  const revealed = job.previous?.post.localDate;
  const now = daily.now();
  if (
    await daily.storage.dailyPosts.confirm(guildId, localDate, {
      ...posted,
      now,
      revealed,
      ...(settles && { settles }),
    })
  )
    daily.onEvent({ kind: 'posted', job, messageId: posted.messageId, found });
}

async function failed(daily: Settled, schedule: Claimed, error: unknown): Promise<void> {
  daily.held.schedules.delete(schedule);
  const at = retryTime(error, daily.now());
  if (at !== undefined) await daily.storage.schedules.retryAt(schedule.guildId, daily.worker, at);
  daily.onEvent({ kind: 'retrying', schedule, error });
}
