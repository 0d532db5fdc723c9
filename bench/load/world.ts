/** A Discord of as many servers and members as wanted: every server has one channel. */
import type { World } from '../../src/playground/stand-in/world/world.ts';

/** As Discord numbers things: servers lie 2²² apart. */
const idIn = (server: number, thing: number) => String((BigInt(server + 1_000_000) << 22n) + BigInt(thing));

export const guildIdOf = (server: number) => idIn(server, 0);
export const channelOf = (server: number) => idIn(server, 1);
export const memberOf = (member: number) => idIn(-1, 1_000 + member);

/** Members are in turn in one server each. */
export const serverOf = (member: number, servers: number) => member % servers;

export function worldOf({ servers, members }: { servers: number; members: number }): World {
  const everybody = Array.from({ length: members }, (_, member) => memberOf(member));
  return {
    application: { id: '4194304', name: 'Curzon', ownerId: memberOf(0) },
    users: everybody.map((id, member) => ({ id, username: `member${member}` })),
    guilds: Array.from({ length: servers }, (_, server) => ({
      id: guildIdOf(server),
      name: `Server ${server}`,
      ownerId: memberOf(0),
      members: everybody
        .filter((_, member) => serverOf(member, servers) === server)
        .map((userId) => ({ userId })),
      channels: [{ id: channelOf(server), name: 'general' }],
    })),
  };
}
