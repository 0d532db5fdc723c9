import type { Typed } from './align.ts';
import type { Parts } from './parts.ts';

/** Words standing in more forms than this bring no candidates of their own while rarer ones do. */
const COMMON = 1500;
/** Forms looked at for one query at most. */
const MOST_FORMS = 2000;
/** In a query of more words than this a known word stands for itself only and others for few: there is enough else
 * to go by. */
const MANY_WORDS = 4;
const FEW_SPELLINGS = 12;
/** So few candidates that common words are asked as well. */
const FEW_FORMS = 10;
/** Shorter parts of a name run together say nothing. */
const SHORTEST_PART = 2;
/** Role words are asked last. */
const LAST = 1000;

/** The forms that may answer a query, each once. */
interface Candidates {
  /** Forgets the last query's. */
  clear(): void;
  add(form: number): void;
  /** Adds the forms that hold what the typed words can stand for. */
  addHolding(typed: readonly Typed[]): void;
  /** Adds forms with a word that letters without spaces begin or end with: `khitomerconferense`. */
  addJoined(letters: string, most: number): void;
  readonly forms: readonly number[];
}

/** What the typed words are and can stand for. */
export function readWords(parts: Parts, words: readonly string[]): Typed[] {
  const read = new Map<string, Typed>();
  return words.map((word) => {
    const typed = read.get(word) ?? readWord(parts, word, words.length > MANY_WORDS);
    read.set(word, typed);
    return typed;
  });
}

function readWord({ names, rarity, roles, spellings }: Parts, text: string, ofMany: boolean): Typed {
  const number = names.numberOf.get(text);
  const forms = number === undefined ? 0 : (rarity.forms[number] as number);
  const isRole = roles.has(text);
  return {
    text,
    isRole,
    isKnown: number !== undefined && rarity.isNamed[number] === 1,
    weight: rarity.weigh(text, forms),
    spellings:
      ofMany && number !== undefined
        ? [{ word: number, similarity: 1 }]
        : spellings.of(text).slice(0, ofMany ? FEW_SPELLINGS : undefined),
    beginnings: [],
  };
}

/** Collects candidates. Its work is bounded: common words' lists are never walked whole. */
export function buildCandidates({ names, rarity, postings, phrases }: Parts): Candidates {
  const seen = new Int32Array(names.entryOf.length);
  let round = 0;
  let forms: number[] = [];
  const add = (form: number): void => {
    if (seen[form] === round) return;
    seen[form] = round;
    forms.push(form);
  };

  /** The best known forms with a common word, and those where two typed words stand side by side. */
  const addCommon = (typed: readonly Typed[], common: readonly number[]): void => {
    const own = typed.flatMap(({ text }) => names.numberOf.get(text) ?? []);
    for (const word of common) {
      const range = { low: word, high: word + 1 };
      for (const before of own) {
        if (before === word) continue;
        for (const place of phrases.best(phrases.run([before], range))) add(phrases.formAt(place));
      }
      for (const place of phrases.best(phrases.run([], range))) add(phrases.formAt(place));
    }
  };

  return {
    get forms() {
      return forms;
    },
    clear() {
      round++;
      forms = [];
    },
    add,
    addJoined(letters, most) {
      const words: number[] = [];
      let left = most;
      for (let at = SHORTEST_PART; at <= letters.length - SHORTEST_PART; at++) {
        for (const part of [letters.slice(0, at), letters.slice(-at)]) {
          const number = names.numberOf.get(part);
          const count = number === undefined ? 0 : (rarity.forms[number] as number);
          if (number === undefined || count === 0 || count > left) continue;
          left -= count;
          words.push(number);
        }
      }
      if (words.length > 0) postings.visit(words, add);
    },
    addHolding(typed) {
      const lists: { word: number; gain: number; count: number }[] = [];
      for (const { spellings, isRole } of typed) {
        for (const { word, similarity } of spellings) {
          const gain = (rarity.weight[word] as number) * similarity * similarity - (isRole ? LAST : 0);
          lists.push({ word, count: rarity.forms[word] as number, gain });
        }
      }
      lists.sort((a, b) => b.gain - a.gain);
      let budget = MOST_FORMS;
      const words: number[] = [];
      const common: number[] = [];
      for (const { word, count } of lists) {
        if (count > COMMON) common.push(word);
        else if (count <= budget) {
          budget -= count;
          words.push(word);
        }
      }
      if (words.length > 0) postings.visit(words, add);
      if (
        forms.length < FEW_FORMS ||
        typed.every(({ spellings }) => common.includes(spellings[0]?.word ?? -1))
      )
        addCommon(typed, common.slice(0, 4));
    },
  };
}
