/** Many daily questions due in one minute, against a Discord that keeps its limits, while members ask. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULTS } from '../../src/daily/run-due.ts';
import { fewestShards } from '../../src/playground/stand-in/gateway/identify.ts';
import { type StandIn, startStandIn } from '../../src/playground/stand-in/index.ts';
import type { World } from '../../src/playground/stand-in/world/world.ts';
import { DURABLE, postgresBinaries, startOwnServer } from '../../tests/storage/postgres-server.ts';
import type { Card } from './bare.ts';
import { type Bot, cardOf, startBare, startCurzon, startSharing } from './bots.ts';
import { alone, beside, type Figure, type Part, quantile } from './part.ts';
import { channelOf, guildIdOf, memberOf, worldOf } from './world.ts';

/** Discord's, a second, for all that is not the answer to an interaction. */
const GLOBAL_LIMIT = 50;
const SECOND = 1_000;
/** Posted before, since the first ones of a process cost more than those that come after. */
const WARM_UP = 100;
/** Asked meanwhile, a second, by one member each. */
const [ASKED, ASKING] = [5, 100];
const PATIENCE = 10;

interface Place {
  guildId: string;
  channelId: string;
}

const postsIn = ({ requests }: StandIn) =>
  requests.filter(({ method, path }) => method === 'POST' && /\/channels\/\d+\/messages$/.test(path));
const arrived = (standIn: StandIn) => postsIn(standIn).filter(({ status }) => status === 200);

/** Lets a bot post to so many channels while members ask it. */
async function measured(bot: Bot, channels: readonly string[], begin: () => Promise<unknown>) {
  const { standIn } = bot;
  const before = arrived(standIn).length;
  const refusedBefore = standIn.requests.filter(({ status }) => status === 429).length;
  const cpuBefore = await bot.cpu();
  const begun = Date.now();
  // No longer than it would take at a fraction of what is allowed.
  const end = begun + (PATIENCE + (3 * channels.length) / GLOBAL_LIMIT) * SECOND;
  const began = begin();
  const isDone = () => arrived(standIn).length >= before + channels.length || Date.now() > end;
  const answered: Promise<number>[] = [];
  while (!isDone()) {
    const asked = performance.now();
    const typed = { channelId: channelOf(0), command: 'who', options: { name: 'Pardek' } };
    const member = standIn.client(memberOf(answered.length % ASKING));
    answered.push(
      member.run(typed).then(({ kind }) => {
        // Whoever is not answered waits for Discord's three seconds.
        return kind === 'message' ? performance.now() - asked : 3 * SECOND;
      }),
    );
    await sleep(SECOND / ASKED);
  }
  await began;
  const times = await Promise.all(answered);
  const cpu = (await bot.cpu()) - cpuBefore;
  const posts = arrived(standIn).slice(before);
  if (new Set(posts.map(({ path }) => path)).size < channels.length || posts.length > channels.length)
    throw new Error(`${posts.length} posts for ${channels.length} channels`);
  const instants = posts.map(({ ts }) => ts);
  return {
    seconds: (Math.max(...instants) - Math.min(...instants)) / SECOND,
    firstAfter: Math.min(...instants) - begun,
    cpu: cpu / channels.length,
    refused: standIn.requests.filter(({ status }) => status === 429).length - refusedBefore,
    answersP99: quantile(times, 0.99),
  };
}

/**
 * So many processes on one PostgreSQL, of which one is killed when a quarter is posted. What it had claimed comes when its
 * claims end, half a minute later: with few posts that is longer than all of them take.
 */
