/** Full text over the facts of a compiled pack. */
import type { DatabaseSync } from 'node:sqlite';
import { eachDeletion } from '../names/deletions.ts';
import { editDistance, lettersOf } from '../names/edit-distance.ts';
import { fold, queryWords } from '../names/fold.ts';
import { Recent } from '../names/recent.ts';

/** A fact found, by its number; `rank` only serves to compare, and less is better. */
interface FoundSentence {
  fact: number;
  rank: number;
}

export interface Sentences {
  /** Whether some sentence, or what it is about, has this folded word. */
  knows(word: string): boolean;
  /** In how many facts this folded word stands, by their texts or what they are about. */
  countOf(word: string): number;
  /** Words of the sentences that differ in few letters, the nearest first. */
  wordsLike(word: string): string[];
  /**
   * Facts that have one of the folded words of each list, or of as many lists as possible, best first. What ends with an
   * asterisk is the beginning of a word.
   */
  factsWith(words: readonly (readonly string[])[], limit: number): readonly number[];
  /** The same by their keywords alone. */
  factsByKeyword(words: readonly (readonly string[])[], limit: number): readonly number[];
  /** Whether any fact has keywords. */
  readonly hasKeywords: boolean;
  /** Whether some fact has this folded word as a keyword. */
  hasKeyword(word: string): boolean;
  /** All facts that have every one of these folded words, in their texts or in what they are about. */
  saying(words: readonly string[]): number[];
  /**
   * Facts with the words, at most `limit`: first those with the very words, then those with words that begin so or are
   * spelt nearly so; and what of a sentence to mark.
   *
   * @param empty words that tell nothing: they count only where there are no others.
   */
  search(
    text: string,
    limit: number,
    empty: ReadonlySet<string>,
  ): { found: FoundSentence[]; marks: (sentence: string) => [number, number][] };
}

/** Words of the sentence count more than the names it is filed under, and those more than other names and sources. */
const BOOST = { text: 3, about: 1, also: 0.1 };
/** A fifth of a word's letters may be wrong, from five letters on. */
const FUZZY = 0.2;
const SHORTEST_FUZZY = 5;
/** Beginnings of words are taken for the word from three letters on. */
const SHORTEST_PREFIX = 3;
/** A misspelt word is taken for so many others at most. */
const MOST_SPELLINGS = 8;
/** A question longer than this is no search. */
const MOST_WORDS = 12;

/** A word and where it stands; apostrophes belong to it, as they do in names. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu;

/** What a typed word may stand for. */
interface Asked {
  word: string;
  prefix: boolean;
  /** Whether some fact has it as it is. */
  isWord: boolean;
  /** Whether so many facts have it that it tells next to nothing. */
  common: boolean;
  /** Other spellings, where nobody wrote it as typed. */
  near: readonly string[];
}

/** What is found by beginnings of words comes after all that is found by the words. */
const BELOW = 1_000;

/** A word in more than this share of all facts, and in more than a few, is not looked for where there are rarer ones. */
const COMMON = 0.03;
const A_FEW = 100;

/** For a question in plain words so many facts are weighed, of a pack that has no more than so many all. */
const MOST_WEIGHED = 2_000;
const MOST_FACTS = 5_000;
/** Of so many questions the facts with their words are remembered. */
const KEPT_QUESTIONS = 50;

