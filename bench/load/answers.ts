/** What an answer costs and how long it takes, beside a bare bot that answers a constant card of the same size. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { APIMessage } from 'discord.js';
import type { Card } from './bare.ts';
import { type Bot, cardOf, startBare, startCurzon } from './bots.ts';
import { alone, beside, type Figure, median, type Part, quantile } from './part.ts';
import { channelOf, memberOf, serverOf, worldOf } from './world.ts';

/** So many that none of them asks for more than one member may. */
const [SERVERS, MEMBERS] = [20, 400];
const ROUNDS = 5;
const WARM_UP = 60;
/** Answers under way where as many as possible are asked for. */
const WINDOW = 8;
const FULL_LOAD_MS = 3_000;
const SECOND = 1_000;

const NAMES = [
  ...[
    'Curzon Dax',
    'Pardek',
    'Gorkon',
    'Azetbur',
    'Worf',
    'Kira Nerys',
    'Benjamin Sisko',
    'Gowron',
    'Martok',
  ],
  ...['James T. Kirk', 'Spock', 'Leonard McCoy', 'Jean-Luc Picard', 'Kang', 'Koloth', 'Kor', 'Chang', 'Odo'],
];
const QUESTIONS = [
  ...['who killed Gorkon', 'where was Worf born', 'when was the Khitomer Conference', 'who is Curzon Dax'],
  ...['who commanded Deep Space 9', 'who married Worf', 'who attacked Khitomer', 'what did Pardek do'],
];

interface Kind {
  name: string;
  /** At most so many times the bare bot's CPU. */
  bar: number;
  /** What members type, in turn. @throws Error when it is not answered. */
  typed: readonly string[];
  ask: (bot: Bot, member: number, typed: string) => Promise<APIMessage | undefined>;
}

const answered =
  (command: string, option: string): Kind['ask'] =>
  async ({ standIn }, member, typed) => {
    const channelId = channelOf(serverOf(member, SERVERS));
    const outcome = await standIn
      .client(memberOf(member))
      .run({ channelId, command, options: { [option]: typed } });
    if (outcome.kind === 'message') return outcome.message;
    throw new Error(
      `/${command} ${typed}: ${outcome.kind === 'failed' ? outcome.error.message : outcome.kind}`,
    );
  };
const choicesOf = ({ standIn }: Bot, member: number, name: string) =>
  standIn
    .client(memberOf(member))
    .autocomplete(
      { channelId: channelOf(serverOf(member, SERVERS)), command: 'who', options: { name } },
      'name',
    );

const KINDS: readonly Kind[] = [
  { name: '/who', bar: 1.25, typed: NAMES, ask: answered('who', 'name') },
  { name: '/ask', bar: 1.4, typed: QUESTIONS, ask: answered('ask', 'question') },
  {
    name: 'keystroke',
    bar: 1.15,
    typed: NAMES.flatMap((name) => [1, 2, 3, 4].map((letters) => name.slice(0, letters).toLowerCase())),
    ask: (bot, member, typed) => choicesOf(bot, member, typed).then(() => undefined),
  },
];

/** The cards that Curzon answers with, the one in the middle of them by size. */
async function usualCard(curzon: Bot, { typed, ask }: Kind): Promise<Card> {
  const cards: Card[] = [];
  for (const text of typed) {
    const message = await ask(curzon, 0, text);
    if (message) cards.push(cardOf(message));
  }
  const bySize = cards.toSorted((one, other) => JSON.stringify(one).length - JSON.stringify(other).length);
  return bySize[Math.floor(bySize.length / 2)] ?? { embeds: [], components: [] };
}

export async function answers({ count, seconds }: { count: number; seconds: number }): Promise<Part> {
  const world = worldOf({ servers: SERVERS, members: MEMBERS });
  const folder = mkdtempSync(join(tmpdir(), 'curzon-load-'));
  const [curzon, bare] = [
    await startCurzon(world, { sqliteFile: join(folder, 'curzon.sqlite') }),
    await startBare(world),
  ];
  let turn = 0;
  const askOf = (bot: Bot, { typed, ask }: Kind) => {
    turn += 1;
    return ask(bot, turn % MEMBERS, typed[turn % typed.length] ?? '');
  };
  const askMany = async (bot: Bot, kind: Kind, times: number) => {
    let left = times;
    const one = async () => {
      while (left-- > 0) await askOf(bot, kind);
    };
    await Promise.all(Array.from({ length: WINDOW }, one));
  };
  const [who, ask] = KINDS as [Kind, Kind];
  await bare.call('answer', {
    cards: { who: await usualCard(curzon, who), ask: await usualCard(curzon, ask) },
    choices: await choicesOf(curzon, 0, 'k'),
  });

  const figures: Figure[] = [];
  for (const kind of KINDS) {
    const cpuOf = async (bot: Bot, times: number) => {
      const before = await bot.cpu();
      await askMany(bot, kind, times);
      return ((await bot.cpu()) - before) / times;
    };
    for (const bot of [curzon, bare]) await askMany(bot, kind, WARM_UP);
    const rounds: { curzon: number; bare: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      rounds.push({ curzon: await cpuOf(curzon, count), bare: await cpuOf(bare, count) });
    // Of the round in the middle: what else the machine does comes to both of one round.
    const middle = rounds.toSorted((one, other) => one.curzon / one.bare - other.curzon / other.bare);
    const { curzon: ours, bare: limit } = middle[Math.floor(ROUNDS / 2)] ?? { curzon: 0, bare: 0 };
    figures.push(beside(`${kind.name}, CPU in ms`, ours, limit, { atMost: kind.bar }));
  }

  const mixed = (bot: Bot) => askOf(bot, KINDS[turn % KINDS.length] as Kind);
  const full = await fullLoad(() => mixed(curzon));
  figures.push(beside('full load, answers a second', full, await fullLoad(() => mixed(bare))));
  for (const [name, share] of [
    ['half load', 0.5],
    ['80 % load', 0.8],
  ] as const) {
    const rate = full * share;
    const [ours, limit] = [
      await timesAt(rate, seconds, () => mixed(curzon)),
      await timesAt(rate, seconds, () => mixed(bare)),
    ];
    figures.push(beside(`p50 at ${name}, ms`, median(ours), median(limit)));
    figures.push(beside(`p99 at ${name}, ms`, quantile(ours, 0.99), quantile(limit, 0.99)));
    figures.push(alone(`asked a second at ${name}`, rate));
  }
  await curzon.stop();
  await bare.stop();
  rmSync(folder, { recursive: true });
  return { part: 'answers', sizes: { rounds: ROUNDS, count, seconds }, figures };
}

/** How many a second are answered where each answer is followed by another question. */
async function fullLoad(ask: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  let done = 0;
  const one = async () => {
    for (; performance.now() - begun < FULL_LOAD_MS; done += 1) await ask();
  };
  await Promise.all(Array.from({ length: WINDOW }, one));
  return (done * SECOND) / (performance.now() - begun);
}

/** Asks evenly, whether answers come or not. @returns milliseconds from when each was to be asked until it was answered. */
export async function timesAt(rate: number, seconds: number, ask: () => Promise<unknown>): Promise<number[]> {
  const begun = performance.now();
  const asked: Promise<number>[] = [];
  while (performance.now() - begun < seconds * SECOND) {
    for (; asked.length < ((performance.now() - begun) * rate) / SECOND; ) {
      const due = begun + (asked.length * SECOND) / rate;
      asked.push(ask().then(() => performance.now() - due));
    }
    await sleep(1);
  }
  return Promise.all(asked);
}
