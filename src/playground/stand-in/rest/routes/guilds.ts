import { type Discord, guildOfApp } from '../../discord.ts';
import { refusal } from '../../errors.ts';
import { channelObject, channelsOf, guildObject, memberObject } from '../../world/objects.ts';
import { channelPermissions } from '../../world/permissions.ts';
import type { GuildState } from '../../world/state.ts';
import type { Route } from '../router.ts';

/** A server that the bot is in; any other is unknown to it. */
export function guildOf(discord: Discord, id: string | undefined): GuildState {
  const guild = guildOfApp(discord, id);
  if (!guild) throw refusal('unknownGuild');
  return guild;
}

export const guildRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/guilds/:guild',
    auth: 'bot',
    handle: ({ discord, params, query }) => {
      const guild = guildOf(discord, params['guild']);
      const counts = { approximate_member_count: guild.members.size, approximate_presence_count: 1 };
      return {
        status: 200,
        body: { ...guildObject(guild), ...(query.get('with_counts') === 'true' && counts) },
      };
    },
  },
  {
    method: 'GET',
    path: '/guilds/:guild/channels',
    auth: 'bot',
    handle: ({ discord, params }) => {
      const { world } = discord;
      const channels = channelsOf(world, guildOf(discord, params['guild']).id).filter((each) => !each.thread);
      return { status: 200, body: channels.map((each) => channelObject(world, each, world.application.id)) };
    },
  },
  {
    method: 'GET',
    path: '/guilds/:guild/threads/active',
    auth: 'bot',
    handle: ({ discord, params }) => {
      const { world } = discord;
      const bot = world.application.id;
      // Those that the bot can see, the newest first (Discord docs, Guild Resource: List Active Guild Threads).
      const threads = channelsOf(world, guildOf(discord, params['guild']).id)
        .filter((each) => each.thread && !each.thread.archived && channelPermissions(world, each, bot) !== 0n)
        .sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? 1 : -1))
        .map((each) => channelObject(world, each, bot));
      return { status: 200, body: { threads, members: [] } };
    },
  },
  {
    method: 'GET',
    path: '/guilds/:guild/roles',
    auth: 'bot',
    handle: ({ discord, params }) => ({
      status: 200,
      body: [...guildOf(discord, params['guild']).roles.values()],
    }),
  },
  {
    method: 'GET',
    path: '/guilds/:guild/members/:user',
    auth: 'bot',
    handle: ({ discord, params }) => {
      const member = guildOf(discord, params['guild']).members.get(params['user'] ?? '');
      if (!member) throw refusal('unknownMember');
      return { status: 200, body: memberObject(discord.world, member) };
    },
  },
];
