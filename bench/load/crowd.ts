/** Members who all answer one question at once, on each engine, beside a bare bot that keeps nothing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIMessage } from 'discord.js';
import type { InteractionOutcome } from '../../src/playground/client.ts';
import type { StandIn } from '../../src/playground/stand-in/index.ts';
import type { StoragePlace } from '../../src/storage/open.ts';
import { DURABLE, postgresBinaries, startOwnServer } from '../../tests/storage/postgres-server.ts';
import { type Bot, cardOf, startBare, startCurzon } from './bots.ts';
import { alone, beside, type Figure, median, type Part, quantile } from './part.ts';
import { channelOf, guildIdOf, memberOf, worldOf } from './world.ts';

const ROUNDS = 2;
const SECOND = 1_000;
const PATIENCE = 30 * SECOND;

/** Each round is a question in a channel of its own, and the first is not counted. */
const SERVERS = ROUNDS + 1;

interface Crowd {
  rate: number;
  p50: number;
  p99: number;
  deferred: number;
  failed: number;
}

const buttonsOf = (message: APIMessage) =>
  (message.components ?? []).flatMap((row) =>
    'components' in row
      ? row.components.flatMap((component) => ('custom_id' in component ? [component.custom_id] : []))
      : [],
  );

async function pressed(standIn: StandIn, message: APIMessage, members: number): Promise<Crowd> {
  const customIds = buttonsOf(message);
  const begun = performance.now();
  const outcomes = await Promise.all(
    Array.from({ length: members }, async (_, member) => {
      const outcome: InteractionOutcome = await standIn
        .client(memberOf(member))
        .press(message.channel_id, message.id, customIds[member % customIds.length] ?? '');
      return { outcome, ms: performance.now() - begun };
    }),
  );
  const times = outcomes.map(({ ms }) => ms);
  const isDeferred = ({ outcome }: (typeof outcomes)[0]) =>
    outcome.kind === 'acknowledged' || (outcome.kind === 'message' && outcome.deferred);
  return {
    rate: (members * SECOND) / Math.max(...times),
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    deferred: outcomes.filter(isDeferred).length,
    failed: outcomes.filter(({ outcome }) => outcome.kind === 'failed').length,
  };
}

/** The message with buttons in a channel, once it is there. */
async function questionIn(standIn: StandIn, channelId: string): Promise<APIMessage> {
  for (const end = performance.now() + PATIENCE; performance.now() < end; await sleep(20)) {
    const found = standIn
      .client(memberOf(0))
      .messages(channelId)
      .find((message) => buttonsOf(message).length > 1);
    if (found) return found;
  }
  throw new Error('no question came');
}

/** Of the rounds that count: of rates and times the one in the middle, of what should not be the most. */
async function ask(bot: Bot, members: number, question: (server: number) => Promise<APIMessage>) {
  const rounds: Crowd[] = [];
  for (let server = 0; server < SERVERS; server += 1)
    rounds.push(await pressed(bot.standIn, await question(server), members));
  const counted = rounds.slice(1);
  const middle = (figure: keyof Crowd) => median(counted.map((round) => round[figure]));
  const most = (figure: keyof Crowd) => Math.max(...counted.map((round) => round[figure]));
  return {
    rate: middle('rate'),
    p50: middle('p50'),
    p99: middle('p99'),
    deferred: most('deferred'),
    failed: most('failed'),
  };
}

export async function crowd({ members }: { members: number }): Promise<Part> {
  const everybody = worldOf({ servers: SERVERS, members });
  const world = {
    ...everybody,
    guilds: everybody.guilds.map((guild) => ({
      ...guild,
      members: everybody.users.map(({ id }) => ({ userId: id })),
    })),
  };
  let seen: { question: APIMessage; answer: APIMessage } | undefined;
  const onEngine = async (place: StoragePlace): Promise<Crowd> => {
    const curzon = await startCurzon(world, place);
    const { standIn } = curzon;
    const result = await ask(curzon, members, async (server) => {
      await curzon.call('makeDue', [{ guildId: guildIdOf(server), channelId: channelOf(server) }]);
      return questionIn(standIn, channelOf(server));
    });
    const question = await questionIn(standIn, channelOf(0));
    const again = await standIn
      .client(memberOf(0))
      .press(question.channel_id, question.id, buttonsOf(question)[1] ?? '');
    if (again.kind === 'message') seen = { question, answer: again.message };
    await curzon.stop();
    return result;
  };

  const folder = mkdtempSync(join(tmpdir(), 'curzon-load-'));
  const sqlite = await onEngine({ sqliteFile: join(folder, 'curzon.sqlite') });
  rmSync(folder, { recursive: true });
  const server = postgresBinaries ? await startOwnServer(DURABLE) : undefined;
  const postgres = server && (await onEngine({ databaseUrl: await server.createDatabase() }));
  await server?.stop();

  if (!seen) throw new Error('an answer was not answered');
  const bare = await startBare(world);
  await bare.call('answer', {
    cards: { help: cardOf(seen.question), pressed: cardOf(seen.answer) },
    choices: [],
  });
  const yardstick = await ask(bare, members, async (at) => {
    const typed = { channelId: channelOf(at), command: 'help', options: {} };
    const outcome = await bare.standIn.client(memberOf(0)).run(typed);
    if (outcome.kind !== 'message') throw new Error(`the bare bot answered with ${outcome.kind}`);
    return outcome.message;
  });
  await bare.stop();

  const figuresOf = (name: string, one: Crowd): Figure[] => [
    beside(`${name}, answers a second`, one.rate, yardstick.rate),
    beside(`${name}, p50 in ms`, one.p50, yardstick.p50),
    beside(`${name}, p99 in ms`, one.p99, yardstick.p99),
    alone(`${name}, p99 in ms`, one.p99, { atMost: 3_000 }),
    alone(`${name}, deferred`, one.deferred, { atMost: 0 }),
    alone(`${name}, not answered`, one.failed, { atMost: 0 }),
  ];
  return {
    part: 'crowd',
    sizes: { members, rounds: ROUNDS },
    figures: [
      ...figuresOf('SQLite', sqlite),
      ...(postgres
        ? [
            ...figuresOf('PostgreSQL', postgres),
            beside('PostgreSQL beside SQLite, answers a second', postgres.rate, sqlite.rate, { atLeast: 1 }),
          ]
        : []),
    ],
  };
}
