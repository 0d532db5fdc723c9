import {
  type APIGuildScheduledEvent,
  type APIMessage,
  type APIOverwrite,
  type APIRole,
  ChannelType,
  OverwriteType,
} from 'discord.js';
import { EVERYONE } from './default-world.ts';
import type { World, WorldChannel, WorldGuild, WorldOverwrite, WorldRole, WorldUser } from './world.ts';

/** A message as kept: what REST returns, and who may see it. */
export interface StoredMessage {
  message: APIMessage;
  /** Set on a private reply: the only member who sees it. */
  ephemeralFor?: string;
  /** Files of the message, also those shown only inside an embed and thus absent from `attachments`. */
  files: APIMessage['attachments'];
  /** False while a deferred answer has not been edited: that first edit leaves no "(edited)" mark. */
  answered: boolean;
  /** Members who dismissed it from their screen. */
  dismissedBy: Set<string>;
}

export interface ChannelState {
  id: string;
  type: ChannelType;
  name: string;
  guildId?: string;
  /** The member of a DM with the app. */
  recipientId?: string;
  topic: string | null;
  nsfw: boolean;
  parentId: string | null;
  position: number;
  overwrites: APIOverwrite[];
  /** Oldest first. */
  messages: Map<string, StoredMessage>;
  /** What a forum's posts can be marked with. */
  tags: readonly { id: string; name: string; moderated: boolean }[];
  requiresTag: boolean;
  thread?: {
    ownerId: string;
    autoArchive: number;
    created: string;
    archived: boolean;
    archivedAt: string;
    tags: string[];
  };
}

/** Whether members talk there; text is written beside it. */
export const isVoice = ({ type }: Pick<ChannelState, 'type'>): boolean =>
  type === ChannelType.GuildVoice || type === ChannelType.GuildStageVoice;

/** Whether only threads can be made in it, as posts with a message each. */
export const isForum = ({ type }: Pick<ChannelState, 'type'>): boolean =>
  type === ChannelType.GuildForum || type === ChannelType.GuildMedia;

export interface MemberState {
  userId: string;
  roles: string[];
  nick: string | null;
  joinedAt: string;
}

export interface GuildState {
  id: string;
  name: string;
  ownerId: string;
  locale: string;
  appInstalled: boolean;
  unavailable: boolean;
  publicUpdatesChannelId: string | null;
  roles: Map<string, APIRole>;
  emojis: readonly string[];
  members: Map<string, MemberState>;
  /** By id, oldest first. */
  scheduledEvents: Map<string, APIGuildScheduledEvent>;
}

export interface WorldState {
  application: World['application'];
  users: Map<string, WorldUser & { bot?: boolean }>;
  guilds: Map<string, GuildState>;
  channels: Map<string, ChannelState>;
}

const JOINED = '2024-01-01T00:00:00.000000+00:00';

/** Makes the live state out of the plain description. */
export function worldState(world: World): WorldState {
  const { application } = world;
  const state: WorldState = {
    application,
    users: new Map(world.users.map((user) => [user.id, user])),
    guilds: new Map(),
    channels: new Map(),
  };
  state.users.set(application.id, { id: application.id, username: application.name, bot: true });
  for (const guild of world.guilds) addGuild(state, guild);
  return state;
}

function addGuild(state: WorldState, guild: WorldGuild): void {
  const roles = [
    role({ id: guild.id, name: '@everyone', permissions: guild.everyone ?? EVERYONE }, 0),
    ...(guild.roles ?? []).map((each, index) => role(each, index + 1)),
  ];
  const members = guild.members.map(
    ({ userId, roles: held = [], nick = null }): MemberState => ({
      userId,
      roles: [...held],
      nick,
      joinedAt: JOINED,
    }),
  );
  const made: GuildState = {
    id: guild.id,
    name: guild.name,
    ownerId: guild.ownerId,
    locale: guild.locale ?? 'en-US',
    appInstalled: false,
    unavailable: false,
    publicUpdatesChannelId: guild.publicUpdatesChannelId ?? null,
    roles: new Map(roles.map((each) => [each.id, each])),
    emojis: guild.emojis ?? [],
    members: new Map(members.map((each) => [each.userId, each])),
    scheduledEvents: new Map(),
  };
  state.guilds.set(guild.id, made);
  if (guild.appInstalled ?? true) installApp(state, made, guild.appPermissions ?? EVERYONE);
  guild.channels.forEach((each, position) => {
    state.channels.set(each.id, channel(each, guild, position));
  });
}

