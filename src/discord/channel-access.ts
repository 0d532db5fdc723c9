/** What Curzon knows of a server's channels: their names, what it may do there, and in words what is missing. */
import {
  type Channel,
  ChannelType,
  type Client,
  DiscordAPIError,
  type Guild,
  type GuildBasedChannel,
  PermissionFlagsBits,
} from 'discord.js';
import { isForum, needsModerator } from './forum-posts.ts';

// What is needed to post a question, with the names that Discord's settings show.
const TO_SEE = { flag: PermissionFlagsBits.ViewChannel, name: 'View Channel' } as const;
/** Without it nothing can be written beside a voice channel (Discord docs, Permissions: Implicit Permissions). */
const TO_CONNECT = { flag: PermissionFlagsBits.Connect, name: 'Connect' } as const;
const ALSO = [
  { flag: PermissionFlagsBits.EmbedLinks, name: 'Embed Links' },
  { flag: PermissionFlagsBits.ReadMessageHistory, name: 'Read Message History' },
] as const;
const IN_CHANNELS = { flag: PermissionFlagsBits.SendMessages, name: 'Send Messages' } as const;
const IN_THREADS = {
  flag: PermissionFlagsBits.SendMessagesInThreads,
  name: 'Send Messages in Threads',
} as const;
const TO_OPEN_THREADS = {
  flag: PermissionFlagsBits.CreatePublicThreads,
  name: 'Create Public Threads',
} as const;

/** Where every post needs a tag, and all tags are for moderators. */
const TO_TAG = { flag: PermissionFlagsBits.ManageThreads, name: 'Manage Threads' } as const;

type Access = { ok: true } | { ok: false; missing: string[] };

export interface ChannelAccess {
  /**
   * Whether a question can be posted there, in a channel or a thread. One that is not there misses everything. Discord is
   * asked for a thread that discord.js has forgotten, as it does once they are archived: a post opens it again.
   * @param options.thread whether it opens a thread beside each post.
   * @throws DiscordAPIError when Discord was asked and cannot tell now.
   */
  check(guildId: string, channelId: string, options: { thread: boolean }): Promise<Access>;
  /** As `check`, of a channel that is at hand. */
  may(channel: Channel, guildId: string, options: { thread: boolean }): Access;
  /**
   * The channel whose thread it is; undefined for one that is no thread, or not there.
   * @throws DiscordAPIError when Discord was asked and cannot tell now.
   */
  parentOf(channelId: string): Promise<string | undefined>;
  /** Whether a mention of the role in that channel would ping anybody: Discord asks for a right or the role's consent. */
  mayPing(guildId: string, channelId: string, roleId: string): boolean;
  /** What the channel is called, for menus, where a mention would show as its id; undefined when nobody here knows. */
  nameOf(guildId: string, channelId: string): string | undefined;
}

/**
 * Whether a post can have a thread of its own there: neither threads nor voice channels open one.
 * @param type a channel nobody knows counts as one that does.
 */
export const opensThreads = (type: ChannelType | undefined): boolean =>
  type === undefined || type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement;

/** A channel of a server, remembered or not; undefined when there is none, or Curzon may not see it. */
async function fetched(client: Client, channelId: string): Promise<GuildBasedChannel | undefined> {
  try {
    const channel = await client.channels.fetch(channelId, { allowUnknownGuild: true });
    return channel && !channel.isDMBased() ? channel : undefined;
  } catch (error) {
    if (error instanceof DiscordAPIError && (error.status === 403 || error.status === 404)) return undefined;
    throw error;
  }
}

/** What is missing for a question to be posted there. */
function may(
  channel: GuildBasedChannel | undefined,
  guild: Guild | undefined,
  { thread }: { thread: boolean },
): Access {
  const inForum = isForum(channel);
  const needed = [
    TO_SEE,
    ...(channel?.isVoiceBased() ? [TO_CONNECT] : []),
    channel?.isThread() ? IN_THREADS : IN_CHANNELS,
    ...ALSO,
    ...(thread && opensThreads(channel?.type) ? [TO_OPEN_THREADS, IN_THREADS] : []),
    // The answer comes in the question's thread, which every post of a forum is.
    ...(inForum ? [IN_THREADS] : []),
    ...(inForum && needsModerator(channel) ? [TO_TAG] : []),
  ];
  const me = guild?.members.me;
  if (!channel || !(channel.isTextBased() || inForum) || channel.guildId !== guild?.id || !me)
    return { ok: false, missing: needed.map(({ name }) => name) };
  const permissions = channel.permissionsFor(me);
  const missing = needed.filter(({ flag }) => !permissions.has(flag)).map(({ name }) => name);
  return missing.length === 0 ? { ok: true } : { ok: false, missing };
}

export const channelAccess = (client: () => Client | undefined): ChannelAccess => ({
  async check(guildId, channelId, options) {
    const guild = client()?.guilds.cache.get(guildId);
    const known = guild?.channels.cache.get(channelId);
    const channel = known ?? (guild?.available ? await fetched(guild.client, channelId) : undefined);
    return may(channel, guild, options);
  },
  may: (channel, guildId, options) =>
    may(channel.isDMBased() ? undefined : channel, client()?.guilds.cache.get(guildId), options),
  async parentOf(channelId) {
    const connected = client();
    const channel = connected && (await fetched(connected, channelId));
    return (channel?.isThread() && channel.parentId) || undefined;
  },
  mayPing(guildId, channelId, roleId) {
    const guild = client()?.guilds.cache.get(guildId);
    const role = guild?.roles.cache.get(roleId);
    const me = guild?.members.me;
    // Everyone's role has its server's id.
    if (!guild || !role || !me || roleId === guildId) return false;
    const channel = guild.channels.cache.get(channelId);
    return (
      role.mentionable || (channel?.permissionsFor(me).has(PermissionFlagsBits.MentionEveryone) ?? false)
    );
  },
  nameOf: (guildId, channelId) => client()?.guilds.cache.get(guildId)?.channels.cache.get(channelId)?.name,
});
