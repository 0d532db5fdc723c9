/** What `/daily` and the page of `/settings` do to a server's daily question. */
import type { App } from '../../src/bot/app.ts';
import { DAILY_TODAY, readerOf } from '../../src/bot/settings.ts';
import type { NoArgs } from '../../src/cards/actions/action-id.ts';
import { notice, type Reply } from '../../src/cards/reply.ts';
import { regularField, type RegularView } from '../../src/cards/regular-card.ts';
import { type ScheduleView, scheduleCard } from '../../src/cards/schedule-card.ts';
import { refused } from '../../src/cards/try-again.ts';
import { nextPost } from '../../src/daily/next-post.ts';
import { nextRegular } from '../../src/daily/run-regular.ts';
import { topicOf } from '../../src/games/topic.ts';
import type { Schedule } from '../../src/storage/schedules.ts';
import { isLevel } from '../../src/trivia/level.ts';
import type { FilledIn } from './action.ts';
import { readHour } from './daily-hour.ts';
import { STAFF_ONLY } from './definition.ts';

export const NOT_SET_UP = notice(
  'No daily question yet',
  'Choose a channel, a time and a time zone with `/daily setup`.',
);

/** Whoever reads the channel of the daily question. */
export const readerIn = (app: App, channel: Pick<Schedule, 'guildId' | 'channelId'>) =>
  readerOf(app, app, channel);

/** What is set, and what follows from it now. */
export async function viewOf(app: App, schedule: Schedule): Promise<ScheduleView> {
  const { guildId, channelId, topic, difficulty, useThread } = schedule;
  const access = await app.channels.check(guildId, channelId, { thread: useThread });
  const viewer = await readerIn(app, schedule);
  const [questions, today] = await Promise.all([
    app.pool.size({ guildId, topic, level: isLevel(difficulty) ? difficulty : null, viewer }),
    app.storage.settings.guild.get(guildId, DAILY_TODAY),
  ]);
  return {
    topic: topic ? topicOf(topic, app.lore) : undefined,
    missing: access.ok ? [] : access.missing,
    questions,
    today: today ?? false,
    pings: schedule.roleId === null || app.channels.mayPing(guildId, channelId, schedule.roleId),
  };
}

export async function status(app: App, guildId: string, title: string): Promise<Reply> {
  const [schedule, others] = await Promise.all([
    app.storage.schedules.get(guildId),
    regularViews(app, guildId),
  ]);
  if (!schedule && others.length === 0) return NOT_SET_UP;
  return scheduleCard(
    title,
    schedule && { set: schedule, view: await viewOf(app, schedule) },
    others.map(regularField),
  );
}

/** What else is posted each day. */
export async function regularViews({ storage, channels }: App, guildId: string): Promise<RegularView[]> {
  const posts = await storage.regularPosts.ofGuild(guildId);
  return Promise.all(
    posts.map(async (post) => {
      const access = await channels.check(guildId, post.channelId, { thread: false });
      return { ...post, missing: access.ok ? [] : access.missing };
    }),
  );
}

async function resumeRegular({ storage, now }: App, guildId: string): Promise<void> {
  for (const post of await storage.regularPosts.ofGuild(guildId))
    if (post.pausedReason !== null) await storage.regularPosts.resume(post, nextRegular(post, now()));
}

export const pause = (app: App, guildId: string) => app.storage.schedules.pause(guildId, 'staff');

/** Goes on from the next hour on, with what else is posted each day too. One that is not paused keeps its hour: it may be due this very moment. */
export async function resume(app: App, guildId: string): Promise<void> {
  await resumeRegular(app, guildId);
  const schedule = await app.storage.schedules.get(guildId);
  if (!schedule || schedule.pausedReason === null) return;
  await app.storage.schedules.resume(guildId, await nextPost(app.storage, schedule, app.now()));
}

/** Whether posts say what happened on their day. */
export const setToday = ({ storage }: App, guildId: string, on: boolean) =>
  on
    ? storage.settings.guild.set(guildId, DAILY_TODAY, true)
    : storage.settings.guild.unset(guildId, DAILY_TODAY);

/** Ends the daily question and forgets all that was set about it. */
export async function end(app: App, guildId: string): Promise<void> {
  await app.storage.schedules.remove(guildId);
  await setToday(app, guildId, false);
}

export const setTime: FilledIn<NoArgs> = {
  reply: (_, value, app, { manages, guildId, userId }) =>
    manages && guildId !== null
      ? changeTime(app, { guildId, userId }, value('time'), value('zone'))
      : STAFF_ONLY,
};

async function changeTime(
  app: App,
  { guildId, userId }: { guildId: string; userId: string },
  typedTime: string,
  typedZone: string,
): Promise<Reply> {
  const { schedules } = app.storage;
  const schedule = await schedules.get(guildId);
  if (!schedule) return NOT_SET_UP;
  const now = app.now();
  const read = readHour(typedTime, typedZone, now);
  if (!read.ok) {
    const draft = app.newId();
    app.drafts.keep(draft, { userId, typed: { time: typedTime, zone: typedZone } });
    return refused('Time not changed', read.wrong.join('\n'), { form: 'daily-time', draft });
  }
  const { time, zone } = read;
  const nextAt = await nextPost(app.storage, { ...schedule, time, zone }, app.now());
  await schedules.upsert({ ...schedule, time, zone }, { nextAt, now });
  // A choice that is written goes on at once; one that was paused stays so.
  if (schedule.pausedReason !== null) await schedules.pause(guildId, schedule.pausedReason);
  return status(app, guildId, 'Time of the daily question changed');
}
