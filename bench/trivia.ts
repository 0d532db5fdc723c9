/**
 * Measures how long questions take to make: `node bench/trivia.ts [ENTRIES …]`, each size in a process of its own. The
 * last line is the exponent of size between the smallest and the largest.
 */
import { spawnSync } from 'node:child_process';
import { makeQuestions } from '../src/trivia/questions.ts';
import { madeFandom } from './made-fandom.ts';

const SIZES = [500, 1_000, 2_000, 4_000, 10_000, 30_000];
const FACTS_EACH = 4;
const SEED = 2293;

const one = process.argv[2] === '--one' ? Number(process.argv[3]) : undefined;
if (one === undefined) measureAll(process.argv.slice(2).map(Number));
else measure(one);

function measure(size: number): void {
  const pack = madeFandom(size, FACTS_EACH, SEED);
  const kinds = new Map<string, number>();
  const before = process.cpuUsage();
  for (const { kind } of makeQuestions(pack)) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  const { user, system } = process.cpuUsage(before);
  const questions = [...kinds.values()].reduce((sum, count) => sum + count, 0);
  console.log(
    JSON.stringify({
      entries: size,
      facts: pack.facts.length,
      questions,
      cpuMs: Math.round((user + system) / 1000),
      peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
      kinds: Object.fromEntries(kinds),
    }),
  );
}

function measureAll(given: readonly number[]): void {
  const rows = (given.length > 0 ? given : SIZES).map((size) => {
    const { stdout, stderr } = spawnSync(process.execPath, [import.meta.filename, '--one', String(size)], {
      encoding: 'utf8',
    });
    if (stdout === '') throw new Error(stderr);
    process.stdout.write(stdout);
    return JSON.parse(stdout) as { entries: number; cpuMs: number };
  });
  const [first, last] = [rows[0], rows.at(-1)];
  if (first && last && first !== last)
    console.log(
      `exponent of size: ${(Math.log(last.cpuMs / first.cpuMs) / Math.log(last.entries / first.entries)).toFixed(2)}`,
    );
}
