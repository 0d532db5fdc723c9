import { Config, Query, SearcherFactory } from '@m31coding/fuzzy-search';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { buildFinder, type Findable } from '../src/lore/names/index.ts';
import { ROLES } from './lists.ts';

/** What an engine makes of a list: ids for a query, best first, and whether it would answer with a card. */
interface Searcher {
  search(text: string, accept?: (id: string) => boolean): { ids: string[]; confident?: boolean };
  /** The same for text still being typed, where that is another call. */
  type(text: string): string[];
}

export interface Engine {
  name: string;
  build(entries: readonly Findable[]): Searcher;
  /** Queries it is asked on a list of so many entries; all when not given. */
  most?(entries: number): number;
}

const MOST_IDS = 25;
const only = (ids: string[], accept?: (id: string) => boolean): string[] =>
  (accept ? ids.filter(accept) : ids).slice(0, MOST_IDS);

/** As its documentation shows it: prefixes and a fuzziness of a fifth of the word. */
const miniSearch: Engine = {
  name: 'MiniSearch',
  build(entries) {
    const index = new MiniSearch<Findable>({
      fields: ['name', 'aliases'],
      extractField: (entry, field) =>
        field === 'aliases' ? entry.aliases.join(' ') : entry[field as 'id' | 'name'],
      searchOptions: { prefix: true, fuzzy: 0.2, boost: { name: 2 } },
    });
    index.addAll(entries);
    const search = (text: string): string[] => index.search(text).map(({ id }) => String(id));
    return {
      search: (text, accept) => ({ ids: only(search(text), accept) }),
      type: (text) => search(text).slice(0, MOST_IDS),
    };
  },
};

/** Tuned: anywhere in the name, no weight for where, a looser threshold. A second a query on a long list. */
const fuse: Engine = {
  name: 'Fuse.js',
  most: (entries) => (entries > 50_000 ? 40 : entries > 5_000 ? 200 : Number.POSITIVE_INFINITY),
  build(entries) {
    const index = new Fuse([...entries], {
      keys: ['name', 'aliases'],
      ignoreLocation: true,
      ignoreDiacritics: true,
      threshold: 0.4,
      includeScore: true,
    });
    const search = (text: string): string[] =>
      index.search(text, { limit: MOST_IDS * 2 }).map(({ item }) => item.id);
    return {
      search: (text, accept) => ({ ids: only(search(text), accept) }),
      type: (text) => search(text).slice(0, MOST_IDS),
    };
  },
};

const fuzzySearch: Engine = {
  name: '@m31coding',
  build(entries) {
    const searcher = SearcherFactory.createSearcher<Findable, string>(Config.createDefaultConfig());
    searcher.indexEntities(
      [...entries],
      ({ id }) => id,
      ({ name, aliases }) => [name, ...aliases],
    );
    const search = (text: string): string[] =>
      searcher.getMatches(new Query(text, MOST_IDS * 2)).matches.map(({ entity }) => entity.id);
    return {
      search: (text, accept) => ({ ids: only(search(text), accept) }),
      type: (text) => search(text).slice(0, MOST_IDS),
    };
  },
};

const ours: Engine = {
  name: 'Curzon',
  build(entries) {
    const finder = buildFinder(entries, ROLES);
    return {
      search(text, accept) {
        const { found, hits } = finder.answer(text, { accept });
        return { ids: hits.map(({ id }) => id), confident: found.outcome === 'found' };
      },
      type: (text) => finder.suggest(text),
    };
  },
};

/** Every engine, ours last. */
export const engines: readonly Engine[] = [miniSearch, fuse, fuzzySearch, ours];
