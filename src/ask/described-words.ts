import type { Words } from '../lore/model/model.ts';
import { wordsOf } from '../lore/names/fold.ts';

/** Says nothing of anybody. */
const EMPTY = new Set(
  `the a an of and in on at to for from by with is was are were did does do has had be been being who whom whose what
  whats whos which where when why how tell me about show find name one that this it its his her their some any as`.split(
    /\s+/,
  ),
);

/** Whether a word says nothing by itself. */
export const isEmptyWord = (word: string): boolean => EMPTY.has(word);

/** How questions and facts say the same of somebody in different words. */
export interface Sayings {
  /** Every word that is said of somebody. */
  words: ReadonlySet<string>;
  /** What a word is compared as: the first of those that say the same; a plural as its singular. */
  same(word: string): string;
  /** All words that say the same as one. */
  alike(word: string): readonly string[];
  /** The words of a text that tell something, each as what it is compared as. */
  telling(text: string): string[];
}

/** @param synonyms words that say the same; of a word in several groups the last counts. */
export function readSayings(synonyms: Words['synonyms']): Sayings {
  const groupOf = new Map<string, string>();
  const groups = new Map<string, readonly string[]>();
  for (const group of synonyms) {
    const words = group.flatMap(wordsOf);
    for (const word of words) {
      groupOf.set(word, words[0] as string);
      groups.set(word, words);
    }
  }
  const same = (word: string): string => {
    const single = word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
    return groupOf.get(word) ?? groupOf.get(single) ?? single;
  };
  return {
    words: new Set(groupOf.keys()),
    same,
    alike: (word) => groups.get(word) ?? [word],
    telling: (text) =>
      wordsOf(text)
        .filter((word) => !isEmptyWord(word))
        .map(same),
  };
}
