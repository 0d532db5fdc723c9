import type { RegularPost } from '../storage/regular-posts.ts';
import { holdNothing } from './held.ts';
import { pauseReasonOf, type RegularJob, retryTime } from './job.ts';
import { localDate, nextInstant } from './local-time.ts';
import { regularNonce } from './nonce.ts';
import { planDue } from './plan.ts';
import { DEFAULTS, type DailyOptions } from './run-due.ts';

/** How what is posted each day beside the question reaches its channel. */
export interface RegularSending {
  /** Sends it; false where there is nothing to say on that day. @throws PostFailure */
  send: (job: RegularJob) => Promise<boolean>;
  /** Whether the bot's own message of this job is in the channel. @throws PostFailure */
  find: (job: RegularJob) => Promise<boolean>;
}

export interface RegularOptions
  extends Pick<
    DailyOptions,
    | 'storage'
    | 'now'
    | 'worker'
    | 'pacer'
    | 'onEvent'
    | 'signal'
    | 'lease'
    | 'held'
    | 'catchUp'
    | 'nonceWindow'
    | 'batch'
  > {
  regular: RegularSending;
}

type Settled = Required<Omit<RegularOptions, 'signal'>> & Pick<RegularOptions, 'signal'>;

/**
 * Posts whatever else is due each day, once, as `runDue` posts questions: claimed by a conditional update, noted before the
 * request, deduplicated by its nonce, and looked for in the channel where the request is older than Discord knows a nonce.
 * A day that was missed for longer than `catchUp` is left out.
 * @returns how many were sent or found.
 * @throws what the storage throws; claims then end with their lease.
 */
export async function runRegular(options: RegularOptions): Promise<number> {
  const settled: Settled = { ...DEFAULTS, held: holdNothing(), ...options };
  const { storage, now, worker, lease, batch, held, signal } = settled;
  let posted = 0;
  for (let more = true; more && !signal?.aborted; ) {
    const claims = await storage.regularPosts.claimDue({ now: now(), worker, lease, limit: batch });
    more = claims.length === batch;
    for (const claim of claims) held.regular.add(claim);
    posted += (await Promise.all(claims.map((post) => handle(settled, post)))).filter(Boolean).length;
  }
  return posted;
}

async function handle(options: Settled, post: RegularPost): Promise<boolean> {
  const { storage, now, worker, held, onEvent } = options;
  try {
    return await postDue(options, post);
  } catch (error) {
    // First, for a renewal would take back that it is put off.
    held.regular.delete(post);
    const reason = pauseReasonOf(error);
    if (!reason) {
      const at = retryTime(error, now());
      if (at !== undefined) await storage.regularPosts.retryAt(post, worker, at);
      onEvent({ kind: 'regular-retrying', post, error });
    } else if (await storage.regularPosts.pauseClaimed(post, worker, reason))
      onEvent({ kind: 'regular-paused', post, reason, error });
    return false;
  } finally {
    held.regular.delete(post);
  }
}

async function postDue(options: Settled, post: RegularPost): Promise<boolean> {
  const { storage, now, worker, pacer, held, signal, catchUp, nonceWindow, regular, onEvent } = options;
  if (post.nextAt === null) return false;
  const { due, nextAt } = planDue({ ...post, nextAt: post.nextAt }, now(), catchUp);
  if (!due || due.date === post.postedDate) {
    await storage.regularPosts.settle(post, worker, { nextAt });
    return false;
  }
  const isBegun = post.begunDate === due.date;
  const isFresh = isBegun && now() - post.begunAt <= nonceWindow;
  const nonce = regularNonce(post, due.date);
  const job: RegularJob = { post, localDate: due.date, nonce, begun: isFresh };
  const end = async (outcome: 'sent' | 'found' | 'nothing') => {
    await storage.regularPosts.settle(post, worker, { nextAt, date: due.date });
    onEvent({ kind: 'regular-posted', job, outcome });
    return outcome !== 'nothing';
  };
  /** False when it was stopped first: whoever comes next takes it up at once. */
  const turn = async () => {
    const isMyTurn = await pacer.turn(signal);
    if (isMyTurn) return true;
    held.regular.delete(post);
    await storage.regularPosts.retryAt(post, worker, 0);
    return false;
  };
  if (!(await turn())) return false;
  if (isBegun && !isFresh) {
    if (await regular.find(job)) return end('found');
    if (!(await turn())) return false;
  }
  // Sending it anew begins a new time in which Discord knows the nonce.
  const isMine = isFresh || (await storage.regularPosts.begin(post, worker, { date: due.date, now: now() }));
  // Somebody else may have it by now; it comes back to whoever claims it next.
  if (!isMine || now() >= post.leaseUntil) return false;
  return end((await regular.send(job)) ? 'sent' : 'nothing');
}

/** When it comes next, in milliseconds: not again on a day that is done with. */
export function nextRegular(
  {
    time,
    zone,
    skipWeekdays,
    postedDate,
  }: Pick<RegularPost, 'time' | 'zone' | 'skipWeekdays' | 'postedDate'>,
  now: number,
): number {
  const at = nextInstant(now, time, zone, skipWeekdays);
  return localDate(at, zone) === postedDate ? nextInstant(at, time, zone, skipWeekdays) : at;
}
