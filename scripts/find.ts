import { createInterface } from 'node:readline/promises';
import { tellCompiling } from '../src/bot/compiling.ts';
import { type Knowledge, openKnowledge } from '../src/bot/knowledge.ts';
import { openPacks, packCache } from '../src/bot/packs.ts';
import { dataFolder, runProgram } from '../src/bot/run-program.ts';
import type { Entry } from '../src/lore/model/model.ts';
import { buildFinder } from '../src/lore/names/finder.ts';
import type { RoleWords } from '../src/lore/names/role-words.ts';
import type { Findable } from '../src/lore/names/types.ts';
import { readEntriesFile } from './entries-file.ts';

interface FindCliOptions {
  /** Each line is text still being typed. */
  prefix?: boolean;
  /** Ids as they are printed, where that is not how the finder has them. */
  printed?: ReadonlyMap<string, string | number>;
}

/** What answers the lines, by ids. */
interface Finding {
  /** At most 25 choices for text still being typed, best first. */
  suggest(typed: string): string[];
  /** Whether a member would get a card, and what was found, best first. */
  find(query: string): { confident: boolean; ids: string[] };
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
  finding: Finding,
  { prefix = false, printed = new Map() }: FindCliOptions,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<void> {
  for await (const q of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const started = performance.now();
    const suggested = prefix ? finding.suggest(q) : undefined;
    const { confident, ids } = suggested
      ? { confident: suggested.length === 1, ids: suggested }
      : finding.find(q);
    const us = Math.round((performance.now() - started) * 1000);
    const line: FindLine = {
      q,
      confident,
      ids: ids.slice(0, MOST_IDS).map((id) => printed.get(id) ?? id),
      us,
    };
    output.write(`${JSON.stringify(line)}\n`);
  }
}

/** A list of names, found by its finder alone. */
export function findIn(entries: readonly Findable[], roles: RoleWords): Finding {
  const finder = buildFinder(entries, roles);
  return {
    suggest: (typed) => finder.suggest(typed),
    find(query) {
      const { found, hits } = finder.answer(query);
      const first = found.outcome === 'found' ? [found.id, ...found.others] : found.ids;
      return {
        confident: found.outcome === 'found',
        ids: [...new Set([...first, ...hits.map(({ id }) => id)])],
      };
    },
  };
}

/** Packs, found as members find: by names and by descriptions. */
function findInPacks({ lore, ask }: Knowledge): Finding {
  const idsOf = (entries: readonly Entry[]) => entries.map(({ id }) => id);
  return {
    suggest: (typed) => idsOf(lore.suggest(typed)),
    find(query) {
      const found = ask.find(query);
      const first = found.ok ? [found.item, ...found.others] : found.guesses;
      const hits = lore.answer(query).hits.map(({ id }) => id);
      return { confident: found.ok, ids: [...new Set([...idsOf(first), ...hits])] };
    },
  };
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
      const list = file === undefined ? undefined : await readEntriesFile(file);
      const packs = await openPacks(dataFolder(data), packCache(process.env), tellCompiling(process.stderr));
      const knowledge = openKnowledge(packs);
      const finding = list ? findIn(list.entries, knowledge.lore.roles) : findInPacks(knowledge);
      await runFind(
        finding,
        { prefix, ...(list ? { printed: list.printed } : {}) },
        process.stdin,
        process.stdout,
      );
    },
  });
}
