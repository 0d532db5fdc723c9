/** State as the objects Discord documents: users, members, channels, servers, the application. */
import {
  type APIApplication,
  type APIChannel,
  type APIGuildMember,
  type APIUser,
  ChannelType,
} from 'discord.js';
import { channelPermissions } from './permissions.ts';
import {
  type ChannelState,
  type GuildState,
  isForum,
  isVoice,
  type MemberState,
  type WorldState,
} from './state.ts';

export function userObject(world: WorldState, id: string): APIUser {
  const user = world.users.get(id);
  if (!user) throw new Error(`expected a user ${id} in the stand-in's world`);
  return {
    id,
    username: user.username,
    discriminator: user.bot ? '0080' : '0',
    global_name: user.bot ? null : (user.globalName ?? null),
    avatar: null,
    banner: null,
    accent_color: null,
    avatar_decoration_data: null,
    collectibles: null,
    primary_guild: null,
    public_flags: 0,
    flags: 0,
    ...(user.bot && { bot: true }),
  } as unknown as APIUser;
}

/** A member without its user, as messages and resolved data carry it. */
export function partialMember(member: MemberState): Omit<APIGuildMember, 'user'> {
  return {
    avatar: null,
    banner: null,
    communication_disabled_until: null,
    flags: 0,
    joined_at: member.joinedAt,
    nick: member.nick,
    pending: false,
    premium_since: null,
    roles: [...member.roles],
    mute: false,
    deaf: false,
  } as unknown as Omit<APIGuildMember, 'user'>;
}

export function memberObject(world: WorldState, member: MemberState): APIGuildMember {
  return { ...partialMember(member), user: userObject(world, member.userId) };
}

/** A channel as `viewerId` gets it: for a DM, recipients are the others. */
export function channelObject(world: WorldState, channel: ChannelState, viewerId: string): APIChannel {
  const last = [...channel.messages.values()].findLast((each) => each.ephemeralFor === undefined);
  const common = {
    id: channel.id,
    type: channel.type,
    flags: 0,
    last_message_id: last?.message.id ?? null,
    last_pin_timestamp: null,
  };
  if (channel.recipientId !== undefined) {
    const other = viewerId === channel.recipientId ? world.application.id : channel.recipientId;
    return { ...common, recipients: [userObject(world, other)] } as unknown as APIChannel;
  }
  const named = {
    ...common,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId,
    rate_limit_per_user: 0,
  };
  const voice = isVoice(channel) ? { bitrate: 64_000, user_limit: 0, rtc_region: null } : {};
  const forum = isForum(channel) ? forumFields(channel) : {};
  if (channel.thread) return { ...named, ...threadFields(channel) } as unknown as APIChannel;
  return {
    ...named,
    topic: channel.topic,
    nsfw: channel.nsfw,
    position: channel.position,
    permission_overwrites: channel.overwrites,
    ...voice,
    ...forum,
  } as unknown as APIChannel;
}

/** Channel flags (Discord docs, Channel Resource: Channel Flags). */
const REQUIRE_TAG = 1 << 4;

const forumFields = ({ tags, requiresTag }: ChannelState): object => ({
  flags: requiresTag ? REQUIRE_TAG : 0,
  available_tags: tags.map((tag) => ({ ...tag, emoji_id: null, emoji_name: null })),
  default_reaction_emoji: null,
  default_sort_order: null,
  default_forum_layout: 0,
});

function threadFields(channel: ChannelState): object {
  const { thread } = channel;
  return {
    owner_id: thread?.ownerId,
    message_count: channel.messages.size,
    total_message_sent: channel.messages.size,
    member_count: 1,
    applied_tags: thread?.tags,
    thread_metadata: {
      archived: thread?.archived,
      archive_timestamp: thread?.archivedAt,
      auto_archive_duration: thread?.autoArchive,
      locked: false,
      create_timestamp: thread?.created,
    },
  };
}

export function channelsOf(world: WorldState, guildId: string): ChannelState[] {
  return [...world.channels.values()].filter((each) => each.guildId === guildId);
}

