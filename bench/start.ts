/**
 * `npm run bench -- start`: how long the bot takes until Discord has it, in CPU and memory, beside a bare discord.js bot that
 * is started in turn with it against the same stand-in.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openPacks } from '../src/bot/packs.ts';
import { PEOPLE, PLACES, type StandIn, startStandIn } from '../src/playground/stand-in/index.ts';
import { optionsOf } from './options.ts';

optionsOf({ options: {} });

const ROUNDS = 7;
const folder = mkdtempSync(join(tmpdir(), 'curzon-start-'));
const cache = join(folder, 'packs');
for (const pack of await openPacks('data', cache)) pack.close();

interface Start {
  readyMs: number;
  cpuMs: number;
  rssMB: number;
  /** Of a member who types from the moment on that the bot is there: how long the slowest choices took. */
  keystrokeMs?: number;
}

const TYPING_MS = 2000;
const BETWEEN_KEYS_MS = 50;

/** The slowest answer to a keystroke in the first two seconds. */
async function typeAtOnce(standIn: StandIn): Promise<number> {
  const member = standIn.client(PEOPLE.ada);
  const begun = performance.now();
  let slowest = 0;
  while (performance.now() - begun < TYPING_MS) {
    const pressed = performance.now();
    const typed = { channelId: PLACES.lore, command: 'who', options: { name: 'gork' } };
    const choices = await member.autocomplete(typed, 'name');
    if (choices.length === 0) throw new Error('a keystroke was not answered');
    slowest = Math.max(slowest, performance.now() - pressed);
    await setTimeout(BETWEEN_KEYS_MS);
  }
  return Math.round(slowest);
}

/** As `npm start` has them; what was compiled is kept for this bench alone. */
const FLAGS = ['--max-semi-space-size=4', '--import', join(import.meta.dirname, '../src/bot/code-cache.js')];

async function started(flags: readonly string[], script: string, ...args: string[]): Promise<Start> {
  const standIn = await startStandIn({ identifyInterval: 0 });
  const child = spawn(
    process.execPath,
    [...flags, join(import.meta.dirname, script), standIn.token, standIn.restUrl, ...args],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, TMPDIR: folder } },
  );
  const [line] = await once(child.stdout, 'data');
  const keystrokeMs = script === 'start-curzon.ts' ? await typeAtOnce(standIn) : undefined;
  child.kill();
  await once(child, 'exit');
  await standIn.close();
  return { ...JSON.parse(String(line)), ...(keystrokeMs === undefined ? {} : { keystrokeMs }) };
}

// Once, as on every machine after its first start.
await started(FLAGS, 'start-curzon.ts', join(folder, 'first'), cache);
const rows: { bare: Start; curzon: Start }[] = [];
for (let round = 0; round < ROUNDS; round++)
  rows.push({
    bare: await started([], 'start-bare.ts'),
    curzon: await started(FLAGS, 'start-curzon.ts', join(folder, String(round)), cache),
  });
rmSync(folder, { recursive: true });

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
for (const figure of ['readyMs', 'cpuMs', 'rssMB'] as const) {
  const ratio = median(rows.map(({ bare, curzon }) => curzon[figure] / bare[figure]));
  const of = (who: 'bare' | 'curzon') => median(rows.map((row) => row[who][figure]));
  console.log(`${figure}: ${of('curzon')}, bare ${of('bare')}, ratio ${ratio.toFixed(2)}`);
}
console.log(
  `slowest keystroke of the first two seconds: ${median(rows.map(({ curzon }) => curzon.keystrokeMs ?? 0))} ms`,
);
