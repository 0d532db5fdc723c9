/**
 * `npm run bench -- memory [--json]`: what a thousand servers take in memory once connected, and after members of each have
 * asked something, beside a bare discord.js client with its default caches that sees the same.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { startStandIn } from '../src/playground/stand-in/index.ts';
import type { World } from '../src/playground/stand-in/world/world.ts';
import { optionsOf } from './options.ts';

const { values: options } = optionsOf({
  options: { servers: { type: 'string', default: '1000' }, json: { type: 'boolean', default: false } },
});
const SERVERS = Number(options.servers);
const [CHANNELS, ROLES, EMOJIS, ASKING] = [40, 25, 50, 20];
/** Asked at once. */
const WINDOW = 20;

const count = (length: number) => Array.from({ length }, (_, index) => index);
/** As Discord numbers things: servers lie 2²² apart. */
const idIn = (server: number, thing: number) => String((BigInt(server + 1_000_000) << 22n) + BigInt(thing));
const channelOf = (server: number) => idIn(server, 1);
const memberOf = (server: number, member: number) => idIn(server, 10_000 + member);

const everyServer = count(SERVERS);
const world: World = {
  application: { id: '4194304', name: 'Curzon', ownerId: memberOf(0, 0) },
  users: everyServer.flatMap((server) =>
    count(ASKING).map((member) => ({
      id: memberOf(server, member),
      username: `member ${server} ${member}`,
    })),
  ),
  guilds: everyServer.map((server) => ({
    id: idIn(server, 0),
    name: `Server ${server}`,
    ownerId: memberOf(server, 0),
    roles: count(ROLES).map((role) => ({ id: idIn(server, 1_000 + role), name: `Role ${role}` })),
    emojis: count(EMOJIS).map((emoji) => `emoji_${emoji}`),
    members: count(ASKING).map((member) => ({ userId: memberOf(server, member) })),
    channels: count(CHANNELS).map((channel) => ({
      id: idIn(server, 1 + channel),
      name: `channel-${channel}`,
      topic: 'Who was there, and in which episode',
      overwrites: [{ id: idIn(server, 0), type: 'role' as const, allow: 1024n }],
    })),
  })),
};

interface Memory {
  connectedMB: number;
  askedMB: number;
}

async function measured(kind: 'curzon' | 'bare'): Promise<Memory> {
  const standIn = await startStandIn({ identifyInterval: 0, world, rateLimits: false });
  const child = fork(join(import.meta.dirname, 'memory-client.ts'), [kind, standIn.token, standIn.restUrl]);
  const [before] = (await once(child, 'message')) as [number];
  const used = async () => {
    child.send('measure');
    const [now] = (await once(child, 'message')) as [number];
    return ((now - before) * 1_000) / SERVERS;
  };
  const connectedMB = await used();
  const asking = everyServer.flatMap((server) => count(ASKING).map((member) => [server, member] as const));
  while (asking.length > 0)
    await Promise.all(
      asking.splice(0, WINDOW).map(async ([server, member]) => {
        const client = standIn.client(memberOf(server, member));
        const { kind: answer } = await client.run({
          channelId: channelOf(server),
          command: 'who',
          options: {},
        });
        if (answer !== 'message') throw new Error(`a member was answered with ${answer}`);
      }),
    );
  const askedMB = await used();
  child.kill();
  await standIn.close();
  return { connectedMB, askedMB };
}

const [bare, curzon] = [await measured('bare'), await measured('curzon')];
if (options.json) console.log(JSON.stringify({ servers: SERVERS, curzon, bare }));
else {
  console.log(
    `MB per 1,000 servers of ${CHANNELS} channels, ${ROLES} roles, ${EMOJIS} emojis (measured with ${SERVERS}):`,
  );
  const row = (name: string, figure: keyof Memory) =>
    console.log(
      `${name}: ${curzon[figure].toFixed(1)}, bare ${bare[figure].toFixed(1)}, ratio ${(curzon[figure] / bare[figure]).toFixed(2)}`,
    );
  row('connected', 'connectedMB');
  row(`after ${ASKING} members of each have asked`, 'askedMB');
}
