import MiniSearch from 'minisearch';
import { fold, queryWords } from '../names/fold.ts';

/** A fact as it is searched: the sentence members read. */
export interface SearchableFact {
  id: string;
  /** The sentence, in which matches are marked. */
  text: string;
  /** Names of what it is about, when the sentence does not say them. */
  about?: readonly string[];
}

/** A fact found, and where in its sentence the words stand: from the first character up to before the second. */
export interface FactHit {
  factId: string;
  marks: [start: number, end: number][];
}

/** Full text over facts. */
export interface FactSearch {
  /** Facts with the words, best first, at most `limit` (25). */
  search(text: string, limit?: number): FactHit[];
}

const MOST_HITS = 25;
/** Words of the sentence count more than the names it is filed under. */
const BOOST = { text: 3, about: 1 };
/** A fifth of a word's letters may be wrong, from five letters on. */
const FUZZY = 0.2;
const SHORTEST_FUZZY = 5;
/** Beginnings of words are taken for the word from three letters on. */
const SHORTEST_PREFIX = 3;

/** A word and where it stands; apostrophes belong to it, as they do in names. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu;

/** Indexes the facts' sentences by their words. */
export function buildFactSearch(facts: readonly SearchableFact[]): FactSearch {
  const index = new MiniSearch<{ id: number; text: string; about: string }>({
    fields: ['text', 'about'],
    tokenize: (text) => wordsIn(text).map(({ word }) => word),
    processTerm: (term) => term,
    searchOptions: {
      boost: BOOST,
      prefix: (term) => term.length >= SHORTEST_PREFIX,
      fuzzy: (term) => (term.length >= SHORTEST_FUZZY ? FUZZY : false),
      combineWith: 'AND',
    },
  });
  index.addAll(facts.map(({ text, about = [] }, id) => ({ id, text, about: about.join(' ') })));
  return {
    search(text, limit = MOST_HITS) {
      const query = queryWords(text).join(' ');
      if (query === '') return [];
      const all = index.search(query);
      // Nothing holds every word: what holds most of them is better than nothing.
      const hits = all.length > 0 ? all : index.search(query, { combineWith: 'OR' });
      return hits.slice(0, limit).map(({ id, terms }) => {
        const fact = facts[id as number] as SearchableFact;
        const found = new Set(terms);
        const marks = wordsIn(fact.text)
          .filter(({ word }) => found.has(word))
          .map(({ start, end }): [number, number] => [start, end]);
        return { factId: fact.id, marks };
      });
    },
  };
}

function wordsIn(text: string): { word: string; start: number; end: number }[] {
  return [...text.matchAll(WORD)].map((match) => ({
    word: fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
