/** Sends the daily question and its answer to Discord, and finds its own post again after a crash. */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type APIMessage,
  ChannelType,
  type Client,
  ComponentType,
  DiscordAPIError,
  type Message,
  type MessageCreateOptions,
  MessagePayload,
  RateLimitError,
  Routes,
  type SendableChannels,
} from 'discord.js';
import type { Logger } from 'pino';
import { Temporal } from 'temporal-polyfill';
import { voteId } from '../cards/actions/vote.ts';
import { type DailyPost, type DayResult, dailyAnswerCard, dailyCard, dayName } from '../cards/daily-cards.ts';
import { notice, type Reply } from '../cards/reply.ts';
import { grant } from '../cards/schedule-card.ts';
import { todayLines } from '../cards/today-card.ts';
import { type DailyJob, type PauseReason, PostFailure, type Result, type RevealJob } from '../daily/job.ts';
import { periodOf } from '../daily/period.ts';
import { readAsking } from '../games/asking.ts';
import type { Lore } from '../lore/lore.ts';
import type { Look } from '../pictures/index.ts';
import type { Viewer } from '../spoilers/viewer.ts';
import type { Storage } from '../storage/open.ts';
import type { Schedule } from '../storage/schedules.ts';
import { besideQuestion, seenOn } from '../timeline/seen-on.ts';
import { abortedFrom } from './aborted-from.ts';
import { attached } from './answer.ts';
import { type ChannelAccess, opensThreads } from './channel-access.ts';
import { type Draw, withPictures } from './with-pictures.ts';

export interface DailyMessages {
  post(job: DailyJob): Promise<{ messageId: string }>;
  findOwnPost(job: DailyJob): Promise<{ messageId: string } | undefined>;
  reveal(job: RevealJob): Promise<void>;
  /** Tells the staff why nothing is posted any more, where the server has a place for such notes. */
  tellStaff(schedule: Schedule, reason: PauseReason): Promise<void>;
  /** Tells them that it goes on. */
  tellResumed(schedule: Schedule): Promise<void>;
}

interface DailyMessageParts {
  client: () => Client<true> | undefined;
  storage: Storage;
  channels: ChannelAccess;
  /** What a server wants to read about. */
  loreIn: (guildId: string) => Promise<Lore>;
  /** Whoever reads the channel of a schedule. */
  readerOf: (schedule: Schedule) => Promise<Viewer>;
  draw: Draw;
  /** How pictures are drawn in a server; undefined where words shall do. */
  lookOf: (guildId: string) => Promise<Look | undefined>;
  /** Whether a server wants to be told what happened on the day. */
  tellsDay: (guildId: string) => Promise<boolean>;
  now: () => number;
  log: Logger;
}

const LOOK_BACK = 50;
/**
 * For how long discord.js may repeat a request that nobody answered, in milliseconds. Later Discord may have forgotten its
 * nonce, and it would post a second time: the one was taken, and its answer lost.
 */
const REPEATED = 60_000;
/** How long a post may wait for what happened on its day, in milliseconds. */
const PATIENCE = 1_000;

