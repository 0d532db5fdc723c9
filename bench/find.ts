/** Measures the finding of names against other engines: `npm run bench`, `--quick`, `--names DIR`. */
import { readTables } from '../src/lore/model/tables.ts';
import { wordsOf } from '../src/lore/names/fold.ts';
import { type Findable, indexNames, openFinder, positionsOf } from '../src/lore/names/index.ts';
import { type Engine, engines } from './engines.ts';
import { blocked } from './hostile.ts';
import { type List, listsFrom, listsFromPacks, ROLES } from './lists.ts';
import { megabytesUsed } from './measure.ts';
import { optionsOf } from './options.ts';
import type { Query } from './queries.ts';

const { values } = optionsOf({
  options: {
    /** A folder with lists and queries; without it they are made from the packs. */
    names: { type: 'string', default: process.env['CURZON_NAMES'] ?? '' },
    /** Which part of the given queries is measured: tuning looks at `dev`. */
    split: { type: 'string', default: 'test' },
    /** A fifth of the queries, and neither Fuse.js nor the longest list. */
    quick: { type: 'boolean', default: false },
    /** Only ours. */
    ours: { type: 'boolean', default: false },
  },
});

const QUICK_SHARE = 5;
const WARM_UP = 100;

interface Measured {
  engine: string;
  build: number;
  megabytes: number;
  asked: number;
  first: Map<string, [right: number, all: number]>;
  five: Map<string, [right: number, all: number]>;
  times: number[];
  keystrokes: number[];
  slips: number;
  card: {
    right: number;
    wrong: number;
    near: number;
    real: number;
    alarms: number;
    negatives: number;
    typo: [number, number];
  };
}

const timed = <T>(times: number[], run: () => T): T => {
  const started = performance.now();
  const result = run();
  times.push(performance.now() - started);
  return result;
};
const quantile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

/** Every so many, so that all classes stay in. */
const thin = <T>(list: readonly T[], most: number): T[] => {
  const step = Math.max(1, list.length / most);
  return Array.from({ length: Math.min(list.length, most) }, (_, at) => list[Math.floor(at * step)] as T);
};

function measure(engine: Engine, list: List): Measured {
  const before = megabytesUsed();
  const started = performance.now();
  const searcher = engine.build(list.entries);
  const build = performance.now() - started;
  const megabytes = megabytesUsed() - before;
  const most = engine.most?.(list.entries.length) ?? Number.POSITIVE_INFINITY;
  const share = values.quick ? QUICK_SHARE : 1;
  const queries = thin(list.queries, Math.min(most, list.queries.length / share));
  const result: Measured = {
    engine: engine.name,
    build,
    megabytes,
    asked: queries.length,
    first: new Map(),
    five: new Map(),
    times: [],
    keystrokes: [],
    slips: 0,
    card: { right: 0, wrong: 0, near: 0, real: 0, alarms: 0, negatives: 0, typo: [0, 0] },
  };
  const count = (counts: Map<string, [number, number]>, query: Query, right: boolean): void => {
    const [good, all] = counts.get(query.class) ?? [0, 0];
    counts.set(query.class, [good + (right ? 1 : 0), all + 1]);
  };
  if (most > WARM_UP) for (const { text } of queries.slice(0, WARM_UP)) searcher.search(text);
  for (const query of queries) {
    const { hidden } = query;
    const accept = hidden && ((id: string) => !hidden.has(id));
    const { ids, confident = false } = timed(result.times, () => searcher.search(query.text, accept));
    const { card } = result;
    if (query.accepted.size === 0) {
      card.negatives++;
      if (confident) card.alarms++;
      continue;
    }
    const right = query.accepted.has(ids[0] ?? '');
    const inFive = ids.slice(0, 5).some((id) => query.accepted.has(id));
    count(result.first, query, right);
    count(result.five, query, inFive);
    card.real++;
    if (confident && right) card.right++;
    if (confident && !right) card.wrong++;
    if (confident ? ids.some((id) => query.accepted.has(id)) : inFive) card.near++;
    if (query.class === 'typo1' && right) {
      card.typo[1]++;
      if (confident) card.typo[0]++;
    }
  }
  const typed = list.typed.flatMap((name) => [...name].map((_, at) => name.slice(0, at + 1)));
  for (const text of thin(typed, Math.min(most, typed.length / share)))
    timed(result.keystrokes, () => searcher.type(text));
  const byId = new Map(list.entries.map((entry) => [entry.id, entry]));
  const slips = thin(list.slips, most);
  let kept = 0;
  for (const { text, clean } of slips) {
    const ids = timed(result.keystrokes, () => searcher.type(text)).slice(0, 5);
    if (ids.some((id) => beginsWith(byId.get(id) as Findable, clean))) kept++;
  }
  result.slips = kept / slips.length;
  return result;
}

