/** Which commands a member may use where (Discord docs, Application Commands: Contexts, Permissions). */

import { type APIApplicationCommand, PermissionFlagsBits as Permission } from 'discord.js';
import { type Discord, guildOfApp } from '../discord.ts';
import { isText } from '../world/objects.ts';
import { channelPermissions, has } from '../world/permissions.ts';
import type { ChannelState } from '../world/state.ts';
import type { Owners } from './owners.ts';

const InteractionContext = { Guild: 0, BotDm: 1, PrivateChannel: 2 } as const;

export function contextOf(channel: ChannelState): number {
  return channel.guildId === undefined ? InteractionContext.BotDm : InteractionContext.Guild;
}

/** Whose installation covers this command here; undefined when nobody's does. */
export function ownersOf(
  discord: Discord,
  command: APIApplicationCommand,
  channel: ChannelState,
  userId: string,
): Owners | undefined {
  const types: readonly number[] = command.integration_types ?? [0];
  const owners: Owners = {};
  const guild = guildOfApp(discord, channel.guildId);
  if (types.includes(0) && channel.guildId === undefined && sharesGuild(discord, userId)) owners['0'] = '0';
  if (types.includes(0) && guild) owners['0'] = guild.id;
  if (types.includes(1) && discord.world.users.get(userId)?.installedApp) owners['1'] = userId;
  return Object.keys(owners).length > 0 ? owners : undefined;
}

export function sharesGuild(discord: Discord, userId: string): boolean {
  return [...discord.world.guilds.values()].some((guild) => guild.appInstalled && guild.members.has(userId));
}

function permitted(command: APIApplicationCommand, bits: bigint): boolean {
  const needed = command.default_member_permissions;
  if (needed == null || has(bits, Permission.Administrator)) return true;
  // "0" means administrators only.
  return needed !== '0' && has(bits, BigInt(needed));
}

/** Commands in the member's picker in that channel: the server's own before the global ones. */
export function usableCommands(
  discord: Discord,
  channel: ChannelState,
  userId: string,
): APIApplicationCommand[] {
  const { world, commands } = discord;
  // In a forum itself nothing is written, and no command run: in its posts.
  if (!isText(channel)) return [];
  const bits = channelPermissions(world, channel, userId);
  if (!has(bits, Permission.ViewChannel | Permission.UseApplicationCommands)) return [];
  const context: number = contextOf(channel);
  const own = guildOfApp(discord, channel.guildId) ? commands.list(channel.guildId) : [];
  const global = commands.list().filter((command) => {
    const contexts: readonly number[] | null = command.contexts ?? null;
    if (contexts && !contexts.includes(context)) return false;
    if (!contexts && context === InteractionContext.BotDm && command.dm_permission === false) return false;
    return ownersOf(discord, command, channel, userId) !== undefined;
  });
  return [...own, ...global].filter((command) => {
    if (command.nsfw && channel.guildId !== undefined && !channel.nsfw) return false;
    return channel.guildId === undefined || permitted(command, bits);
  });
}
