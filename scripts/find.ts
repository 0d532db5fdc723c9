import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { findOrDescribe } from '../src/ask/answer.ts';
import { buildDescriber, type Describer } from '../src/ask/describe.ts';
import { describedFact, findableEntry } from '../src/lore/lore.ts';
import { buildFinder } from '../src/lore/names/finder.ts';
import type { Findable } from '../src/lore/names/types.ts';
import { loadPacks } from '../src/lore/pack/load.ts';
import { readEntriesFile } from './entries-file.ts';

export interface FindCliOptions {
  /** Each line is text still being typed. */
  prefix?: boolean;
  /** Answers what no name does, from facts. */
  describer?: Describer | undefined;
  /** Ids as they are printed, where that is not how the finder has them. */
  printed?: ReadonlyMap<string, string | number>;
}

/** What is printed for one line. */
export interface FindLine {
  q: string;
  /** Whether a member would get a card. For text still being typed: whether there is but one choice. */
  confident: boolean;
  /** At most 25, best first. */
  ids: (string | number)[];
  /** Time taken, in microseconds. */
  us: number;
}

const MOST_IDS = 25;

/** Answers one query a line, each at once, as one line of JSON. Ends when the input does. */
export async function runFind(
  entries: readonly Findable[],
  { prefix = false, describer, printed = new Map() }: FindCliOptions,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<void> {
  const finder = buildFinder(entries);
  for await (const q of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const started = performance.now();
    let ids: string[];
    let confident: boolean;
    if (prefix) {
      ids = finder.suggest(q);
      confident = ids.length === 1;
    } else {
      const { found, hits } = finder.answer(q);
      const answer = describer ? findOrDescribe(finder, describer, q) : found;
      const first = answer.outcome === 'found' ? [answer.id, ...answer.others] : answer.ids;
      ids = [...new Set([...first, ...hits.map(({ id }) => id)])].slice(0, MOST_IDS);
      confident = answer.outcome === 'found';
    }
    const us = Math.round((performance.now() - started) * 1000);
    const line: FindLine = { q, confident, ids: ids.map((id) => printed.get(id) ?? id), us };
    output.write(`${JSON.stringify(line)}\n`);
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      entries: { type: 'string' },
      prefix: { type: 'boolean', default: false },
      data: { type: 'string' },
    },
  });
  const { prefix } = values;
  if (values.entries !== undefined) {
    const { entries, printed } = await readEntriesFile(values.entries);
    await runFind(entries, { prefix, printed }, process.stdin, process.stdout);
  } else {
    const packs = loadPacks(values.data ?? (process.env['CURZON_DATA'] || 'data'));
    const entries = packs.flatMap((pack) => pack.entries).map(findableEntry);
    const facts = packs.flatMap((pack) => pack.facts).map(describedFact);
    await runFind(
      entries,
      { prefix, describer: buildDescriber(entries, facts) },
      process.stdin,
      process.stdout,
    );
  }
}
