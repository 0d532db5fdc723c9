import type { TableReader, Tables } from '../model/tables.ts';
import { eachDeletion } from './deletions.ts';
import { editDistance, type Letters, lettersOf } from './edit-distance.ts';
import { fillBuckets, hashText, openBuckets } from './hash.ts';
import { heard, soundKeys } from './sound.ts';

/** A word of the vocabulary a typed word can stand for. */
export interface Spelling {
  word: number;
  /** 1 is the word itself. */
  similarity: number;
}

/** How many words a typed word is taken for at most. */
const MOST_SPELLINGS = 32;
/** The dearest slip still taken for the same word, by the typed word's length (set by hand). */
const LIMITS: readonly (readonly [letters: number, cost: number])[] = [
  [1, 0],
  [2, 0.95],
  [3, 0.95],
  [5, 1.4],
  [8, 2.2],
];
const LIMIT_ABOVE = 2.8;
/** When the sound is the same: the cost of another spelling, and of each letter it is longer. */
const HEARD = { spelt: 0.5, perLetter: 0.19 };
/** Words of the same Double Metaphone key may be this much further apart. */
const SAME_KEY = 1.35;
/** Words with more letters that the other lacks are not compared, nor where these alone would cost too much. */
const MOST_STRANGERS = 3;
const STRANGER = 0.55;
/** Numbers as they are written in names: `Part II`, `Part 2`, `Deep Space Nine`. */
const NUMERALS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
const NUMBER_WORDS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
/** Roman numbers of more than one letter. */
const ROMAN = /^[ivx]{2,}$/;
const NUMERAL_SIMILARITY = 0.92;

/** The dearest slip forgiven in a word of so many letters. */
export function slipLimit(letters: number): number {
  for (const [upTo, cost] of LIMITS) if (letters <= upTo) return cost;
  return LIMIT_ABOVE;
}

/** How alike two words are when a slip of this cost lies between them. */
export function similarity(cost: number, a: number, b: number): number {
  return Math.max(0, 1 - cost / Math.max(3, a, b));
}

/** Other ways to write the number a word is. */
function sameNumber(word: string): string[] {
  const number = Math.max(NUMERALS.indexOf(word), NUMBER_WORDS.indexOf(word)) + 1 || Number(word);
  if (!(number >= 1 && number <= NUMERALS.length)) return [];
  const ways = [String(number), NUMERALS[number - 1] as string, NUMBER_WORDS[number - 1] as string];
  return ways.filter((way) => way !== word);
}

/** Finds the vocabulary's words that a typed word can stand for. */
export interface Spellings {
  /** The best words, best first; nothing for a word that resembles none. */
  of(typed: string): Spelling[];
}

interface Letterings {
  codes: Uint16Array;
  from: Int32Array;
  /** Which of 32 classes of letters occur. */
  mask: Int32Array;
}

const bitOf = (code: number): number => 1 << (code & 31);

function letteringsOf(words: readonly string[]): Letterings {
  const from = new Int32Array(words.length + 1);
  for (let number = 0; number < words.length; number++)
    from[number + 1] = (from[number] as number) + (words[number] as string).length;
  const codes = new Uint16Array(from[words.length] as number);
  const mask = new Int32Array(words.length);
  for (let number = 0; number < words.length; number++) {
    const word = words[number] as string;
    const start = from[number] as number;
    let bits = 0;
    for (let at = 0; at < word.length; at++) {
      const code = word.charCodeAt(at);
      codes[start + at] = code;
      bits |= bitOf(code);
    }
    mask[number] = bits;
  }
  return { codes, from, mask };
}

