import type { DailyPost } from '../storage/daily-posts.ts';
import type { Storage } from '../storage/open.ts';
import type { Result } from './job.ts';

/**
 * Closes a day's round and counts it: whoever answers from now on is told that it is over. Undefined for a
 * day without a round.
 */
export async function resultOf(storage: Storage, post: DailyPost, now: number): Promise<Result | undefined> {
  if (post.roundId === null) return undefined;
  await storage.rounds.close(post.roundId, now);
  const round = await storage.rounds.get(post.roundId);
  return round && { post, round, tally: await storage.rounds.tally(round) };
}
