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
/** Words whose stems are remembered: facts use the same few thousand over and over. */
const KEPT = 8_000;

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
  const stems = new Map<string, string>();
  const same = (word: string): string => {
    const known = stems.get(word);
    if (known !== undefined) return known;
    const stem = stemmer(word);
    const group = groupOf.get(stem) ?? stem;
    // Making them all anew now and then costs less than to know which were asked for last.
    if (stems.size >= KEPT) stems.clear();
    stems.set(word, group);
    return group;
  };
  const stemmed = (words: readonly string[]): string => words.map((word) => stemmer(word)).join(' ');
  const keyOf = (words: readonly string[]): string => words.map(same).join(' ');
  const senses = new Map<string, Sense[]>();
  /** The same by what says the same: a killer is no verb, so this comes second. */
  const alike = new Map<string, Sense[]>();
  const asking = new Set<string>();
  for (const relation of packs.flatMap(({ relations }) => [...relations.values()])) {
    for (const way of ['does', 'suffers', 'subject', 'target'] as const) {
      for (const phrase of asksOf(relation)[way].map(wordsOf)) {
        for (const [known, key] of [
          [senses, stemmed(phrase)],
          [alike, keyOf(phrase)],
        ] as const) {
          const some = known.get(key) ?? [];
          if (!some.some((one) => one.relation === relation && one.way === way)) some.push({ relation, way });
          known.set(key, some);
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
    senses: (words) => senses.get(stemmed(words)) ?? alike.get(keyOf(words)) ?? [],
    knows: (word) => groupOf.has(stemmer(word)),
    asking,
    pronounOf: (words) => pronouns.get(stemmed(words)),
  };
}

/** The words that ask for a relation; of one that says none, those of its own wording. */
function asksOf({ asks, phrase, inverse, label, inverseLabel, targets }: Relation): Relation['asks'] {
  if (targets?.length === 0 || Object.values(asks).some((words) => words.length > 0)) return asks;
  const verb = wordsOf(phrase);
  const isVerb = verb.length === 1 || (verb.length === 2 && PREPOSITION.test(phrase));
  const does =
    isVerb && !/^(?:was|is|were|are|has|had)$/.test(verb[0] ?? '') ? [phrase, ...verb.slice(0, 1)] : [];
  const noun = (own: string) => /^(?:was|is) (?:a|an|the) (.+) of$/.exec(own)?.[1];
  const named = (own: string, wording: string) =>
    PREPOSITION.test(own) || wordsOf(wording).some((word) => wordsOf(own).includes(word)) ? [] : [own];
  const [asSubject, asTarget] = [noun(phrase), noun(inverse)];
  return {
    does,
    suffers: [],
    subject: [...(asSubject ? [asSubject] : []), ...named(inverseLabel, inverse)],
    target: [...(asTarget ? [asTarget] : []), ...named(label, phrase)],
  };
}

const PREPOSITION = / (?:by|of|in|at|from|to|on|for)$/;
