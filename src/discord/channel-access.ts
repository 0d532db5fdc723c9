/** What Curzon knows of a server's channels: their names, what it may do there, and in words what is missing. */
import { type Client, PermissionFlagsBits } from 'discord.js';

// What is needed to post a question, with the names that Discord's settings show.
const TO_SEE = { flag: PermissionFlagsBits.ViewChannel, name: 'View Channel' } as const;
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

type Access = { ok: true } | { ok: false; missing: string[] };

export interface ChannelAccess {
  /**
   * Whether a question can be posted there, in a channel or a thread. One that is not there misses everything.
   * @param options.thread whether it opens a thread beside each post.
   */
  check(guildId: string, channelId: string, options: { thread: boolean }): Access;
  /** Whether a mention of the role in that channel would ping anybody: Discord asks for a right or the role's consent. */
  mayPing(guildId: string, channelId: string, roleId: string): boolean;
  /** What the channel is called, for menus, where a mention would show as its id; undefined when nobody here knows. */
  nameOf(guildId: string, channelId: string): string | undefined;
}

export const channelAccess = (client: () => Client | undefined): ChannelAccess => ({
  check(guildId, channelId, { thread }) {
    const guild = client()?.guilds.cache.get(guildId);
    const channel = guild?.channels.cache.get(channelId);
    const isThread = channel?.isThread() ?? false;
    const needed = [
      TO_SEE,
      isThread ? IN_THREADS : IN_CHANNELS,
      ...ALSO,
      ...(thread && !isThread ? [TO_OPEN_THREADS, IN_THREADS] : []),
    ];
    const me = guild?.members.me;
    if (!channel?.isTextBased() || !me) return { ok: false, missing: needed.map(({ name }) => name) };
    const permissions = channel.permissionsFor(me);
    const missing = needed.filter(({ flag }) => !permissions.has(flag)).map(({ name }) => name);
    return missing.length === 0 ? { ok: true } : { ok: false, missing };
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
