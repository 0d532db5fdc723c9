/**
 * Texts as sets of words, to see whether two say nearly the same and whether a question gives its answer away.
 * Nothing here knows a language: how much a word matters is counted from the pack's own texts.
 */
import { fold } from '../lore/names/fold.ts';

/** Words without case, accents and apostrophes; a possessive counts as its name. */
export const words = (text: string): string[] =>
  fold(text.replace(/['’]s?(?=\s|$|[.,;:!?”"])/gu, ''))
    .split(' ')
    .filter((word) => word !== '');

/** Two words that a viewer takes for one: Klingon and Klingons, Cardassia and Cardassian. */
const STEM = 5;
const sameStem = (a: string, b: string) =>
  a === b || (a.length >= STEM && b.length >= STEM && (a.startsWith(b) || b.startsWith(a)));

const telling = new Map<string, readonly string[]>();

/** The words that make a name this name: those with a capital or a digit, or long ones. */
export function tellingWords(name: string): readonly string[] {
  const before = telling.get(name);
  if (before) return before;
  const parts = name
    .split(/[\s()–—-]+/u)
    .filter((part) => /^[\p{Lu}\p{N}]/u.test(part) || [...part].length >= STEM);
  const found = [...new Set(parts.flatMap(words))];
  telling.set(name, found);
  return found;
}

/** Those telling words of a name that a text contains, sorted. */
export function hits(name: string, text: ReadonlySet<string>): string[] {
  return tellingWords(name)
    .filter(
      (word) => text.has(word) || (word.length >= STEM && [...text].some((other) => sameStem(word, other))),
    )
    .sort();
}

/** Words in more than this share of the texts, and in more than a few, say nothing about any of them. */
const COMMON = 0.1;
const A_FEW = 3;

/**
 * Which texts say nearly what a text says: those that have at least `share` of its words, where rare words weigh more
 * (inverse document frequency, Spärck Jones 1972).
 *
 * @returns positions of the others, for the position of a text.
 */
export function nearDuplicates(
  texts: readonly (readonly string[])[],
  share: number,
): (index: number) => number[] {
  const postings = new Map<string, number[]>();
  for (const [index, text] of texts.entries()) {
    for (const word of new Set(text)) {
      const list = postings.get(word) ?? [];
      postings.set(word, list);
      list.push(index);
    }
  }
  return (index) => {
    const shared = new Map<number, number>();
    let all = 0;
    for (const word of new Set(texts[index])) {
      const list = postings.get(word) ?? [];
      if (list.length > Math.max(A_FEW, texts.length * COMMON)) continue;
      const weight = Math.log(texts.length / list.length);
      all += weight;
      for (const other of list) shared.set(other, (shared.get(other) ?? 0) + weight);
    }
    return [...shared]
      .filter(([other, weight]) => other !== index && weight >= share * all)
      .map(([other]) => other);
  };
}
