import { OverwriteType, PermissionFlagsBits as Permission } from 'discord.js';
import { type ChannelState, type GuildState, isVoice, type WorldState } from './state.ts';

const ALL = Object.values(Permission).reduce((all, bit) => all | bit, 0n);

/** A member's permissions on the server, before any channel (Discord docs, Permissions: Permission Hierarchy). */
export function guildPermissions(guild: GuildState, userId: string): bigint {
  const member = guild.members.get(userId);
  if (!member) return 0n;
  if (guild.ownerId === userId) return ALL;
  const held = [guild.id, ...member.roles].map((id) => BigInt(guild.roles.get(id)?.permissions ?? 0));
  const bits = held.reduce((all, each) => all | each, 0n);
  return bits & Permission.Administrator ? ALL : bits;
}

/** A member's permissions in a channel: @everyone's overwrite, then roles together, then the member's own. */
export function channelPermissions(world: WorldState, channel: ChannelState, userId: string): bigint {
  if (channel.guildId === undefined) return directPermissions(world, channel, userId);
  const guild = world.guilds.get(channel.guildId);
  const member = guild?.members.get(userId);
  if (!guild || !member) return 0n;
  const base = guildPermissions(guild, userId);
  if (base === ALL) return ALL;
  const { overwrites } = placeOfRules(world, channel);
  const apply = (bits: bigint, chosen: typeof overwrites) => {
    const deny = chosen.reduce((all, each) => all | BigInt(each.deny), 0n);
    const allow = chosen.reduce((all, each) => all | BigInt(each.allow), 0n);
    return (bits & ~deny) | allow;
  };
  const ofRoles = overwrites.filter((each) => each.type === OverwriteType.Role);
  let bits = apply(
    base,
    ofRoles.filter((each) => each.id === guild.id),
  );
  bits = apply(
    bits,
    ofRoles.filter((each) => member.roles.includes(each.id)),
  );
  bits = apply(
    bits,
    overwrites.filter((each) => each.type === OverwriteType.Member && each.id === userId),
  );
  // Without CONNECT nothing can be done in a voice channel, nor written beside it (same page, Implicit Permissions).
  if (isVoice(channel) && !(bits & Permission.Connect)) bits &= Permission.ViewChannel;
  // Without VIEW_CHANNEL nothing else in the channel is possible (same page, Implicit Permissions).
  return bits & Permission.ViewChannel ? bits : 0n;
}

/** Threads have no rules of their own: their parent's hold. */
function placeOfRules(world: WorldState, channel: ChannelState): ChannelState {
  return (channel.thread && channel.parentId && world.channels.get(channel.parentId)) || channel;
}

function directPermissions(world: WorldState, channel: ChannelState, userId: string): bigint {
  const inside = userId === channel.recipientId || userId === world.application.id;
  if (!inside) return 0n;
  return (
    Permission.ViewChannel |
    Permission.SendMessages |
    Permission.EmbedLinks |
    Permission.AttachFiles |
    Permission.ReadMessageHistory |
    Permission.UseApplicationCommands |
    Permission.UseExternalEmojis |
    Permission.UseExternalApps |
    Permission.AddReactions
  );
}

/** True when `bits` hold all of `needed`. */
export function has(bits: bigint, needed: bigint): boolean {
  return (bits & needed) === needed;
}
