/** Sends what Curzon posts by itself, finds its own posts again after a crash, and tells staff what stands in the way. */
import {
  type APIMessage,
  ChannelType,
  type Client,
  ComponentType,
  DiscordAPIError,
  type ForumChannel,
  MessagePayload,
  RateLimitError,
  type RawFile,
  Routes,
  type SendableChannels,
} from 'discord.js';
import type { Logger } from 'pino';
import { voteId } from '../cards/actions/vote.ts';
import { notice, type ReadyReply, type Reply } from '../cards/reply.ts';
import { grant } from '../cards/schedule-card.ts';
import { type PauseReason, PostFailure } from '../daily/job.ts';
import { abortedIn } from './aborted-from.ts';
import { attached } from './answer.ts';
import type { ChannelAccess } from './channel-access.ts';
import { type Claim, isForum, ownPosts, startPost } from './forum-posts.ts';
import { type Draw, withPictures } from './with-pictures.ts';

export interface Posting {
  /** @throws PostFailure when the channel is gone or may not be seen. */
  channelOf(channelId: string): Promise<Place>;
  /** As `channelOf`, once it is known that Curzon may post there. @throws PostFailure */
  checked(place: { guildId: string; channelId: string }, options: { thread: boolean }): Promise<Place>;
  /**
   * Sends a card once, however often it is asked with that nonce, publishes it in an announcement channel, and starts a
   * thread with it in a forum. It calls the role or the members, if any.
   * @throws PostFailure
   */
  send(channel: Place, card: Reply, options: SendOptions): Promise<APIMessage>;
  /** The latest own message that is meant, of the last there; in a forum the first one of a thread. @throws PostFailure */
  ownIn(channelId: string, isMeant: (message: APIMessage) => boolean): Promise<APIMessage | undefined>;
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

/** Where something can be posted. */
export type Place = SendableChannels | ForumChannel;

interface SendOptions {
  nonce: string;
  roleId?: string | null;
  userIds?: readonly string[];
  /** What its thread is called in a forum; the last title on it when left out. */
  name?: string;
  /** Forums know no nonces. Of something that was begun to be sent before: how to know it, so that it is looked for first. */
  begun?: ((message: APIMessage) => boolean) | undefined;
  /** Until when no other process takes it up, in milliseconds: in a forum nothing is sent from shortly before then on. */
  claim?: Claim;
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
export const whileNonceIsKnown = (now: () => number): AbortSignal => abortedIn(REPEATED, now);

/** What can be pressed or chosen under a message. */
export const customIdsOf = ({ components = [] }: APIMessage): string[] =>
  components
    .flatMap((row) => (row.type === ComponentType.ActionRow ? row.components : []))
    .flatMap((component) => ('custom_id' in component ? component.custom_id : []));

/** Whether a message has the answers of that round to press. */
export const asksRound = (message: APIMessage, roundId: string): boolean =>
  customIdsOf(message).some((id) => voteId.parse(id)?.roundId === roundId);

/** A message as Discord takes it. Only files have discord.js make it: it would copy a card, which is plain data, name by name. */
async function bodyOf(
  channel: Place,
  { embeds, components, files = [] }: ReadyReply,
  { roleId, userIds }: { roleId?: string | null | undefined; userIds: readonly string[] },
): Promise<{ body: object; files: RawFile[] }> {
  const mentioned = roleId ? `<@&${roleId}>` : userIds.map((id) => `<@${id}>`).join(' ');
  const card = {
    embeds,
    components,
    allowed_mentions: roleId ? { roles: [roleId] } : { parse: [], users: userIds },
    ...(mentioned && { content: mentioned }),
  };
  if (files.length === 0) return { body: card, files: [] };
  // It reads nothing of its target but who sends.
  const target = channel as SendableChannels;
  const resolved = await MessagePayload.create(target, { files: attached(files) })
    .resolveBody()
    .resolveFiles();
  return { body: { ...resolved.body, ...card }, files: resolved.files ?? [] };
}

export function createPosting({ client, channels, draw, now, log }: PostingParts): Posting {
  const connectedClient = (): Client<true> => {
    const connected = client();
    if (!connected) throw new PostFailure('retry', 'not connected to Discord');
    return connected;
  };
  const channelOf = async (channelId: string): Promise<Place> => {
    const connected = connectedClient();
    // A server may be down, not announced yet, or on another process's shard: its channel is there all the same.
    const channel = await connected.channels.fetch(channelId, { allowUnknownGuild: true }).catch(fail);
    if (isForum(channel)) return channel;
    if (!channel?.isSendable()) throw new PostFailure('gone', `the channel ${channelId} is gone`);
    return channel;
  };

  /** Those who follow the channel get it too. It stands all the same: ten an hour may be published, by anybody. */
  const publish = async (channel: Place, messageId: string) => {
    const route = Routes.channelMessageCrosspost(channel.id, messageId);
    await channel.client.rest
      .post(route, { signal: AbortSignal.timeout(REPEATED) })
      .catch((err: unknown) => log.warn({ err, channel: channel.id }, 'post not published'));
  };

  const ownIn: Posting['ownIn'] = async (channelId, isMeant) => {
    const connected = connectedClient();
    const channel = await channelOf(channelId);
    if (isForum(channel)) return firstOf(ownPosts(channel, connected), isMeant).catch(fail);
    const query = new URLSearchParams({ limit: String(LOOK_BACK) });
    const messages = (await connected.rest
      .get(Routes.channelMessages(channelId), { query })
      .catch(fail)) as APIMessage[];
    return messages.find((message) => message.author.id === connected.user.id && isMeant(message));
  };

  const placeForStaff = (guildId: string) => {
    const guild = client()?.guilds.cache.get(guildId);
    const places = [guild?.safetyAlertsChannel, guild?.publicUpdatesChannel, guild?.systemChannel];
    // The staff's own channels are often hidden from apps.
    return places.find((place) => place && channels.may(place, guildId, { thread: false }).ok);
  };

  const tell = async (guildId: string, title: string, text: string) => {
    await placeForStaff(guildId)
      ?.send({ embeds: notice(title, text).embeds })
      .catch(() => undefined);
  };

  return {
    channelOf,
    async checked({ guildId, channelId }, options) {
      const channel = await channelOf(channelId);
      const known = client()?.guilds.cache.get(guildId)?.available ?? false;
      const access = known ? channels.may(channel, guildId, options) : ({ ok: true, missing: [] } as const);
      // Asked before the request: ten thousand refused requests in ten minutes would shut every server out.
      // Of a server that this process knows nothing about now, Discord alone can say.
      if (!access.ok) throw new PostFailure('forbidden', `missing ${access.missing.join(', ')}`);
      return channel;
    },
    async send(channel, card, { nonce, roleId, userIds = [], name, begun, claim }) {
      const earlier = isForum(channel) && begun ? await ownIn(channel.id, begun) : undefined;
      if (earlier) return earlier;
      const reply = await withPictures(card, draw);
      const { body, files } = await bodyOf(channel, reply, { roleId, userIds });
      if (isForum(channel)) {
        const called = name ?? reply.embeds.findLast(({ title }) => title)?.title ?? 'Curzon';
        const post = { name: called, body, files, claim, now };
        return startPost(channel, post).catch(fail);
      }
      const signal = whileNonceIsKnown(now);
      const route = Routes.channelMessages(channel.id);
      const sent = (await channel.client.rest
        // Discord takes a message with the same nonce once, so that a request sent twice posts once.
        .post(route, { body: { ...body, nonce, enforce_nonce: true }, files, signal })
        .catch(fail)) as APIMessage;
      if (channel.type === ChannelType.GuildAnnouncement) await publish(channel, sent.id);
      return sent;
    },
    ownIn,
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

async function firstOf<Item>(
  items: AsyncIterable<Item>,
  isMeant: (item: Item) => boolean,
): Promise<Item | undefined> {
  for await (const item of items) if (isMeant(item)) return item;
  return undefined;
}

/** Unknown channel, and what Discord says when Curzon may not see or write there. */
const GONE = new Set([10003, 10004]);
const FORBIDDEN = new Set([
  50001, 50013,
  // A forum wants a tag that Curzon may not give, or has none.
  40066, 40067,
]);

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
