import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from 'zod';
import { UsageError } from '../src/bot/run-program.ts';
import type { Findable } from '../src/lore/names/types.ts';

const LIST = 'list';
const unzip = promisify(gunzip);

/** A list of names as `npm run find -- --entries` reads it; `pop` is any count that grows with fame. */
const entriesFile = z.array(
  z.object({
    id: z.union([z.string(), z.number()]),
    name: z.string(),
    aliases: z.array(z.string()).default([]),
    kind: z.string().default('thing'),
    pop: z.number().nonnegative().default(0),
  }),
);

/** A list of entries and what their ids were in the file: numbers stay numbers when printed. */
interface EntriesFile {
  entries: Findable[];
  printed: ReadonlyMap<string, string | number>;
}

/**
 * Reads a list of names, plain or gzipped JSON. Fame becomes prominence by its logarithm, since counts run from
 * nought to thousands and most are small.
 *
 * @throws UsageError when the file is not such a list.
 */
export async function readEntriesFile(path: string): Promise<EntriesFile> {
  const bytes = await readFile(path);
  const text = (path.endsWith('.gz') ? await unzip(bytes).catch(() => refuse(path)) : bytes).toString('utf8');
  const rows = parseRows(path, text);
  const most = rows.reduce((highest, { pop }) => Math.max(highest, pop), 1);
  return {
    // A number as an id would answer a query for that number, which may be a name: `2237`.
    entries: rows.map(({ id, name, aliases, kind, pop }) => ({
      id: `${LIST}/${id}`,
      name,
      aliases,
      kind,
      prominence: (100 * Math.log1p(pop)) / Math.log1p(most),
    })),
    printed: new Map(rows.map(({ id }) => [`${LIST}/${id}`, id])),
  };
}

function parseRows(path: string, text: string): z.output<typeof entriesFile> {
  try {
    return entriesFile.parse(JSON.parse(text));
  } catch {
    return refuse(path);
  }
}

function refuse(path: string): never {
  throw new UsageError(`${path} is no list of names: --help shows what one looks like`);
}
