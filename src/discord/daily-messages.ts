/** Sends the daily question and its answer to Discord, and finds its own post again after a crash. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type APIMessage, type Client, Routes } from 'discord.js';
import type { Logger } from 'pino';
import { Temporal } from 'temporal-polyfill';
import { type DailyPost, type DayResult, dailyAnswerCard, dailyCard, dayName } from '../cards/daily-cards.ts';
import { stamp } from '../cards/text.ts';
import { todayLines } from '../cards/today-card.ts';
import { type DailyJob, type PauseReason, pauseReasonOf, type Result, type RevealJob } from '../daily/job.ts';
import { revealNonce } from '../daily/nonce.ts';
import { periodOf } from '../daily/period.ts';
import type { Posted } from '../daily/run-due.ts';
import { readAsking } from '../games/asking.ts';
import type { Lore } from '../lore/lore.ts';
import type { Look } from '../pictures/index.ts';
import type { Viewer } from '../spoilers/viewer.ts';
import type { Storage } from '../storage/open.ts';
import type { Schedule } from '../storage/schedules.ts';
import { besideQuestion, seenOn } from '../timeline/seen-on.ts';
import { opensThreads } from './channel-access.ts';
import { isForum } from './forum-posts.ts';
import { asksRound, type Posting } from './posting.ts';

export interface DailyMessages {
  post(job: DailyJob): Promise<Posted>;
  findOwnPost(job: DailyJob): Promise<Posted | undefined>;
  reveal(job: RevealJob): Promise<void>;
  /** Tells the staff why nothing is posted any more, where the server has a place for such notes. */
  tellStaff(schedule: Schedule, reason: PauseReason): Promise<void>;
  /** Tells them that it goes on. */
  tellResumed(schedule: Schedule): Promise<void>;
}

interface DailyMessageParts {
  posting: Posting;
  client: () => Client<true> | undefined;
  storage: Storage;
  /** What a server wants to read about. */
  loreIn: (guildId: string) => Promise<Lore>;
  /** Whoever reads the channel of a schedule. */
  readerOf: (schedule: Schedule) => Promise<Viewer>;
  /** How pictures are drawn in a server; undefined where words shall do. */
  lookOf: (guildId: string) => Promise<Look | undefined>;
  /** Whether a server wants to be told what happened on the day. */
  tellsDay: (guildId: string) => Promise<boolean>;
  now: () => number;
  log: Logger;
}

/** How long a post may wait for what happened on its day, in milliseconds. */
const PATIENCE = 1_000;

