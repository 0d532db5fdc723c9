import { createInterface } from 'node:readline/promises';
import { findOrDescribe } from '../src/ask/answer.ts';
import { buildDescriber, type Describer } from '../src/ask/describe.ts';
import { describedFact } from '../src/ask/index.ts';
import { dataFolder, runProgram } from '../src/bot/run-program.ts';
import { buildFinder } from '../src/lore/names/finder.ts';
import { type RoleWords, roleWords } from '../src/lore/names/role-words.ts';
import type { Findable } from '../src/lore/names/types.ts';
import { findableEntry } from '../src/lore/pack/findable.ts';
import { loadPacks } from '../src/lore/pack/load.ts';
import { readEntriesFile } from './entries-file.ts';

export interface FindCliOptions {
  /** Each line is text still being typed. */
  prefix?: boolean;
  /** Answers what no name does, from facts. */
  describer?: Describer | undefined;
  /** Words that are no names. */
  roles: RoleWords;
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
  { prefix = false, describer, roles, printed = new Map() }: FindCliOptions,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<void> {
  const finder = buildFinder(entries, roles);
  for await (const q of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const started = performance.now();
    let ids: string[];
    let confident: boolean;
    if (prefix) {
      ids = finder.suggest(q);
      confident = ids.length === 1;
    } else {
      const { found, hits } = finder.answer(q);
      const answer = describer ? findOrDescribe(finder, describer, roles, q) : found;
      const first = answer.outcome === 'found' ? [answer.id, ...answer.others] : answer.ids;
      ids = [...new Set([...first, ...hits.map(({ id }) => id)])].slice(0, MOST_IDS);
      confident = answer.outcome === 'found';
    }
    const us = Math.round((performance.now() - started) * 1000);
    const line: FindLine = { q, confident, ids: ids.map((id) => printed.get(id) ?? id), us };
    output.write(`${JSON.stringify(line)}\n`);
  }
}

const HELP = `Usage: npm run -s find -- [options] < names.txt

Finds names, one a line of standard input, and prints a line of JSON for each.

  --prefix        each line is text still being typed
  --data DIR      other lore packs than those in data/
  --entries FILE  a list of names instead of those of the packs, whose titles it uses: JSON, plain or gzipped,
                  [{"id": 1, "name": "Curzon Dax", "aliases": ["Curzon"], "kind": "person", "pop": 9}]
  --help          this text`;

if (import.meta.main) {
  await runProgram({
    help: HELP,
    options: { prefix: { type: 'boolean' }, data: { type: 'string' }, entries: { type: 'string' } },
    async run({ values: { prefix, data, entries: file } }) {
      const packs = loadPacks(dataFolder(data));
      const words = packs.map((pack) => pack.words);
      const roles = roleWords(...words);
      if (file !== undefined) {
        const { entries, printed } = await readEntriesFile(file);
        return runFind(entries, { prefix, roles, printed }, process.stdin, process.stdout);
      }
      const entries = packs.flatMap((pack) => pack.entries).map(findableEntry);
      const facts = packs.flatMap((pack) => pack.facts).map(describedFact);
      const describer = buildDescriber(entries, facts, words);
      return runFind(entries, { prefix, roles, describer }, process.stdin, process.stdout);
    },
  });
}