async function shared(processes: number, places: readonly Place[], world: World): Promise<Figure[]> {
  const server = await startOwnServer(DURABLE);
  // One member sees all of them, to look at what stands there.
  const guilds = world.guilds.map((guild) => ({ ...guild, members: [{ userId: memberOf(0) }] }));
  const standIn = await startStandIn({ identifyInterval: 0, world: { ...world, guilds } });
  const place = { databaseUrl: await server.createDatabase() };
  const shards = Math.max(processes, fewestShards(world.guilds.length));
  const bots = await Promise.all(
    Array.from({ length: processes }, () => startSharing(standIn, place, shards)),
  );
  const [first, ...others] = bots;
  const ahead = await first?.call<number>('makeDue', places);
  await Promise.all(others.map((bot) => bot.call('move', ahead)));
  const end = Date.now() + DEFAULTS.lease + (PATIENCE + (3 * places.length) / GLOBAL_LIMIT) * SECOND;
  const until = async (count: number) => {
    while (arrived(standIn).length < count && Date.now() < end) await sleep(SECOND / ASKED);
  };
  await until(places.length / 4);
  await first?.kill();
  await until(places.length);
  const sent = arrived(standIn);
  const instants = sent.map(({ ts }) => ts);
  // A request that is repeated with its nonce is answered with the post that is there: what is in the channels counts.
  const standing = places.map(({ channelId }) => standIn.client(memberOf(0)).messages(channelId).length);
  await Promise.all(others.map((bot) => bot.stop()));
  await standIn.close();
  await server.stop();
  const seconds = (Math.max(...instants) - Math.min(...instants)) / SECOND;
  const named = `${processes} processes on PostgreSQL, one killed`;
  return [
    beside(`${named}, from the first post to the last, s`, seconds, places.length / GLOBAL_LIMIT),
    alone(`${named}: not posted`, standing.filter((count) => count === 0).length, { atMost: 0 }),
    alone(`${named}: posted twice`, standing.filter((count) => count > 1).length, { atMost: 0 }),
    alone(`${named}: 429s`, standIn.requests.filter(({ status }) => status === 429).length, { atMost: 0 }),
  ];
}

export async function posts({
  count,
  processes,
}: {
  count: number;
  processes: readonly number[];
}): Promise<Part> {
  const servers = Array.from({ length: count + WARM_UP }, (_, server) => server);
  const world = worldOf({ servers: servers.length, members: ASKING });
  // All of those who ask are in the first server.
  for (const [index, guild] of world.guilds.entries())
    guild.members = index === 0 ? world.users.map(({ id }) => ({ userId: id })) : [];
  const places = servers.map((server) => ({ guildId: guildIdOf(server), channelId: channelOf(server) }));
  const channels = places.map(({ channelId }) => channelId);

  const folder = mkdtempSync(join(tmpdir(), 'curzon-load-'));
  const curzon = await startCurzon(world, { sqliteFile: join(folder, 'curzon.sqlite') });
  const post = async (from: number, to?: number) => {
    await curzon.call('makeDue', places.slice(from, to));
    return measured(curzon, channels.slice(from, to), async () => {});
  };
  await post(0, WARM_UP);
  const ours = await post(WARM_UP);
  const [message] = curzon.standIn.client(memberOf(0)).messages(channelOf(0));
  const asked = curzon.standIn
    .client(memberOf(0))
    .messages(channelOf(0))
    .find(({ embeds }) => embeds[0]?.title === 'Pardek');
  if (!message || !asked) throw new Error('nothing was posted');
  await curzon.stop();
  rmSync(folder, { recursive: true });

  const bare = await startBare(world);
  await bare.call('answer', { cards: { who: cardOf(asked) }, choices: [] });
  const card: Card = cardOf(message);
  const loop = (from: number, to?: number) =>
    measured(bare, channels.slice(from, to), () =>
      bare.call('post', { channels: channels.slice(from, to), card }),
    );
  await loop(0, WARM_UP);
  const naive = await loop(WARM_UP);
  await bare.stop();

  const together: Figure[] = [];
  if (postgresBinaries)
    for (const many of processes) together.push(...(await shared(many, places.slice(WARM_UP), world)));

  const floor = count / GLOBAL_LIMIT;
  return {
    part: 'posts',
    sizes: { posts: count },
    figures: [
      beside('from the first post to the last, s', ours.seconds, floor, { atMost: 1.12 }),
      beside('the same of a naive loop, s', naive.seconds, floor),
      alone('first post after its minute, ms', ours.firstAfter),
      beside('CPU a post, ms', ours.cpu, naive.cpu, { atMost: 2.5 }),
      alone('429s', ours.refused, { atMost: 0 }),
      alone('429s of the naive loop', naive.refused),
      beside('p99 of answers meanwhile, ms', ours.answersP99, naive.answersP99),
      alone('p99 of answers meanwhile, ms', ours.answersP99, { atMost: 250 }),
      ...together,
    ],
  };
}
