/**
 * Texts as sets of words, to see whether a question gives its answer away.
 * Nothing here knows a language: how much a word matters is counted from the pack's own texts.
 */
import { fold } from '../lore/names/fold.ts';

/** Words without case, accents and apostrophes; a possessive counts as its name. */
export const words = (text: string): string[] =>
  fold(text.replace(/['’]s?(?=\s|$|[.,;:!?”"])/gu, ''))
    .split(' ')
    .filter((word) => word !== '');

/** Whether one of two texts has every word of the other. */
export const oneSaysAll = (a: readonly string[], b: readonly string[]): boolean =>
  a.every((word) => b.includes(word)) || b.every((word) => a.includes(word));

/** Two words that a viewer takes for one: Klingon and Klingons, Cardassia and Cardassian. */
const STEM = 5;
const sameStem = (a: string, b: string) =>
  a === b || (a.length >= STEM && b.length >= STEM && (a.startsWith(b) || b.startsWith(a)));

/** The words that make a name this name: those with a capital or a digit, or long ones. */
export function tellingWords(name: string): readonly string[] {
  const parts = name
    .split(/[\s()–—-]+/u)
    .filter((part) => /^[\p{Lu}\p{N}]/u.test(part) || [...part].length >= STEM);
  return [...new Set(parts.flatMap(words))];
}

/** Those of a name's telling words that a text contains, sorted. */
export function hits(telling: readonly string[], text: ReadonlySet<string>): string[] {
  return telling.filter((word) => text.has(word) || (word.length >= STEM && hasStem(text, word))).sort();
}

function hasStem(text: ReadonlySet<string>, word: string): boolean {
  for (const other of text) if (sameStem(word, other)) return true;
  return false;
}
