/** Giving members roles, and taking them (Discord docs, Guild Resource: Add Guild Member Role, Remove Guild Member Role). */
import { type APIRole, GatewayIntentBits, PermissionFlagsBits as Permission } from 'discord.js';
import type { Discord } from '../../discord.ts';
import { refusal } from '../../errors.ts';
import { memberObject } from '../../world/objects.ts';
import { guildPermissions, has } from '../../world/permissions.ts';
import type { GuildState, MemberState } from '../../world/state.ts';
import type { Answer, Call, Route } from '../router.ts';
import { guildOf } from './guilds.ts';

/**
 * The bot needs MANAGE_ROLES and a role above the one it gives or takes; roles at one position stand in the order of
 * their ids, the lowest above (Discord docs, Permissions: Permission Hierarchy, Role Object). What an integration manages
 * nobody gives or takes.
 */
function requireRights({ world }: Discord, guild: GuildState, role: APIRole): void {
  const bot = world.application.id;
  const own = (guild.members.get(bot)?.roles ?? []).flatMap((id) => guild.roles.get(id) ?? []);
  const isHigher = guild.ownerId === bot || own.some((each) => isAbove(each, role));
  if (role.managed || !isHigher || !has(guildPermissions(guild, bot), Permission.ManageRoles))
    throw refusal('missingPermissions');
}

const isAbove = (one: APIRole, other: APIRole): boolean =>
  one.position > other.position || (one.position === other.position && BigInt(one.id) < BigInt(other.id));

function change(call: Call, changed: (roles: readonly string[], roleId: string) => string[]): Answer {
  const { discord, params } = call;
  const guild = guildOf(discord, params['guild']);
  const member = guild.members.get(params['user'] ?? '');
  if (!member) throw refusal(discord.world.users.has(params['user'] ?? '') ? 'unknownMember' : 'unknownUser');
  const role = guild.roles.get(params['role'] ?? '');
  // Everybody has everyone's, and so it is none to give (staff on discord-api-docs issue 1587).
  if (!role || role.id === guild.id) throw refusal('unknownRole');
  requireRights(discord, guild, role);
  const roles = changed(member.roles, role.id);
  if (roles.length !== member.roles.length) update(discord, guild, member, roles);
  return { status: 204 };
}

function update(discord: Discord, guild: GuildState, member: MemberState, roles: string[]): void {
  member.roles = roles;
  const isBot = member.userId === discord.world.application.id;
  discord.dispatch(
    'GUILD_MEMBER_UPDATE',
    { ...memberObject(discord.world, member), guild_id: guild.id },
    // An app hears of its own member whatever its intents (Discord docs, Gateway: List of Intents).
    { guildId: guild.id, ...(isBot ? {} : { intent: GatewayIntentBits.GuildMembers }) },
  );
}

const PATH = '/guilds/:guild/members/:user/roles/:role';

export const memberRoleRoutes: readonly Route[] = [
  {
    method: 'PUT',
    path: PATH,
    auth: 'bot',
    handle: (call) =>
      change(call, (roles, roleId) => (roles.includes(roleId) ? [...roles] : [...roles, roleId])),
  },
  {
    method: 'DELETE',
    path: PATH,
    auth: 'bot',
    handle: (call) => change(call, (roles, roleId) => roles.filter((id) => id !== roleId)),
  },
];