function bitsIn(mask: number): number {
  let bits = mask - ((mask >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

const row = (from: Letterings): Letters => ({ codes: from.codes, from: 0, length: 0 });

function place(letters: Letters, from: Letterings, number: number): Letters {
  letters.from = from.from[number] as number;
  letters.length = (from.from[number + 1] as number) - letters.from;
  return letters;
}

/** Indexes a vocabulary by spelling and by sound; how a word sounds is slow to tell. */
export function indexSpellings(vocabulary: readonly string[]): Tables {
  const sounded = vocabulary.map(heard);
  const spelt = letteringsOf(vocabulary);
  const ear = letteringsOf(sounded);
  const bySpelling = fillBuckets((put) => {
    const letters = row(spelt);
    const earLetters = row(ear);
    for (let number = 0; number < vocabulary.length; number++) {
      const give = (hash: number): void => put(hash, number);
      eachDeletion(place(letters, spelt, number), give);
      if (sounded[number] !== vocabulary[number]) eachDeletion(place(earLetters, ear, number), give);
    }
  });
  const keys = vocabulary.map((word) => soundKeys(word).map(hashText));
  const bySound = fillBuckets((put) => {
    for (const [number, hashes] of keys.entries()) for (const hash of hashes) put(hash, number);
  });
  return {
    heard: sounded,
    spellingStart: bySpelling.start,
    spellingValues: bySpelling.values,
    soundStart: bySound.start,
    soundValues: bySound.values,
  };
}

export function openSpellings(
  tables: TableReader,
  vocabulary: readonly string[],
  numberOf: ReadonlyMap<string, number>,
): Spellings {
  const spelt = letteringsOf(vocabulary);
  const ear = letteringsOf(tables.strings('heard'));
  const bySpelling = openBuckets({
    start: tables.int32('spellingStart'),
    values: tables.int32('spellingValues'),
  });
  const bySound = openBuckets({ start: tables.int32('soundStart'), values: tables.int32('soundValues') });
  const seen = new Int32Array(vocabulary.length);
  let round = 0;
  const other = row(spelt);
  const otherEar = row(ear);

  return {
    of(typed) {
      round++;
      const found: Spelling[] = [];
      const own = numberOf.get(typed);
      if (own !== undefined) {
        found.push({ word: own, similarity: 1 });
        seen[own] = round;
      }
      for (const twin of sameNumber(typed)) {
        const word = numberOf.get(twin);
        if (word === undefined || seen[word] === round) continue;
        found.push({ word, similarity: NUMERAL_SIMILARITY });
        seen[word] = round;
      }
      // The twelfth is no slip of the tenth.
      if (ROMAN.test(typed)) return found;
      const letters = lettersOf(typed);
      const typedEar = heard(typed);
      const ears = lettersOf(typedEar);
      let mask = 0;
      for (const code of letters.codes) mask |= bitOf(code);
      let earMask = 0;
      for (const code of ears.codes) earMask |= bitOf(code);
      const limit = slipLimit(letters.length);

      const compare = (word: number, allowed: number): void => {
        if (seen[word] === round) return;
        seen[word] = round;
        place(other, spelt, word);
        // Each slip brings at most one letter that the other word lacks, on either side.
        const otherMask = spelt.mask[word] as number;
        const strangers = Math.max(bitsIn(mask & ~otherMask), bitsIn(otherMask & ~mask));
        let cost = Number.POSITIVE_INFINITY;
        if (strangers <= MOST_STRANGERS && strangers * STRANGER <= allowed)
          cost = editDistance(letters, other, allowed);
        const least = HEARD.spelt + HEARD.perLetter * Math.abs(letters.length - other.length);
        const room = Math.min(cost, allowed) - least;
        const otherEarMask = ear.mask[word] as number;
        if (
          room >= 0 &&
          Math.max(bitsIn(earMask & ~otherEarMask), bitsIn(otherEarMask & ~earMask)) <= MOST_STRANGERS
        )
          cost = Math.min(cost, least + editDistance(ears, place(otherEar, ear, word), room));
        if (cost <= allowed) found.push({ word, similarity: similarity(cost, letters.length, other.length) });
      };
      if (limit > 0) {
        // The same sound first: it allows more, and no word is compared twice.
        for (const key of soundKeys(typed))
          bySound.visit(hashText(key), (word) => compare(word, limit * SAME_KEY));
        const visit = (word: number): void => compare(word, limit);
        eachDeletion(letters, (hash) => bySpelling.visit(hash, visit));
        if (typedEar !== typed) eachDeletion(ears, (hash) => bySpelling.visit(hash, visit));
      }
      found.sort((a, b) => b.similarity - a.similarity || a.word - b.word);
      if (found.length > MOST_SPELLINGS) found.length = MOST_SPELLINGS;
      return found;
    },
  };
}
