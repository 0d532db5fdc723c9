import { createHash } from 'node:crypto';
import { isConfident, offersOthers } from './confidence.ts';
import { storeNames } from './name-forms.ts';
import { buildSearch, type Hit } from './name-search.ts';
import { indexEntries } from './parts.ts';
import { buildSuggest } from './suggest.ts';
import type { Findable, Finder, FindOptions, Found, Ranked, StoredIndex } from './types.ts';

/** Discord shows no more choices than this, in a menu and while typing. */
const MOST_CHOICES = 25;
const MOST_GUESSES = 5;
/** Changes with what is stored; a stored index of another version is made anew. */
const VERSION = 1;

/** The finder of names over a list of entries; with an index stored for the same list it is ready sooner. */
export function buildFinder(entries: readonly Findable[], stored?: StoredIndex): Finder {
  const fingerprint = fingerprintOf(entries);
  const usable = stored?.version === VERSION && stored.fingerprint === fingerprint;
  const parts = indexEntries(entries, usable ? stored : undefined);
  const search = buildSearch(parts);
  const suggest = buildSuggest(parts);
  const byId = new Map<string, number>();
  for (const [position, { id, pack }] of entries.entries()) {
    byId.set(id, position);
    if (pack !== undefined) byId.set(`${pack}/${id}`, position);
  }
  const idOf = (entry: number): string => (entries[entry] as Findable).id;
  const idsOf = (hits: readonly Hit[]): string[] => hits.map(({ entry }) => idOf(entry));
  const limitOf = ({ limit = MOST_CHOICES }: FindOptions): number => Math.min(limit, MOST_CHOICES);

  /** The entry whose id this is: what autocomplete sends back. */
  const entryOf = (query: string, { accept }: FindOptions): number | undefined => {
    const entry = byId.get(query.trim());
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

  warmUp(entries, (text) => {
    search(text, {});
    suggest(text, {}, MOST_CHOICES);
  });

  return {
    size: entries.length,
    answer,
    find: (query, options) => answer(query, options).found,
    rank: (query, options) => answer(query, options).hits,
    suggest(typed, options = {}) {
      const own = typed.includes('/') ? entryOf(typed, options) : undefined;
      if (own !== undefined) return [idOf(own)];
      return suggest(typed, options, limitOf(options)).map(idOf);
    },
    store: () => ({
      version: VERSION,
      fingerprint,
      names: storeNames(parts.names),
      postings: parts.postings.store(),
      heard: parts.spellings.heard,
      sounds: parts.spellings.sounds,
      squeezed: parts.squeezed.store(),
    }),
  };
}

/** So many queries make the first member's answer as quick as the next ones'. */
const WARM_UP = 16;
/** Short lists are quick enough cold. */
const LONG_LIST = 2000;

/** Asks for names from all over a long list, each spoilt a little, so that the code is compiled by the time it counts. */
function warmUp(entries: readonly Findable[], ask: (text: string) => void): void {
  if (entries.length < LONG_LIST) return;
  for (let count = 0; count < WARM_UP; count++) {
    const { name } = entries[Math.floor((count * entries.length) / WARM_UP)] as Findable;
    ask(name.slice(0, -2) + name.slice(-1));
  }
}

/** A hash of everything the index is made from. */
function fingerprintOf(entries: readonly Findable[]): string {
  const hash = createHash('sha256');
  for (const { name, aliases, keywords = [] } of entries)
    hash.update(`${[name, ...aliases, '', ...keywords].join('\u0001')}\u0002`);
  return hash.digest('hex');
}
