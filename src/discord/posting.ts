/** Sends what Curzon posts by itself, finds its own posts again after a crash, and tells staff what stands in the way. */
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
import { voteId } from '../cards/actions/vote.ts';
import { notice, type Reply } from '../cards/reply.ts';
import { grant } from '../cards/schedule-card.ts';
import { type PauseReason, PostFailure } from '../daily/job.ts';
import { abortedFrom } from './aborted-from.ts';
import { attached } from './answer.ts';
import type { ChannelAccess } from './channel-access.ts';
import { type Draw, withPictures } from './with-pictures.ts';

export interface Posting {
  /** @throws PostFailure when the channel is gone or may not be seen. */
  channelOf(channelId: string): Promise<SendableChannels>;
  /** As `channelOf`, once it is known that Curzon may post there. @throws PostFailure */
  checked(
    place: { guildId: string; channelId: string },
    options: { thread: boolean },
  ): Promise<SendableChannels>;
  /**
   * Sends a card once, however often it is asked with that nonce, and publishes it in an announcement channel. It calls the
   * role or the members, if any.
   * @throws PostFailure
   */
  send(
    channel: SendableChannels,
    card: Reply,
    options: { nonce: string; roleId?: string | null; userIds?: readonly string[] },
  ): Promise<APIMessage>;
  /** The latest own message that is meant, of the last there. @throws PostFailure */
  ownIn(channelId: string, isMeant: (message: Message) => boolean): Promise<Message | undefined>;
  /** Where a server wants to read what its staff should know. */
  placeForStaff(guildId: string): SendableChannels | null | undefined;
  /** Tells there why something is posted no more, and what to do. @param paused.again the command that sets it up anew. */
  tellPaused(
    guildId: string,
    paused: { title: string; channelId: string; thread: boolean; reason: PauseReason; again: string },
  ): Promise<void>;
  /** Tells it there. Where this may not be posted either, `/daily status` says it. */
  tell(guildId: string, title: string, text: string): Promise<void>;
}

interface PostingParts {
  client: () => Client<true> | undefined;
  channels: ChannelAccess;
  draw: Draw;
  now: () => number;
  log: Logger;
}

const LOOK_BACK = 50;
/**
 * For how long discord.js may repeat a request that nobody answered, in milliseconds. Later Discord may have forgotten its
 * nonce, and it would post a second time: the one was taken, and its answer lost.
 */
const REPEATED = 60_000;

/** Ends the attempts of a request that begins now, before Discord may have forgotten its nonce. */
export const whileNonceIsKnown = (now: () => number): AbortSignal => abortedFrom(now() + REPEATED, now);

/** What can be pressed or chosen under a message. */
export const customIdsOf = ({ components }: Message): string[] =>
  components
    .flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []))
    .flatMap(({ customId }) => customId ?? []);

/** Whether a message has the answers of that round to press. */
export const asksRound = (message: Message, roundId: string): boolean =>
  customIdsOf(message).some((id) => voteId.parse(id)?.roundId === roundId);

export function createPosting({ client, channels, draw, now, log }: PostingParts): Posting {
  const channelOf = async (channelId: string): Promise<SendableChannels> => {
    const connected = client();
    if (!connected) throw new PostFailure('retry', 'not connected to Discord');
    // A server may be down, not announced yet, or on another process's shard: its channel is there all the same.
    const channel = await connected.channels.fetch(channelId, { allowUnknownGuild: true }).catch(fail);
    if (!channel?.isSendable()) throw new PostFailure('gone', `the channel ${channelId} is gone`);
    return channel;
  };

  /** Those who follow the channel get it too. It stands all the same: ten an hour may be published, by anybody. */
  const publish = async (channel: SendableChannels, messageId: string) => {
    const route = Routes.channelMessageCrosspost(channel.id, messageId);
    await channel.client.rest
      .post(route, { signal: AbortSignal.timeout(REPEATED) })
      .catch((err: unknown) => log.warn({ err, channel: channel.id }, 'post not published'));
  };

  const placeForStaff = (guildId: string) => {
    const guild = client()?.guilds.cache.get(guildId);
    return guild?.safetyAlertsChannel ?? guild?.publicUpdatesChannel ?? guild?.systemChannel;
  };

  const tell = async (guildId: string, title: string, text: string) => {
    await placeForStaff(guildId)
      ?.send({ embeds: notice(title, text).embeds })
      .catch(() => undefined);
  };

  return {
    channelOf,
    async checked({ guildId, channelId }, options) {
      const access = await channels.check(guildId, channelId, options).catch(fail);
      const known = client()?.guilds.cache.get(guildId)?.available ?? false;
      const channel = await channelOf(channelId);
      // Asked before the request: ten thousand refused requests in ten minutes would shut every server out.
      // Of a server that this process knows nothing about now, Discord alone can say.
      if (known && !access.ok) throw new PostFailure('forbidden', `missing ${access.missing.join(', ')}`);
      return channel;
    },
    async send(channel, card, { nonce, roleId, userIds = [] }) {
      const reply = await withPictures(card, draw);
      const message: MessageCreateOptions = {
        embeds: reply.embeds,
        components: reply.components,
        // Discord takes a message with the same nonce once, so that a request sent twice posts once.
        nonce,
        enforceNonce: true,
        ...(reply.files ? { files: attached(reply.files) } : {}),
        ...(roleId ? { content: `<@&${roleId}>`, allowedMentions: { roles: [roleId] } } : {}),
        ...(userIds.length > 0
          ? { content: userIds.map((id) => `<@${id}>`).join(' '), allowedMentions: { users: [...userIds] } }
          : {}),
      };
      const { body, files } = await MessagePayload.create(channel, message).resolveBody().resolveFiles();
      const signal = whileNonceIsKnown(now);
      const route = Routes.channelMessages(channel.id);
      const sent = (await channel.client.rest
        .post(route, { body, files: files ?? [], signal })
        .catch(fail)) as APIMessage;
      if (channel.type === ChannelType.GuildAnnouncement) await publish(channel, sent.id);
      return sent;
    },
    async ownIn(channelId, isMeant) {
      const channel = await channelOf(channelId);
      const messages = await channel.messages.fetch({ limit: LOOK_BACK }).catch(fail);
      return messages.find((message) => message.author.id === client()?.user.id && isMeant(message));
    },
    placeForStaff,
    async tellPaused(guildId, { title, channelId, thread, reason, again }) {
      const access = await channels.check(guildId, channelId, { thread });
      const because =
        reason === 'gone'
          ? `its channel is gone. Choose another one with \`${again}\`.`
          : `Curzon may not post in <#${channelId}>. ${access.ok ? 'Look at its permissions there.' : grant(channelId, access.missing)} Then \`/daily resume\`.`;
      await tell(guildId, title, `Because ${because}`);
    },
    tell,
  };
}

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
