/** The ways a text may name an entry, and how sure its letters make it. */

import type { Entry } from '../lore/model/model.ts';
import { withoutBracket, wordsOf } from '../lore/names/fold.ts';
import { type Everyday, FILLERS } from './everyday.ts';

export interface Form {
  /** As written in the pack, without what stands in brackets. */
  written: string;
  /** Folded. */
  words: readonly string[];
}

/**
 * How a form has to be written to be meant:
 * - `any`: in any case, since nobody writes it by chance;
 * - `capitals`: an everyday word or two (`Data`, `West`, `Blood Oath`), with capitals that say so;
 * - `exact`: a letter or two, or an abbreviation (`Q`, `UFP`), as it is written in the pack;
 * - `never`: a bare number.
 */
export const RULES = ['any', 'capitals', 'exact', 'never'] as const;
export type Rule = (typeof RULES)[number];

const MOST_WORDS = 12;

/** Names and aliases, not keywords: those are there for misspelt queries. Always in the same order. */
export function formsOf(entry: Entry): Form[] {
  const forms = new Map<string, Form>();
  const add = (written: string, words: readonly string[]) => {
    const key = words.join(' ');
    if (words.length > 0 && words.length <= MOST_WORDS && !forms.has(key)) forms.set(key, { written, words });
  };
  for (const name of [entry.name, ...entry.aliases.map((alias) => alias.name)]) {
    const written = withoutBracket(name);
    const words = wordsOf(written);
    add(written, words);
    if (written !== name) add(name, wordsOf(name));
    if (words[0] === 'the' && words.length > 1) add(written.replace(/^\S+\s+/, ''), words.slice(1));
    // `Raghoratreii`: the hyphen of a name is the first thing left out on a phone.
    if (words.length === 2 && /\p{L}-\p{L}/u.test(written)) add(written, [words.join('')]);
  }
  return [...forms.values()];
}

/** The rule for a form; see {@link RULES}. */
export function ruleFor({ written, words }: Form, everyday: Everyday): Rule {
  const content = words.filter((word) => !FILLERS.has(word));
  const [word = ''] = content;
  if (content.length === 0) return 'exact';
  if (content.length === 1) {
    if (/^\d+$/.test(word)) return words.length === 1 ? 'never' : 'any';
    if (word.length <= 2 || (word.length <= 4 && /^\p{Lu}+$/u.test(written))) return 'exact';
    return everyday.known(word) ? 'capitals' : 'any';
  }
  // Three everyday words in a row are meant; two may be chance, if everybody says both.
  return content.length === 2 && content.every((one) => everyday.common(one) || one.length <= 1)
    ? 'capitals'
    : 'any';
}
