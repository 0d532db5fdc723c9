import { nextInstant } from './local-time.ts';
import type { DailyOptions } from './run-due.ts';

/** No question is further away than a week with one day on which it is asked; the rest is for changes of the clock. */
const FURTHEST = 8 * 24 * 3_600_000;
const AT_ONCE = 100;

/**
 * Plans anew what lies further away than can be: a clock that was a year ahead for a moment had put the next question
 * there, and nobody would have missed it before the year was over.
 * @returns how many there were.
 */
export async function bringBack({
  storage,
  now,
  onEvent,
}: Pick<DailyOptions, 'storage' | 'now' | 'onEvent'>): Promise<number> {
  const furthest = now() + FURTHEST;
  const found = await storage.schedules.beyond(furthest, AT_ONCE);
  for (const schedule of found) {
    const { guildId, time, zone, skipWeekdays } = schedule;
    const nextAt = nextInstant(now(), time, zone, skipWeekdays);
    if (await storage.schedules.bringBack(guildId, furthest, nextAt))
      onEvent({ kind: 'brought-back', schedule });
  }
  const others = await storage.regularPosts.beyond(furthest, AT_ONCE);
  for (const post of others) {
    const nextAt = nextInstant(now(), post.time, post.zone, post.skipWeekdays);
    if (await storage.regularPosts.bringBack(post, furthest, nextAt))
      onEvent({ kind: 'regular-brought-back', post });
  }
  return found.length + others.length;
}