export function openSentences(database: DatabaseSync, facts: number): Sentences {
  const find = database.prepare(
    `SELECT rowid AS fact, bm25(sentences, ${BOOST.text}, ${BOOST.about}, ${BOOST.also}) AS rank
     FROM sentences WHERE sentences MATCH ? ORDER BY rank LIMIT ?`,
  );
  const findAny = database.prepare(
    'SELECT rowid AS fact, 0 AS rank FROM sentences WHERE sentences MATCH ? LIMIT ?',
  );
  const findKeyword = database.prepare(
    'SELECT rowid AS fact FROM keywords WHERE keywords MATCH ? ORDER BY rank LIMIT ?',
  );
  const exactly = database.prepare('SELECT facts FROM terms WHERE term = ?');
  const beginningIn = database.prepare('SELECT sum(facts) AS facts FROM terms WHERE term >= ? AND term < ?');
  const beginning = database.prepare('SELECT 1 FROM terms WHERE term >= ? AND term < ? LIMIT 1');
  const slipped = database.prepare(
    'SELECT terms.term FROM slips JOIN terms ON number = slips.term WHERE hash = ?',
  );

  /** Words of the facts that differ in few letters, the nearest first. */
  const spellingsOf = (word: string): string[] => {
    const typed = lettersOf(word);
    const slips = Math.max(1, Math.round(word.length * FUZZY));
    const near = new Map<string, number>();
    eachDeletion(typed, (hash) => {
      for (const row of slipped.all(hash)) {
        const term = row['term'] as string;
        if (!near.has(term)) near.set(term, editDistance(typed, lettersOf(term), slips));
      }
    });
    return [...near]
      .filter(([, cost]) => cost <= slips)
      .sort((a, b) => a[1] - b[1])
      .slice(0, MOST_SPELLINGS)
      .map(([term]) => term);
  };

  const read = (word: string): Asked => {
    const prefix = word.length >= SHORTEST_PREFIX;
    const count = exactly.get(word)?.['facts'] as number | undefined;
    const isKnown = count !== undefined || (prefix && beginning.get(word, after(word)) !== undefined);
    return {
      word,
      prefix,
      isWord: count !== undefined,
      common: (count ?? 0) > Math.max(A_FEW, COMMON * facts),
      near: isKnown || word.length < SHORTEST_FUZZY ? [] : spellingsOf(word),
    };
  };

  /** In how many facts a word, or words with a beginning, stand at the most. */
  const spread = (word: string): number => {
    const beginning = word.slice(0, -1);
    const row = word.endsWith('*') ? beginningIn.get(beginning, after(beginning)) : exactly.get(word);
    return (row?.['facts'] as number | null | undefined) ?? 0;
  };

  /**
   * Facts with any of the words are weighed against each other, which takes long where most facts have one. So the rarest
   * words are asked for, as many as leave few facts to weigh; where all are frequent, whatever has the two rarest is taken.
   */
  const withAny = (words: readonly string[], limit: number): readonly Record<string, unknown>[] => {
    if (words.length === 0) return [];
    if (facts <= MOST_FACTS) return find.all(words.map(phraseOf).join(' OR '), limit);
    const rarest = [...new Set(words)]
      .map((word) => ({ phrase: phraseOf(word), facts: spread(word) }))
      .filter((one) => one.facts > 0)
      .toSorted((a, b) => a.facts - b.facts);
    let sum = 0;
    const few = rarest.filter((one) => {
      sum += one.facts;
      return sum <= MOST_WEIGHED;
    });
    const phrases = (few.length > 0 ? few : rarest.slice(0, 2)).map(({ phrase }) => phrase);
    if (phrases.length === 0) return [];
    return few.length > 0 ? find.all(phrases.join(' OR '), limit) : findAny.all(phrases.join(' AND '), limit);
  };

  /** A question is often read in two ways that have the same words. */
  const lately = new Recent<string, readonly number[]>(KEPT_QUESTIONS);

  const run = (asked: readonly Asked[], joint: 'AND' | 'OR', limit: number): FoundSentence[] =>
    (facts > MOST_FACTS && asked.every(({ common }) => common) ? findAny : find)
      .all(asked.map(termOf).join(` ${joint} `), limit)
      .map((row) => ({ fact: row['fact'] as number, rank: row['rank'] as number }));

  return {
    knows: (word) => exactly.get(word) !== undefined,
    countOf: (word) => (exactly.get(word)?.['facts'] as number | undefined) ?? 0,
    wordsLike: spellingsOf,
    factsWith(words, limit) {
      const any = words.flat();
      return lately.get(`${limit} ${any.join(' ')}`, () =>
        withAny(any, limit).map((row) => row['fact'] as number),
      );
    },
    factsByKeyword: (words, limit) =>
      words.length === 0
        ? []
        : findKeyword.all(words.flat().map(phraseOf).join(' OR '), limit).map((row) => row['fact'] as number),
    hasKeywords: database.prepare('SELECT rowid FROM keywords LIMIT 1').get() !== undefined,
    hasKeyword: (word) => findKeyword.get(phraseOf(word), 1) !== undefined,
    saying: (words) =>
      words.length === 0
        ? []
        : findAny.all(words.map(phraseOf).join(' AND '), -1).map((row) => row['fact'] as number),
    search(text, limit, empty) {
      const typed = [...new Set(queryWords(text))];
      const filled = typed.filter((word) => !empty.has(word));
      const asked = (filled.length > 0 ? filled : typed).slice(0, MOST_WORDS).map(read);
      if (asked.length === 0) return { found: [], marks: () => [] };
      const telling = asked.filter(({ common }) => !common);
      const wanted = telling.length > 0 ? telling : asked;
      const exact = wanted.map((one) => ({ ...one, prefix: one.prefix && !one.isWord }));
      const found = new Map<number, FoundSentence>();
      // Nothing holds every word: what holds most of them is better than nothing.
      for (const [level, [words, joint]] of (
        [
          [exact, 'AND'],
          [wanted, 'AND'],
          [exact, 'OR'],
        ] as const
      ).entries()) {
        if (found.size >= limit || (joint === 'OR' && found.size > 0)) break;
        for (const { fact, rank } of run(words, joint, limit))
          if (!found.has(fact)) found.set(fact, { fact, rank: rank + level * BELOW });
      }
      return { found: [...found.values()].slice(0, limit), marks: (sentence) => marksIn(sentence, asked) };
    },
  };
}

const phraseOf = (word: string): string => (word.endsWith('*') ? `"${word.slice(0, -1)}"*` : `"${word}"`);

/** A word as FTS5 takes it; folded words have no quote in them. */
const termOf = ({ word, prefix, near }: Asked): string =>
  `(${[`"${word}"${prefix ? '*' : ''}`, ...near.map((other) => `"${other}"`)].join(' OR ')})`;

/** The first text that does not begin so. */
const after = (beginning: string): string =>
  beginning.slice(0, -1) + String.fromCodePoint((beginning.codePointAt(beginning.length - 1) ?? 0) + 1);

/** The very words that were asked for; words that begin so or are spelt nearly so only where those are not there. */
function marksIn(sentence: string, asked: readonly Asked[]): [number, number][] {
  const words = [...sentence.matchAll(WORD)].map((match) => ({ word: fold(match[0]), match }));
  return words.flatMap(({ word, match }): [number, number][] => {
    const isAsked = asked.some((one) => {
      const isOwn = (other: string) => other === one.word || other === `${one.word}s`;
      if (isOwn(word)) return true;
      if (words.some((other) => isOwn(other.word))) return false;
      return (one.prefix && word.startsWith(one.word)) || one.near.includes(word);
    });
    return isAsked ? [[match.index, match.index + match[0].length]] : [];
  });
}
