/**
 * `npm run bench -- lore [--json] [--sizes 1000,10000]`: builds packs of these sizes and asks the whole bot everything of
 * each. The shipped pack comes first and is the yardstick, beside plain MiniSearch over the same names and facts.
 * CURZON_NAMES names a folder with real names (entries-100k.json.gz).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PACK_PARTS } from '../src/bot/pack-parts.ts';
import { rowsOfBuilt } from '../src/lore/pack/compile.ts';
import { loadPacks } from '../src/lore/pack/load.ts';
import { writePackFile } from '../src/lore/pack/pack-file.ts';
import { optionsOf } from './options.ts';

interface Spread {
  p50: number;
  p99: number;
}
interface Row {
  entries: number;
  facts: number;
  buildMs: number;
  /** Not of the shipped pack, which is built in this process. */
  buildMB?: number;
  openMs: number;
  startMs: number;
  rssMB: number;
  keystroke: Spread;
  who: Spread;
  miss: Spread;
  ask: Spread;
  search: Spread;
  timeline: Spread;
  connect: Spread;
  connectLimited: Spread;
  mentions4000: Spread;
  question: Spread;
  longestBlockMs: number;
  yardstick?: { keystroke: Spread; search: Spread };
}

const { values } = optionsOf({
  options: {
    json: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '1000,10000,30000,100000' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'curzon-bench-'));
const names = join(process.env['CURZON_NAMES'] ?? '', 'entries-100k.json.gz');
const BENCH = import.meta.dirname;

function run(script: string, ...args: string[]) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--max-semi-space-size=4', join(BENCH, script), ...args],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`${script} ${args.join(' ')} failed: ${stderr}`);
  return JSON.parse(stdout);
}

function shipped(): Row {
  const file = join(folder, 'shipped.pack');
  const [pack] = loadPacks('data');
  if (!pack) throw new Error('a pack ships with Curzon');
  const begun = performance.now();
  writePackFile(rowsOfBuilt(pack), file, PACK_PARTS);
  const buildMs = Math.round(performance.now() - begun);
  return { entries: pack.entries.length, facts: pack.facts.length, buildMs, ...run('lore-ask.ts', file) };
}

function made(size: number): Row {
  const file = join(folder, `${size}.pack`);
  const built = run('lore-build.ts', String(size), file, ...(existsSync(names) ? [names] : []));
  const row = { ...built, ...run('lore-ask.ts', file) };
  if (size >= 100_000) row.yardstick = run('lore-yardstick.ts', file);
  rmSync(file);
  return row;
}

const rows: Row[] = [];
try {
  for (const make of [shipped, ...values.sizes.split(',').map((size) => () => made(Number(size)))]) {
    const row = make();
    rows.push(row);
    console.log(values.json ? JSON.stringify(row) : inWords(row));
  }
} finally {
  rmSync(folder, { recursive: true });
}
for (const line of judged(rows)) (values.json ? console.error : console.log)(line);

function inWords({
  entries,
  facts,
  buildMs,
  buildMB: _megabytes,
  openMs,
  rssMB,
  longestBlockMs,
  yardstick: _,
  startMs: __,
  ...asked
}: Row) {
  const spreads = Object.entries(asked).filter(([, one]) => typeof one === 'object') as [string, Spread][];
  return [
    `${entries} entries, ${facts} facts: built in ${(buildMs / 1000).toFixed(1)} s, opened in ${openMs} ms, ${rssMB} MB, longest block ${longestBlockMs} ms`,
    ...spreads.map(([name, { p50, p99 }]) => `  ${name.padEnd(16)} median ${p50} ms, p99 ${p99} ms`),
  ].join('\n');
}

/** The bars for the largest pack, each against a yardstick of this very run. */
function judged([small, ...rest]: readonly Row[]): string[] {
  const large = rest.at(-1);
  const first = rest[0];
  if (!small || !large || !first) return [];
  const bar = (what: string, is: number, most: number) =>
    `${is <= most ? 'held' : 'BROKEN'}  ${what}: ${is.toFixed(2)} of at most ${most.toFixed(2)}`;
  const asShipped = (['who', 'miss', 'question'] as const).flatMap((which) => [
    bar(`${which} p99, ms`, large[which].p99, Math.min(15, 5 * small[which].p99)),
  ]);
  const exponent = Math.log(large.buildMs / first.buildMs) / Math.log(large.entries / first.entries);
  return [
    `the largest pack (${large.entries} entries) against the shipped one and plain MiniSearch:`,
    bar('open, times the start of the shipped pack', large.openMs / small.startMs, 3),
    bar('memory, MB', large.rssMB, 350),
    ...(large.yardstick
      ? [
          bar(
            'keystroke p99, share of MiniSearch',
            large.keystroke.p99 / large.yardstick.keystroke.p99,
            1 / 15,
          ),
          bar('search p99, share of MiniSearch', large.search.p99 / large.yardstick.search.p99, 1 / 10),
        ]
      : []),
    ...asShipped,
    bar('ask p99, ms', large.ask.p99, 20),
    ...(['connect', 'connectLimited', 'timeline'] as const).map((which) =>
      bar(`${which} p99, ms`, large[which].p99, 50),
    ),
    bar('longest block, ms', large.longestBlockMs, 50),
    ...(first === large ? [] : [bar('exponent of building', exponent, 1.15)]),
    bar('building, s', large.buildMs / 1000, 600),
    ...(large.buildMB === undefined ? [] : [bar('memory of building, MB', large.buildMB, 1536)]),
  ];
}
