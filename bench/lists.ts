import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readEntriesFile } from '../scripts/entries-file.ts';
import { wordsOf } from '../src/lore/names/fold.ts';
import { type Findable, roleWords } from '../src/lore/names/index.ts';
import { readPacks } from '../src/lore/pack/load.ts';
import { chance, makeQueries, type Query } from './queries.ts';

/** A list of names to search, the queries for it, and texts to be typed letter by letter. */
export interface List {
  label: string;
  entries: Findable[];
  queries: Query[];
  /** Names typed from the first letter to the last. */
  typed: string[];
  /** Beginnings with a slip, and what the name begins with when rightly typed. */
  slips: { text: string; clean: string }[];
}

const SEED = 2293;
/** Sizes made up when no lists are given; the smallest is that of the pack. */
const SIZES = [13_000, 100_000];
const EACH = 60;
const TYPED = 84;

const queriesFile = z.object({
  Q: z.array(z.object({ cls: z.string(), q: z.string(), acc: z.array(z.number()), split: z.string() })),
  P: z.array(z.object({ q: z.string() })),
  PT: z.array(z.object({ q: z.string(), pre: z.string() })),
  N: z.array(z.object({ cls: z.string(), q: z.string(), split: z.string() })),
});

/** The lists of a folder: `entries-NAME.json.gz` with `queries-NAME.json`, and a sample as small as a pack. */
export async function listsFrom(folder: string, split: string): Promise<List[]> {
  const lists: List[] = [];
  for (const label of ['13k', '100k']) {
    const path = join(folder, `entries-${label}.json.gz`);
    if (!existsSync(path)) continue;
    const { entries, printed } = await readEntriesFile(path);
    const idOf = new Map([...printed].map(([id, number]) => [number, id]));
    const { Q, P, PT, N } = queriesFile.parse(
      JSON.parse(readFileSync(join(folder, `queries-${label}.json`), 'utf8')),
    );
    const wanted = (row: { split: string }): boolean => split === 'all' || row.split === split;
    if (lists.length === 0) lists.push(madeList('226', sample(entries, 226, SEED)));
    lists.push({
      label,
      entries,
      queries: [
        ...Q.filter(wanted).map(({ cls, q, acc }) => ({
          class: cls.startsWith('t:') ? 'typo1' : cls,
          text: q,
          accepted: new Set(acc.map((number) => idOf.get(number) ?? '')),
        })),
        ...N.filter(wanted).map(({ cls, q }) => ({ class: cls, text: q, accepted: new Set<string>() })),
      ],
      typed: P.map(({ q }) => q),
      slips: PT.map(({ q, pre }) => ({ text: q, clean: pre })),
    });
  }
  return lists;
}

/** Titles and the like, of the shipped packs. */
export const ROLES = roleWords(...readPacks('data').packs.map(({ words }) => words));

/** Lists made from the packs: their own names, then as many again made up from the same syllables. */
export function listsFromPacks(folder: string): List[] {
  const own = readPacks(folder).packs.flatMap(({ entries }) =>
    entries.map(
      (entry): Findable => ({
        id: entry.id,
        name: entry.name,
        aliases: entry.aliases.map(({ name }) => name),
        kind: entry.kind,
        prominence: entry.prominence,
      }),
    ),
  );
  return [own, ...SIZES.map((size) => invent(own, size))].map((entries) =>
    madeList(String(entries.length), entries),
  );
}

function madeList(label: string, entries: Findable[]): List {
  const all = makeQueries(entries, EACH, SEED);
  const names = sample(entries, TYPED, SEED + 1).map(({ name }) => wordsOf(name).join(' '));
  const random = chance(SEED + 2);
  return {
    label,
    entries,
    queries: all,
    typed: names,
    slips: names.flatMap((name) => {
      const clean = name.slice(0, 5 + Math.floor(random() * 5));
      const at = 1 + Math.floor(random() * (clean.length - 2));
      const text = clean.slice(0, at) + clean.slice(at + 1);
      return clean.length < 5 || text === clean ? [] : [{ text, clean }];
    }),
  };
}

function sample<T>(list: readonly T[], count: number, seed: number): T[] {
  const random = chance(seed);
  return list
    .map((item) => ({ item, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, count)
    .map(({ item }) => item);
}

/** Names that could be: the list's own words cut into syllables and put together anew. */
function invent(own: readonly Findable[], size: number): Findable[] {
  const random = chance(SEED + size);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const syllables = own.flatMap(({ name }) => wordsOf(name).flatMap((word) => word.match(/.{1,3}/g) ?? []));
  const word = (): string =>
    Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(syllables)).join('');
  const commonWords = Array.from({ length: Math.ceil(size / 50) }, word);
  const made = Array.from({ length: size - own.length }, (_, number): Findable => {
    const name = random() < 0.3 ? word() : `${random() < 0.6 ? pick(commonWords) : word()} ${word()}`;
    return { id: `made-${number}`, name, aliases: [], kind: pick(own).kind, prominence: 0 };
  });
  return [...own, ...made];
}