export function dailyMessages({
  posting,
  client,
  storage,
  loreIn,
  readerOf,
  lookOf,
  tellsDay,
  now,
  log,
}: DailyMessageParts): DailyMessages {
  const { channelOf, checked, send, ownIn, placeForStaff, tellPaused, tell } = posting;

  const dayResult = async (result: Result, zone: string): Promise<DayResult> => {
    const { guildId } = result.post;
    const asking = readAsking(result.round.question);
    const answers = await storage.rounds.answers(result.round.id);
    // The week of the question: what it brings is told on Monday for Sunday's, and then that week has its first.
    const scope = { guildId, now: now(), ...periodOf('week', result.post.dueAt, zone) };
    const [streaks, board] = await Promise.all([
      storage.streaks.longest(guildId, now(), 3),
      storage.scores.board(scope, { offset: 0, limit: 3 }),
    ]);
    return {
      localDate: result.post.localDate,
      roundId: result.round.id,
      asking,
      tally: result.tally,
      right: answers.filter(({ option }) => option === asking.right).map(({ userId }) => userId),
      streaks: streaks.filter(({ current }) => current > 1),
      top: board.standings.filter(({ points }) => points > 0),
    };
  };

  /** What happened on the day, where the server wants it told, for whoever reads the channel. */
  const onThisDay = async ({ schedule, post, round }: DailyJob): Promise<string[]> => {
    if (!(await tellsDay(schedule.guildId))) return [];
    const [viewer, lore] = await Promise.all([readerOf(schedule), loreIn(schedule.guildId)]);
    const day = Temporal.PlainDate.from(post.localDate);
    const seen = seenOn(lore, day, viewer);
    const asked = round.question.facts.flatMap((id) => lore.fact(id) ?? []);
    return todayLines(besideQuestion(seen, asked), { day, viewer });
  };

  /** The question is what matters: it neither fails nor waits for long because of this. */
  const onThisDayAtMost = async (job: DailyJob): Promise<string[]> => {
    const { guildId } = job.schedule;
    try {
      const lines = await Promise.race([onThisDay(job), sleep(PATIENCE, undefined, { ref: false })]);
      if (lines) return lines;
      log.warn({ guild: guildId }, 'daily question posted without its day: that took too long');
    } catch (err) {
      log.warn({ err, guild: guildId }, 'daily question posted without its day');
    }
    return [];
  };

  /** Where that is not to be written in any more, nobody reads it, and the next question comes all the same. */
  const answerInThread = async (result: Result, { zone, guildId }: Schedule, begun: boolean) => {
    const { round, post } = result;
    const channelId = round.channelId ?? '';
    try {
      const card = dailyAnswerCard(await dayResult(result, zone), await lookOf(guildId));
      const isTold = ({ embeds }: APIMessage) => embeds[0]?.title === card.embeds[0]?.title;
      if (begun && (await ownIn(channelId, isTold))) return;
      await send(await channelOf(channelId), card, { nonce: revealNonce(guildId, post.localDate) });
    } catch (error) {
      if (!pauseReasonOf(error)) throw error;
    }
  };

  return {
    async post(job) {
      const today = onThisDayAtMost(job);
      const { schedule, previous } = job;
      const channel = await checked(schedule, { thread: schedule.useThread });
      const inForum = isForum(channel);
      // What was said about a forum's question stands in its own thread.
      if (previous && inForum) await answerInThread(previous, schedule, job.begun);
      const yesterday = previous && !inForum ? await dayResult(previous, schedule.zone) : undefined;
      const message = await send(
        channel,
        dailyCard(readAsking(job.round.question), postOf(job), yesterday, await today),
        {
          ...{ nonce: job.nonce, roleId: schedule.roleId, claim: schedule },
          begun: job.begun ? isThis(job) : undefined,
        },
      );
      if (schedule.useThread && opensThreads(channel.type) && !message.thread) {
        // The question stands; a thread that cannot be opened is no reason to post it again.
        const body = { name: `Daily question, ${dayName(job.post.localDate)}` };
        await client()
          ?.rest.post(Routes.threads(channel.id, message.id), { body })
          .catch(() => undefined);
      }
      return placeOf(message);
    },

    async findOwnPost(job) {
      const own = await ownIn(job.schedule.channelId, isThis(job));
      return own && placeOf(own);
    },

    async reveal(job) {
      const { round, post } = job;
      const zone = (await storage.schedules.get(post.guildId))?.zone ?? 'UTC';
      const channel = await channelOf(round.channelId ?? '');
      const day = await dayResult(job, zone);
      await send(channel, dailyAnswerCard(day, await lookOf(post.guildId)), { nonce: job.nonce });
    },

    async tellStaff({ guildId, channelId, useThread }, reason) {
      if (!placeForStaff(guildId) || !(await storage.schedules.markAdminTold(guildId))) return;
      await tellPaused(guildId, {
        ...{ channelId, reason, thread: useThread },
        title: 'The daily question is paused',
        again: '/daily setup',
      });
    },

    async tellResumed({ guildId, channelId, nextAt }) {
      const next = stamp(nextAt ?? 0, 'F');
      const text = `Curzon is back: the next question comes in <#${channelId}> on ${next}. \`/daily\` changes that.`;
      await tell(guildId, 'The daily question goes on', text);
    },
  };
}

const isThis =
  ({ round }: DailyJob) =>
  (message: APIMessage): boolean =>
    asksRound(message, round.id);

const placeOf = ({ id, channel_id }: APIMessage): Posted => ({ messageId: id, channelId: channel_id });

const postOf = ({ post, round, late }: DailyJob): DailyPost => ({
  localDate: post.localDate,
  roundId: round.id,
  points: round.points,
  closesAt: round.closesAt,
  changeable: round.changeable,
  late,
});
