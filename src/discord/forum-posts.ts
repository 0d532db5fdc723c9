/** Posts of a forum: a thread with its first message. Discord takes no nonce for them, so that each request makes another. */
import {
  type APIMessage,
  type APIThreadChannel,
  ChannelFlags,
  ChannelType,
  type Channel,
  type Client,
  DiscordAPIError,
  type ForumChannel,
  type GuildForumTag,
  type RawFile,
  Routes,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import { lengthOf } from '../cards/text.ts';
import { abortedFrom } from './aborted-from.ts';

export const isForum = (channel: Pick<Channel, 'type'> | null | undefined): channel is ForumChannel =>
  channel?.type === ChannelType.GuildForum;

/** In characters (Discord docs, Channel Resource: Start Thread in Forum or Media Channel). */
const LONGEST_NAME = 100;
/** So many of Curzon's latest threads in a forum are looked at: one of each kind of post a day. */
const LOOK_BACK = 10;
/** Before others may take up what this process holds, in milliseconds: a request has to have come to its end. */
const BEFORE_LEASE_ENDS = 20_000;

/** What a post of Curzon's is about, as forums call it. */
const FITTING = /trivia|quiz|daily|question|game|lore|fun|bot/i;

/** Whether every post needs a tag, and none is for everybody. */
export const needsModerator = ({ flags, availableTags }: ForumChannel): boolean =>
  flags.has(ChannelFlags.RequireTag) && availableTags.every(({ moderated }) => moderated);

/** Where a forum wants one on each post: one that fits by its name, else the first that anybody may use. */
function tagsFor({ flags, availableTags }: ForumChannel): string[] {
  if (!flags.has(ChannelFlags.RequireTag)) return [];
  const open = availableTags.filter(({ moderated }) => !moderated);
  const usable: readonly GuildForumTag[] = open.length > 0 ? open : availableTags;
  const tag = usable.find(({ name }) => FITTING.test(name)) ?? usable[0];
  return tag ? [tag.id] : [];
}

interface Threads {
  threads: APIThreadChannel[];
}

/** Nobody else takes it up until then, in milliseconds; renewed meanwhile. */
export interface Claim {
  readonly leaseUntil: number;
}

interface NewPost {
  name: string;
  /** Of its first message, as discord.js writes it. */
  body: object;
  files: RawFile[];
  claim: Claim | undefined;
  now: () => number;
}

/** Starts one. Nothing repeats the request (see {@link requests}): who tries again has to look for it first. */
export async function startPost(
  forum: ForumChannel,
  { name, body, files, claim, now }: NewPost,
): Promise<APIMessage> {
  const signal = claim && abortedFrom(() => claim.leaseUntil - BEFORE_LEASE_ENDS, now);
  const thread = {
    name: lengthOf(name) > LONGEST_NAME ? [...name].slice(0, LONGEST_NAME).join('') : name,
    auto_archive_duration: ThreadAutoArchiveDuration.ThreeDays,
    applied_tags: tagsFor(forum),
    message: body,
  };
  const started = await forum.client.rest.post(Routes.threads(forum.id), {
    body: thread,
    files,
    ...(signal ? { signal } : {}),
  });
  return (started as { message: APIMessage }).message;
}

/** The first messages of Curzon's latest threads there, open and archived ones, the newest first. */
export async function* ownPosts(
  forum: ForumChannel,
  { rest, user }: Client<true>,
): AsyncIterable<APIMessage> {
  const [active, archived] = (await Promise.all([
    rest.get(Routes.guildActiveThreads(forum.guildId)),
    rest.get(Routes.channelThreads(forum.id, 'public')),
  ])) as [Threads, Threads];
  const own = [...active.threads, ...archived.threads]
    .filter((thread) => thread.parent_id === forum.id && thread.owner_id === user.id)
    .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))
    .slice(0, LOOK_BACK);
  for (const { id } of own) {
    // It has its thread's id; who manages the forum may have deleted it.
    const first = rest.get(Routes.channelMessage(id, id)).catch((error: unknown) => {
      if (error instanceof DiscordAPIError && error.status === 404) return undefined;
      throw error;
    });
    const message = (await first) as APIMessage | undefined;
    if (message) yield message;
  }
}