export function dailyMessages({
  client,
  storage,
  channels,
  loreIn,
  readerOf,
  draw,
  lookOf,
  tellsDay,
  now,
  log,
}: DailyMessageParts): DailyMessages {
  /** @throws PostFailure when the channel is gone or may not be seen. */
  const channelOf = async (channelId: string): Promise<SendableChannels> => {
    const connected = client();
    if (!connected) throw new PostFailure('retry', 'not connected to Discord');
    // A server may be down, not announced yet, or on another process's shard: its channel is there all the same.
    const channel = await connected.channels.fetch(channelId, { allowUnknownGuild: true }).catch(fail);
    if (!channel?.isSendable()) throw new PostFailure('gone', `the channel ${channelId} is gone`);
    return channel;
  };

  const send = async (channel: SendableChannels, card: Reply, nonce: string, roleId: string | null) => {
    const reply = await withPictures(card, draw);
    const message: MessageCreateOptions = {
      embeds: reply.embeds,
      components: reply.components,
      // Discord takes a message with the same nonce once, so that a request sent twice posts once.
      nonce,
      enforceNonce: true,
      ...(reply.files ? { files: attached(reply.files) } : {}),
      ...(roleId ? { content: `<@&${roleId}>`, allowedMentions: { roles: [roleId] } } : {}),
    };
    const { body, files } = await MessagePayload.create(channel, message).resolveBody().resolveFiles();
    const signal = abortedFrom(now() + REPEATED, now);
    const sent = channel.client.rest.post(Routes.channelMessages(channel.id), {
      body,
      files: files ?? [],
      signal,
    });
    return sent.catch(fail) as Promise<APIMessage>;
  };

  /** Those who follow the channel get it too. It stands all the same: ten an hour may be published, by anybody. */
  const publish = async (channel: SendableChannels, messageId: string) => {
    const route = Routes.channelMessageCrosspost(channel.id, messageId);
    await channel.client.rest
      .post(route, { signal: AbortSignal.timeout(REPEATED) })
      .catch((err: unknown) => log.warn({ err, channel: channel.id }, 'daily question not published'));
  };

  const dayResult = async (result: Result, zone: string): Promise<DayResult> => {
    const { guildId } = result.post;
    const asking = readAsking(result.round.question);
    const answers = await storage.rounds.answers(result.round.id);
    const scope = { guildId, now: now(), ...periodOf('week', now(), zone) };
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

  const placeForStaff = (guildId: string) => {
    const guild = client()?.guilds.cache.get(guildId);
    return guild?.safetyAlertsChannel ?? guild?.publicUpdatesChannel ?? guild?.systemChannel;
  };

  /** Where this may not be posted either, `/daily status` says it. */
  const tell = async (place: SendableChannels, title: string, text: string) => {
    await place.send({ embeds: notice(title, text).embeds }).catch(() => undefined);
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

  return {
    async post(job) {
      const today = onThisDayAtMost(job);
      const { schedule, previous } = job;
      const access = await channels
        .check(schedule.guildId, schedule.channelId, { thread: schedule.useThread })
        .catch(fail);
      const known = client()?.guilds.cache.get(schedule.guildId)?.available ?? false;
      const channel = await channelOf(schedule.channelId);
      // Asked before the request: ten thousand refused requests in ten minutes would shut every server out.
      // Of a server that this process knows nothing about now, Discord alone can say.
      if (known && !access.ok) throw new PostFailure('forbidden', `missing ${access.missing.join(', ')}`);
      const yesterday = previous && (await dayResult(previous, schedule.zone));
      const message = await send(
        channel,
        dailyCard(readAsking(job.round.question), postOf(job), yesterday, await today),
        job.nonce,
        schedule.roleId,
      );
      if (channel.type === ChannelType.GuildAnnouncement) await publish(channel, message.id);
      if (schedule.useThread && opensThreads(channel.type) && !message.thread) {
        // The question stands; a thread that cannot be opened is no reason to post it again.
        const body = { name: `Daily question, ${dayName(job.post.localDate)}` };
        await client()
          ?.rest.post(Routes.threads(channel.id, message.id), { body })
          .catch(() => undefined);
      }
      return { messageId: message.id };
    },

    async findOwnPost(job) {
      const channel = await channelOf(job.schedule.channelId);
      const messages = await channel.messages.fetch({ limit: LOOK_BACK }).catch(fail);
      const own = messages.find(
        (message) =>
          message.author.id === client()?.user.id &&
          customIdsOf(message).some((id) => voteId.parse(id)?.roundId === job.round.id),
      );
      return own && { messageId: own.id };
    },

    async reveal(job) {
      const { round, post } = job;
      const zone = (await storage.schedules.get(post.guildId))?.zone ?? 'UTC';
      const channel = await channelOf(round.channelId ?? '');
      const day = await dayResult(job, zone);
      const card = dailyAnswerCard(day, await lookOf(post.guildId));
      const { id } = await send(channel, card, job.nonce, null);
      if (channel.type === ChannelType.GuildAnnouncement) await publish(channel, id);
    },

    async tellStaff({ guildId, channelId, useThread }, reason) {
      const place = placeForStaff(guildId);
      if (!place || !(await storage.schedules.markAdminTold(guildId))) return;
      const access = await channels.check(guildId, channelId, { thread: useThread });
      const because =
        reason === 'gone'
          ? 'its channel is gone. Choose another one with `/daily setup`.'
          : `Curzon may not post in <#${channelId}>. ${access.ok ? 'Look at its permissions there.' : grant(channelId, access.missing)} Then \`/daily resume\`.`;
      await tell(place, 'The daily question is paused', `Because ${because}`);
    },

    async tellResumed({ guildId, channelId, nextAt }) {
      const place = placeForStaff(guildId);
      const next = `<t:${Math.floor((nextAt ?? 0) / 1_000)}:F>`;
      const text = `Curzon is back: the next question comes in <#${channelId}> on ${next}. \`/daily\` changes that.`;
      if (place) await tell(place, 'The daily question goes on', text);
    },
  };
}

const postOf = ({ post, round, late }: DailyJob): DailyPost => ({
  localDate: post.localDate,
  roundId: round.id,
  points: round.points,
  closesAt: round.closesAt,
  changeable: round.changeable,
  late,
});

const customIdsOf = ({ components }: Message): string[] =>
  components
    .flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []))
    .flatMap(({ customId }) => customId ?? []);

/** Unknown channel, and what Discord says when Curzon may not see or write there. */
const GONE = new Set([10003, 10004]);
const FORBIDDEN = new Set([50001, 50013]);

function fail(error: unknown): never {
  if (error instanceof DiscordAPIError) {
    if (GONE.has(Number(error.code)) || error.status === 404)
      throw new PostFailure('gone', 'the channel is gone', { cause: error });
    if (FORBIDDEN.has(Number(error.code)) || error.status === 403)
      throw new PostFailure('forbidden', 'not allowed there', { cause: error });
  }
  if (error instanceof RateLimitError) {
    const after = Math.max(error.retryAfter, error.timeToReset);
    throw new PostFailure('retry', 'Discord asks to wait', { cause: error, after });
  }
  throw new PostFailure('retry', 'Discord did not take it', { cause: error });
}
