import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { readEntriesFile } from './entries-file.ts';
import { buildFinder } from './finder.ts';
import type { Findable } from './types.ts';

export interface FindCliOptions {
  /** Each line is text still being typed. */
  prefix?: boolean;
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

/** Answers one query a line, each at once, as one line of JSON. Ends when the input does. */
export async function runFind(
  entries: readonly Findable[],
  { prefix = false, printed = new Map() }: FindCliOptions,
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
      ids = hits.map(({ id }) => id);
      confident = found.outcome === 'found';
    }
    const us = Math.round((performance.now() - started) * 1000);
    const line: FindLine = { q, confident, ids: ids.map((id) => printed.get(id) ?? id), us };
    output.write(`${JSON.stringify(line)}\n`);
  }
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { entries: { type: 'string' }, prefix: { type: 'boolean' } } });
  if (values.entries === undefined) {
    process.stderr.write('find: give a list of names with --entries FILE\n');
    process.exitCode = 2;
  } else {
    const { entries, printed } = await readEntriesFile(values.entries);
    await runFind(entries, { prefix: values.prefix ?? false, printed }, process.stdin, process.stdout);
  }
}
