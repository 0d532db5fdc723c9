/** The texts of a pack, to see how its authors write a name: with which article, with a small letter or a capital. */
import type { BuiltPack } from '../lore/model/model.ts';

export interface Prose {
  /** How often each of several phrases with a name in them stands in the texts as words of its own. */
  count(name: string, phrases: readonly string[]): number[];
  /** True when a word without capitals stands between two blanks somewhere. */
  hasSmall(word: string): boolean;
}

export function proseOf({ facts, entries }: Pick<BuiltPack, 'facts' | 'entries'>): Prose {
  const texts = [...facts.flatMap((fact) => fact.text ?? []), ...entries.map((entry) => entry.summary)];
  const inNames = new Set(entries.flatMap(({ name }) => partsOf(name)));
  const places = new Map<string, number[]>();
  const small = new Set<string>();
  for (const [index, text] of texts.entries()) {
    for (const part of partsOf(text)) {
      if (!inNames.has(part)) continue;
      const list = places.get(part);
      if (!list) places.set(part, [index]);
      else if (list.at(-1) !== index) list.push(index);
    }
    for (const word of text.split(' ').slice(1, -1)) if (word === word.toLowerCase()) small.add(word);
  }
  /** Texts that may have the name: those with the rarest of its words. */
  const textsWith = (name: string): readonly string[] => {
    const parts = partsOf(name);
    if (parts.length === 0) return texts;
    const lists = parts.map((part) => places.get(part) ?? []);
    return lists
      .reduce((rarest, list) => (list.length < rarest.length ? list : rarest))
      .map((index) => texts[index] ?? '');
  };
  return {
    count(name, phrases) {
      const some = textsWith(name);
      return phrases.map((phrase) => some.reduce((sum, text) => sum + occurrences(text, phrase), 0));
    },
    hasSmall: (word) => small.has(word),
  };
}

/** The words as written, but for a capital at their beginning. */
const partsOf = (text: string): string[] =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((part) => part.charAt(0).toLowerCase() + part.slice(1));

const INSIDE = /[\p{L}\p{N}]/u;

/** How often a name stands in a text as words of its own. */
function occurrences(text: string, name: string): number {
  let count = 0;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!INSIDE.test(text.charAt(at - 1)) && !INSIDE.test(text.charAt(at + name.length))) count += 1;
  }
  return count;
}
