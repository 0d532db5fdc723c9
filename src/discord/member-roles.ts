/** Gives members a role and takes it, where that does no harm and Discord lets Curzon. */
import {
  type APIGuildMember,
  type APIRole,
  type Client,
  DiscordAPIError,
  PermissionFlagsBits as Right,
  Routes,
} from 'discord.js';
import type { RoleTrouble } from '../daily/job.ts';
import type { RoleGiving } from '../daily/run-season-roles.ts';
import type { SeasonHolder } from '../storage/season-roles.ts';

/** Rights over the server or its members, by their names in Discord's settings: no prize has any of them. */
const RIGHTS = [
  [Right.Administrator, 'Administrator'],
  [Right.ManageGuild, 'Manage Server'],
  [Right.ManageRoles, 'Manage Roles'],
  [Right.ManageChannels, 'Manage Channels'],
  [Right.ManageMessages, 'Manage Messages'],
  [Right.ManageThreads, 'Manage Threads'],
  [Right.ManageWebhooks, 'Manage Webhooks'],
  [Right.ManageEvents, 'Manage Events'],
  [Right.ManageGuildExpressions, 'Manage Expressions'],
  [Right.ManageNicknames, 'Manage Nicknames'],
  [Right.KickMembers, 'Kick Members'],
  [Right.BanMembers, 'Ban Members'],
  [Right.ModerateMembers, 'Timeout Members'],
  [Right.MuteMembers, 'Mute Members'],
  [Right.DeafenMembers, 'Deafen Members'],
  [Right.MoveMembers, 'Move Members'],
  [Right.MentionEveryone, 'Mention @everyone, @here and All Roles'],
  [Right.ViewAuditLog, 'View Audit Log'],
  [Right.ViewGuildInsights, 'View Server Insights'],
  [Right.ViewCreatorMonetizationAnalytics, 'View Creator Monetization Analytics'],
] as const;

/** Whoever is meant is not in the server, or nowhere any more. */
const NOBODY = new Set([10007, 10013]);

/** Discord is asked each time: it is rarely done, and the server may be one that another process is connected to. */
export const memberRoles = (client: () => Client<true> | undefined): RoleGiving => {
  const connected = () => {
    const found = client();
    if (!found) throw new Error('not connected to Discord');
    return found;
  };
  const change = async (
    method: 'put' | 'delete',
    { guildId, userId, roleId }: SeasonHolder,
    reason: string,
  ): Promise<boolean> => {
    try {
      await connected().rest[method](Routes.guildMemberRole(guildId, userId, roleId), { reason });
      return true;
    } catch (error) {
      if (error instanceof DiscordAPIError && NOBODY.has(Number(error.code))) return false;
      throw error;
    }
  };
  return {
    async trouble(guildId, roleId) {
      const { rest, user } = connected();
      const [roles, me] = (await Promise.all([
        rest.get(Routes.guildRoles(guildId)),
        rest.get(Routes.guildMember(guildId, user.id)),
      ])) as [APIRole[], APIGuildMember];
      return troubleWith(roleId, { guildId, roles, own: me.roles });
    },
    give: (holder, reason) => change('put', holder, reason),
    take: (holder, reason) => change('delete', holder, reason),
  };
};

function troubleWith(
  roleId: string,
  { guildId, roles, own }: { guildId: string; roles: readonly APIRole[]; own: readonly string[] },
): RoleTrouble | undefined {
  const role = roles.find(({ id }) => id === roleId);
  // Everyone's role has its server's id.
  const everyone = BigInt(roles.find(({ id }) => id === guildId)?.permissions ?? 0);
  if (!role) return { why: 'gone' };
  if (role.id === guildId) return { why: 'everyone' };
  if (role.managed) return { why: 'managed' };
  // What everyone may is no harm in a role; a new one has it from the start.
  const more = BigInt(role.permissions) & ~everyone;
  const rights = RIGHTS.flatMap(([flag, name]) => (more & flag ? [name] : []));
  if (rights.length > 0) return { why: 'rights', rights };
  const held = roles.filter(({ id }) => own.includes(id));
  const mine = held.reduce((all, { permissions }) => all | BigInt(permissions), everyone);
  if (!(mine & (Right.ManageRoles | Right.Administrator))) return { why: 'no right' };
  return held.some((each) => isAbove(each, role)) ? undefined : { why: 'above' };
}

/** Of two at one position the older one stands above (Discord docs, Role Object). */
const isAbove = (one: APIRole, other: APIRole): boolean =>
  one.position > other.position || (one.position === other.position && BigInt(one.id) < BigInt(other.id));