/** Adds the app to a server: its bot becomes a member, with a role of its own. */
export function installApp(state: WorldState, guild: GuildState, permissions: bigint): void {
  const { id, name } = state.application;
  // The role's id only has to be unique here.
  const roleId = String(BigInt(guild.id) + 0x3f_0000n);
  guild.roles.set(roleId, {
    ...role({ id: roleId, name, permissions }, guild.roles.size),
    managed: true,
    tags: { bot_id: id },
  });
  guild.members.set(id, { userId: id, roles: [roleId], nick: null, joinedAt: JOINED });
  guild.appInstalled = true;
}

/** Removes the app from a server, with its role. */
export function removeApp(state: WorldState, guild: GuildState): void {
  const { id } = state.application;
  for (const roleId of guild.members.get(id)?.roles ?? []) guild.roles.delete(roleId);
  guild.members.delete(id);
  guild.appInstalled = false;
}

function role({ id, name, permissions = 0n, mentionable = false, color = 0 }: WorldRole, position: number) {
  return {
    id,
    name,
    color,
    colors: { primary_color: color, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position,
    permissions: String(permissions),
    managed: false,
    mentionable,
    flags: 0,
  } as unknown as APIRole;
}

function channel(seed: WorldChannel, { id: guildId, ownerId }: WorldGuild, position: number): ChannelState {
  return {
    id: seed.id,
    type: seed.type ?? ChannelType.GuildText,
    name: seed.name,
    guildId,
    topic: seed.topic ?? null,
    nsfw: seed.nsfw ?? false,
    parentId: seed.parentId ?? null,
    position,
    overwrites: (seed.overwrites ?? []).map(overwriteObject),
    tags: (seed.tags ?? []).map(({ id, name, moderated = false }) => ({ id, name, moderated })),
    requiresTag: seed.requiresTag ?? false,
    messages: new Map(),
    ...(isThreadType(seed.type) ? { thread: openThread(ownerId) } : {}),
  };
}

const isThreadType = (type: ChannelType | undefined): boolean =>
  type === ChannelType.PublicThread || type === ChannelType.AnnouncementThread;

/** A thread that was begun before anybody looked, and that was not archived. */
const openThread = (ownerId: string): NonNullable<ChannelState['thread']> => ({
  ownerId,
  autoArchive: 10_080,
  created: JOINED,
  archived: false,
  archivedAt: JOINED,
  tags: [],
});

/** An overwrite as Discord keeps it. */
export function overwriteObject({ id, type, allow = 0n, deny = 0n }: WorldOverwrite): APIOverwrite {
  return {
    id,
    type: type === 'role' ? OverwriteType.Role : OverwriteType.Member,
    allow: String(allow),
    deny: String(deny),
  };
}

/** The DM between the app and a member, opened on first use. */
export function directChannel(state: WorldState, userId: string, newId: () => string): ChannelState {
  for (const each of state.channels.values()) if (each.recipientId === userId) return each;
  const opened: ChannelState = {
    id: newId(),
    type: ChannelType.DM,
    name: '',
    recipientId: userId,
    topic: null,
    nsfw: false,
    parentId: null,
    position: 0,
    overwrites: [],
    tags: [],
    requiresTag: false,
    messages: new Map(),
  };
  state.channels.set(opened.id, opened);
  return opened;
}
