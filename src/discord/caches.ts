/** What discord.js keeps of each server: what is read, and no more. */
import { type ClientOptions, Options } from 'discord.js';

/** Without its own member nobody would know what Curzon may do in a channel. */
const MYSELF = {
  maxSize: 0,
  keepOverLimit: ({ id, client }: { id: string; client: { user: { id: string } | null } }) =>
    id === client.user?.id,
};

/**
 * Servers, channels and roles stay: permissions are read from them. Whoever asks, and the message that a button is on,
 * come with each interaction and are not read later; by default they would stay. Threads go once they are archived, as
 * discord.js has it: the rights in an open one are read whenever a game begins there.
 */
export const CACHES: Pick<ClientOptions, 'makeCache'> = {
  makeCache: Options.cacheWithLimits({
    ApplicationCommandManager: 0,
    ApplicationEmojiManager: 0,
    AutoModerationRuleManager: 0,
    EntitlementManager: 0,
    GuildBanManager: 0,
    GuildEmojiManager: 0,
    GuildInviteManager: 0,
    GuildMemberManager: MYSELF,
    GuildScheduledEventManager: 0,
    GuildStickerManager: 0,
    MessageManager: 0,
    PresenceManager: 0,
    ReactionManager: 0,
    ReactionUserManager: 0,
    StageInstanceManager: 0,
    ThreadManager: 0,
    ThreadMemberManager: 0,
    UserManager: MYSELF,
    VoiceStateManager: 0,
  }),
};
