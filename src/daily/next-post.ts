import type { Storage } from '../storage/open.ts';
import type { Schedule } from '../storage/schedules.ts';
import { localDate, nextInstant } from './local-time.ts';

/** When the next question comes, in milliseconds: not again on a day whose question is in the channel already. */
export async function nextPost(
  storage: Storage,
  { guildId, time, zone, skipWeekdays }: Pick<Schedule, 'guildId' | 'time' | 'zone' | 'skipWeekdays'>,
  now: number,
): Promise<number> {
  let at = nextInstant(now, time, zone, skipWeekdays);
  const isPosted = async () =>
    (await storage.dailyPosts.get(guildId, localDate(at, zone)))?.state === 'posted';
  while (await isPosted()) at = nextInstant(at, time, zone, skipWeekdays);
  return at;
}