/** Whether one of an entry's names goes on, at some word, as the text begins. */
function beginsWith({ name, aliases }: Findable, text: string): boolean {
  const words = wordsOf(text);
  return [name, ...aliases].some((form) => {
    const own = wordsOf(form);
    const at = (start: number) =>
      words.every((word, step) =>
        step === words.length - 1 ? own[start + step]?.startsWith(word) : own[start + step] === word,
      );
    return own.some((_, start) => at(start)) || own.join('').startsWith(words.join(''));
  });
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}
const percent = (part: number, all: number): string => (all === 0 ? '–' : ((100 * part) / all).toFixed(1));
const ms = (time: number): string => (time < 10 ? time.toFixed(2) : time.toFixed(0));

const lists = values.names === '' ? listsFromPacks('data') : await listsFrom(values.names, values.split);
const out = (text: string): void => void process.stdout.write(`${text}\n`);

for (const list of values.quick ? lists.slice(0, 2) : lists) {
  out(`\n${list.label}: ${list.entries.length} entries, ${list.queries.length} queries`);
  const chosen = engines.filter(
    ({ name }) => (!values.ours || name === 'Curzon') && !(values.quick && name === 'Fuse.js'),
  );
  const results = chosen.map((engine) => measure(engine, list));
  const classes = [
    ...new Set(list.queries.filter(({ accepted }) => accepted.size > 0).map((query) => query.class)),
  ];
  const rows = [
    ['first hit right, %', 'queries', ...results.map(({ engine }) => engine)],
    ...classes
      .sort()
      .map((name) => [
        name,
        String(list.queries.filter((query) => query.class === name).length),
        ...results.map(({ first }) => percent(...(first.get(name) ?? [0, 0]))),
      ]),
    ...classes
      .filter((name) => name.startsWith('real'))
      .map((name) => [
        `${name} in five`,
        '',
        ...results.map(({ five }) => percent(...(five.get(name) ?? [0, 0]))),
      ]),
    [
      'beginning with a slip, in five',
      String(list.slips.length),
      ...results.map(({ slips }) => percent(slips, 1)),
    ],
    ['queries asked', '', ...results.map(({ asked }) => String(asked))],
    ['query ms, median', '', ...results.map(({ times }) => ms(quantile(times, 0.5)))],
    ['query ms, p99', '', ...results.map(({ times }) => ms(quantile(times, 0.99)))],
    ['keystroke ms, median', '', ...results.map(({ keystrokes }) => ms(quantile(keystrokes, 0.5)))],
    ['keystroke ms, p99', '', ...results.map(({ keystrokes }) => ms(quantile(keystrokes, 0.99)))],
    ['build ms', '', ...results.map(({ build }) => ms(build))],
    ['memory MB', '', ...results.map(({ megabytes }) => megabytes.toFixed(0))],
  ];
  out(table(rows));
  for (const { engine, card } of results.filter((result) => result.engine === 'Curzon')) {
    out(
      `${engine}, cards: wrong ${percent(card.wrong, card.real)} % of real queries, ${percent(card.alarms, card.negatives)} % of ` +
        `${card.negatives} negatives; right one-typo queries with a card ${percent(...card.typo)} %; ` +
        `right or one click away ${percent(card.near, card.real)} %`,
    );
  }
  const tables = readTables(indexNames(list.entries));
  const ready = performance.now();
  const again = openFinder(list.entries, tables, ROLES, positionsOf(list.entries));
  out(`ready from stored tables in ${ms(performance.now() - ready)} ms`);
  out(`hostile queries, longest: ${ms(blocked(again))} ms`);
}
