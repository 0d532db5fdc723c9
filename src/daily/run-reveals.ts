import type { DailyPost } from '../storage/daily-posts.ts';
import { LEASE } from './held.ts';
import { pauseReasonOf, type RevealJob, retryTime } from './job.ts';
import { revealNonce } from './nonce.ts';
import { resultOf } from './result.ts';
import type { DailyOptions } from './run-due.ts';

const DEFAULTS = { lease: LEASE, batch: 40 };

/** What a reveal needs of the daily question's options, and how an answer is told. */
export interface RevealOptions
  extends Pick<
    DailyOptions,
    'storage' | 'now' | 'worker' | 'pacer' | 'onEvent' | 'signal' | 'lease' | 'batch'
  > {
  /** Tells the answer; may be asked again for the same day after a crash. @throws PostFailure */
  reveal: (job: RevealJob) => Promise<void>;
}

/**
 * Tells every answer whose time has come: each is claimed, its round closed and counted, then told.
 * One that can no longer be told (channel gone, no permission) is given up.
 * @returns how many were told.
 */
export async function runReveals(options: RevealOptions): Promise<number> {
  const { storage, now, worker, pacer, signal, lease, batch } = { ...DEFAULTS, ...options };
  let told = 0;
  for (;;) {
    if (signal?.aborted) return told;
    const claims = await storage.dailyPosts.claimReveals({ now: now(), worker, lease, limit: batch });
    const telling: Promise<boolean>[] = [];
    for (const post of claims) {
      // Claims not begun end with their lease: a reveal may wait for that.
      if (!(await pacer.turn(signal))) break;
      telling.push(tell(options, post));
    }
    told += (await Promise.all(telling)).filter(Boolean).length;
    if (claims.length < batch) return told;
  }
}

async function tell(options: RevealOptions, post: DailyPost): Promise<boolean> {
  const { storage, now, worker, reveal, onEvent } = options;
  const { guildId, localDate } = post;
  try {
    const result = await resultOf(storage, post, now());
    if (!result) throw new Error(`the day ${localDate} of guild ${guildId} has no round`);
    const job = { ...result, nonce: revealNonce(guildId, localDate) };
    await reveal(job);
    await storage.dailyPosts.settleReveal(guildId, localDate, worker, now());
    onEvent({ kind: 'revealed', job });
    return true;
  } catch (error) {
    const givenUp = pauseReasonOf(error) !== undefined;
    const at = retryTime(error, now());
    if (givenUp) await storage.dailyPosts.settleReveal(guildId, localDate, worker, now());
    else if (at !== undefined) await storage.dailyPosts.retryRevealAt(guildId, localDate, worker, at);
    onEvent({ kind: 'reveal-failed', post, retrying: !givenUp, error });
    return false;
  }
}
