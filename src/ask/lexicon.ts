/** What words of a question mean: which relation they ask for and from which end, what says the same, who is a she. */
import { stemmer } from 'stemmer';
import type { Lore } from '../lore/lore.ts';
import type { Pronouns } from '../lore/model/kinds.ts';
import type { Relation } from '../lore/model/model.ts';
import { wordsOf } from '../lore/names/fold.ts';

/** That a word asks for a relation, and how: see {@link Relation.asks}. */
export interface Sense {
  relation: Relation;
  way: keyof Relation['asks'];
}

export interface Lexicon {
  /** The stem of a folded word, or of one that says the same: words are compared as it. */
  same(word: string): string;
  /** Folded beginnings and words that facts may have where the question has this one. */
  spellings(word: string): string[];
  /** Whether other words say the same. */
  knows(word: string): boolean;
  /** What these folded words together ask for. */
  senses(words: readonly string[]): readonly Sense[];
  /** Words that ask for a relation. */
  readonly asking: ReadonlySet<string>;
  /** How people speak of whom these words mean, where the words tell. */
  pronounOf(words: readonly string[]): Pronouns | undefined;
}

/** The longest phrase that asks for a relation, in words. */
export const LONGEST_PHRASE = 3;
/** A stem shorter than this begins too many words. */
const SHORTEST_BEGINNING = 4;

export function createLexicon({ packs }: Pick<Lore, 'packs'>): Lexicon {
  const groupOf = new Map<string, string>();
  const members = new Map<string, string[]>();
  for (const group of packs.flatMap(({ words }) => words.synonyms)) {
    const words = group.flatMap(wordsOf);
    const [first = ''] = words;
    for (const word of words) {
      groupOf.set(stemmer(word), stemmer(first));
      members.set(stemmer(word), words);
    }
  }
  const same = (word: string): string => {
    const stem = stemmer(word);
    return groupOf.get(stem) ?? stem;
  };
  const stemmed = (words: readonly string[]): string => words.map((word) => stemmer(word)).join(' ');
  const keyOf = (words: readonly string[]): string => words.map(same).join(' ');
  const senses = new Map<string, Sense[]>();
  const asking = new Set<string>();
  for (const relation of packs.flatMap(({ relations }) => [...relations.values()])) {
    for (const way of ['does', 'suffers', 'subject', 'target'] as const) {
      for (const phrase of relation.asks[way].map(wordsOf)) {
        for (const key of new Set([stemmed(phrase), keyOf(phrase)])) {
          const known = senses.get(key) ?? [];
          if (!known.some((one) => one.relation === relation && one.way === way))
            known.push({ relation, way });
          senses.set(key, known);
        }
        for (const word of phrase) asking.add(word);
      }
    }
  }
  const pronouns = new Map<string, Pronouns>();
  for (const { words } of packs)
    for (const [pronoun, said] of Object.entries(words.pronouns))
      for (const phrase of said) pronouns.set(stemmed(wordsOf(phrase)), pronoun as Pronouns);
  const beginning = (word: string): string => {
    const stem = stemmer(word);
    return stem.length >= SHORTEST_BEGINNING && word.startsWith(stem) ? `${stem}*` : word;
  };
  return {
    same,
    spellings: (word) => [...new Set([word, ...(members.get(stemmer(word)) ?? [])].map(beginning))],
    senses: (words) => senses.get(stemmed(words)) ?? senses.get(keyOf(words)) ?? [],
    knows: (word) => groupOf.has(stemmer(word)),
    asking,
    pronounOf: (words) => pronouns.get(stemmed(words)),
  };
}
