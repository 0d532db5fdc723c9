import { readTables, type TableReader } from '../model/tables.ts';
import { isConfident, offersOthers } from './confidence.ts';
import { FORM, type Names, squeezedForm, wordsOfEntry } from './name-forms.ts';
import { buildSearch, type Hit } from './name-search.ts';
import { indexNames, openParts } from './parts.ts';
import type { RoleWords } from './role-words.ts';
import { buildSuggest } from './suggest.ts';
import type { Findable, Finder, FindOptions, Found, Listed, Ranked } from './types.ts';

/** Discord shows no more choices than this, in a menu and while typing. */
const MOST_CHOICES = 25;
const MOST_GUESSES = 5;

/** The finder of names over a list of entries. */
export const buildFinder = (entries: readonly Findable[], roles: RoleWords): Finder =>
  openFinder(entries, readTables(indexNames(entries)), roles, positionsOf(entries));

/**
 * The finder over tables made by {@link indexNames}.
 *
 * @param entries those that the tables were made from, in the same order.
 * @param roles words that are no names, such as titles.
 * @param positionOf where in the list the entry with an id stands.
 */
export function openFinder(
  entries: readonly Listed[],
  tables: TableReader,
  roles: RoleWords,
  positionOf: (id: string) => number | undefined,
): Finder {
  const parts = openParts(entries, tables, roles);
  const search = buildSearch(parts);
  const suggest = buildSuggest(parts);
  const idOf = (entry: number): string => (entries[entry] as Listed).id;
  const idsOf = (hits: readonly Hit[]): string[] => hits.map(({ entry }) => idOf(entry));
  const limitOf = ({ limit = MOST_CHOICES }: FindOptions): number => Math.min(limit, MOST_CHOICES);

  /** The entry whose id this is: what autocomplete sends back. */
  const entryOf = (query: string, { accept }: FindOptions): number | undefined => {
    const entry = positionOf(query.trim());
    return entry === undefined || accept?.(idOf(entry)) === false ? undefined : entry;
  };

  const answer = (query: string, options: FindOptions = {}): { found: Found; hits: Ranked[] } => {
    const own = entryOf(query, options);
    // A pack and a slug mean one entry and no other; a slug alone may also be a name that several bear.
    if (own !== undefined && query.includes('/')) {
      const id = idOf(own);
      return { found: { outcome: 'found', id, others: [] }, hits: [{ id, score: 1 }] };
    }
    const all = search(query, options);
    const first = all.find(({ entry }) => own === undefined || entry === own);
    const rest = all.filter((hit) => hit !== first);
    const ranked = first === undefined ? all : [first, ...rest];
    const hits = ranked.slice(0, limitOf(options)).map(({ entry, score }) => ({ id: idOf(entry), score }));
    if (first === undefined || (own === undefined && !isConfident(first, rest, entries.length))) {
      if (own !== undefined) return { found: { outcome: 'found', id: idOf(own), others: [] }, hits };
      return { found: { outcome: 'unsure', ids: idsOf(ranked.slice(0, MOST_GUESSES)) }, hits };
    }
    const others = rest.filter((hit) => offersOthers(first, hit)).slice(0, limitOf(options) - 1);
    return { found: { outcome: 'found', id: idOf(first.entry), others: idsOf(others) }, hits };
  };

  warmUp(parts.names, (text) => {
    search(text, {});
    suggest(text, {}, MOST_CHOICES);
  });

  return {
    size: entries.length,
    answer,
    bearing(word, { inBracket = true } = {}) {
      const { names, postings } = parts;
      const number = names.numberOf.get(word);
      const found = new Set<string>();
      if (number !== undefined)
        postings.visit([number], (form) => {
          if (names.role[form] !== FORM.name) return;
          const from = names.from[form] as number;
          const base = names.words.subarray(from, from + (names.baseLength[form] as number));
          if (inBracket || base.includes(number)) found.add(idOf(names.entryOf[form] as number));
        });
      return [...found];
    },
    called(words) {
      const { names, postings, rarity } = parts;
      const numbers = words.map((word) => names.numberOf.get(word));
      if (numbers.includes(undefined) || numbers.length === 0) return [];
      const wanted = numbers as number[];
      const [rarest = 0] = wanted.toSorted((a, b) => (rarity.forms[a] ?? 0) - (rarity.forms[b] ?? 0));
      const found = new Set<string>();
      postings.visit([rarest], (form) => {
        if (names.role[form] === FORM.keyword) return;
        const from = names.from[form] as number;
        const length = (names.from[form + 1] as number) - from;
        if (wanted.length !== length && wanted.length !== names.baseLength[form]) return;
        if (wanted.every((word, at) => names.words[from + at] === word))
          found.add(idOf(names.entryOf[form] as number));
      });
      return [...found];
    },
    wordsOf(id) {
      const { names } = parts;
      const entry = positionOf(id);
      return entry === undefined ? [] : [...wordsOfEntry(names, entry)];
    },
    wordsLike: (word) => parts.spellings.of(word).map((one) => parts.names.vocabulary[one.word] as string),
    find: (query, options) => answer(query, options).found,
    rank: (query, options) => answer(query, options).hits,
    suggest(typed, options = {}) {
      const own = typed.includes('/') ? entryOf(typed, options) : undefined;
      if (own !== undefined) return [idOf(own)];
      return suggest(typed, options, limitOf(options)).map(idOf);
    },
  };
}

/** So many queries make the first member's answer as quick as the next ones'. */
const WARM_UP = 16;
/** Shorter lists, of so many names and what else one is known by, are quick enough cold: a start need not wait for them. */
const LONG_LIST = 20_000;

/** Asks for names from all over a long list, each spoilt a little, so that the code is compiled by the time it counts. */
function warmUp(names: Names, ask: (text: string) => void): void {
  const forms = names.entryOf.length;
  if (forms < LONG_LIST) return;
  for (let count = 0; count < WARM_UP; count++) {
    const name = squeezedForm(names, Math.floor((count * forms) / WARM_UP));
    ask(name.slice(0, -2) + name.slice(-1));
  }
}

/** Entries are found by their ids, and by those with their pack before them. */
export function positionsOf(entries: readonly Findable[]): (id: string) => number | undefined {
  const byId = new Map<string, number>();
  for (const [position, { id, pack }] of entries.entries()) {
    byId.set(id, position);
    if (pack !== undefined) byId.set(`${pack}/${id}`, position);
  }
  return (id) => byId.get(id);
}