/** The full server object that REST returns (Discord docs, Guild Resource). */
export function guildObject(guild: GuildState): object {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    description: null,
    home_header: null,
    splash: null,
    discovery_splash: null,
    // Only a community has a channel where Discord writes to its staff (Discord docs, Guild Resource: Guild Features).
    features: guild.publicUpdatesChannelId === null ? [] : ['COMMUNITY', 'NEWS'],
    banner: null,
    owner_id: guild.ownerId,
    application_id: null,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 0,
    roles: [...guild.roles.values()],
    default_message_notifications: 0,
    mfa_level: 0,
    explicit_content_filter: 0,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: guild.locale,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: guild.publicUpdatesChannelId,
    premium_progress_bar_enabled: false,
    nsfw: false,
    nsfw_level: 0,
    // Their ids only have to be unique here.
    emojis: guild.emojis.map((name, index) => ({
      id: String(BigInt(guild.id) + 0x3e_0000n + BigInt(index)),
      name,
      roles: [],
      require_colons: true,
      managed: false,
      animated: false,
      available: true,
    })),
    stickers: [],
    incidents_data: null,
  };
}

/** What GUILD_CREATE adds to the server object (Discord docs, Gateway Events: Guild Create). */
export function guildCreate(world: WorldState, guild: GuildState): object {
  const bot = world.application.id;
  const channels = channelsOf(world, guild.id);
  const visible = channels.filter((each) => channelPermissions(world, each, bot) !== 0n || !each.thread);
  return {
    ...guildObject(guild),
    joined_at: guild.members.get(bot)?.joinedAt,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: [...guild.members.values()].map((each) => memberObject(world, each)),
    channels: visible.filter((each) => !each.thread).map((each) => channelObject(world, each, bot)),
    // Archived ones are not told of (Discord docs, Threads: Enumerating threads).
    threads: visible
      .filter((each) => each.thread && !each.thread.archived)
      .map((each) => channelObject(world, each, bot)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [...guild.scheduledEvents.values()].filter(({ status }) => status < 3),
    soundboard_sounds: [],
  };
}

export function applicationObject(world: WorldState): APIApplication {
  const { id, name, description = '', ownerId } = world.application;
  const installed = [...world.users.values()].filter((each) => each.installedApp).length;
  return {
    id,
    name,
    icon: null,
    description,
    type: null,
    bot: userObject(world, id),
    summary: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    hook: true,
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    event_webhooks_url: null,
    event_webhooks_status: 1,
    event_webhooks_types: [],
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    rpc_origins: [],
    tags: [],
    owner: userObject(world, ownerId),
    team: null,
    approximate_guild_count: [...world.guilds.values()].filter((each) => each.appInstalled).length,
    approximate_user_install_count: installed,
    approximate_user_authorization_count: 0,
    integration_types_config: {
      0: { oauth2_install_params: { scopes: ['applications.commands', 'bot'], permissions: '0' } },
      1: { oauth2_install_params: { scopes: ['applications.commands'], permissions: '0' } },
    },
  } as unknown as APIApplication;
}

/** A channel as interactions and resolved data carry it, with the member's permissions in it. */
export function partialChannel(world: WorldState, channel: ChannelState, viewerId: string): object {
  const permissions = String(channelPermissions(world, channel, viewerId));
  return { ...channelObject(world, channel, world.application.id), permissions };
}

/** The interaction's member: its permissions count the channel's overwrites. */
export function interactionMember(world: WorldState, channel: ChannelState, userId: string): object {
  const guild = world.guilds.get(channel.guildId ?? '');
  const member = guild?.members.get(userId);
  if (!guild || !member) throw new Error(`expected ${userId} to be a member of ${channel.guildId}`);
  return {
    ...memberObject(world, member),
    permissions: String(channelPermissions(world, channel, userId)),
    unusual_dm_activity_until: null,
  };
}

/** Whether a channel can hold messages. */
export function isText(channel: ChannelState): boolean {
  const silent: ChannelType[] = [
    ChannelType.GuildCategory,
    ChannelType.GuildForum,
    ChannelType.GuildMedia,
    ChannelType.GuildDirectory,
  ];
  return !silent.includes(channel.type);
}
