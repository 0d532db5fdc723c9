/** The ways a text may name an entry, and how sure its letters make it. */

import type { Entry, Work } from '../lore/model/model.ts';
import { withoutBracket, wordsOf } from '../lore/names/fold.ts';
import { episodeNumbers, titleParts } from '../lore/names/work-names.ts';
import { type Everyday, FILLERS } from './everyday.ts';

export interface Form {
  /** As written in the pack, without what stands in brackets. */
  written: string;
  /** Folded. */
  words: readonly string[];
  /** Whether it is a given name alone. */
  isGiven: boolean;
}

/** What a text may name. */
export type Named = Entry | Work;

export const isWork = (named: Named): named is Work => 'medium' in named;
export const isEntry = (named: Named): named is Entry => !isWork(named);
export const kindOf = (named: Named) => (isWork(named) ? 'work' : named.kind);
export const isPerson = (named: Named): boolean => kindOf(named) === 'person';

/**
 * How a form has to be written to be meant:
 * - `any`: in any case, since nobody writes it by chance;
 * - `capitals`: an everyday word or two (`Data`, `West`, `Blood Oath`), with capitals that say so;
 * - `exact`: a letter or two, or an abbreviation (`Q`, `UFP`), as it is written in the pack;
 * - `titled`: a title of one everyday word (`Family`), in quotes or beside the word for what it is (`the episode Family`);
 * - `given`: a given name, that many bear who are in no pack, with a capital beside other names of its pack;
 * - `never`: a bare number.
 */
export const RULES = ['any', 'capitals', 'exact', 'titled', 'given', 'never'] as const;
export type Rule = (typeof RULES)[number];

const MOST_WORDS = 12;

/** All ways to name it, always in the same order. */
export const formsOf = (named: Named): Form[] => (isWork(named) ? formsOfWork(named) : formsOfEntry(named));

/** One of {@link formsOf}. Those by an entry's name come first, for which its aliases are not read. */
export function formAt(named: Named, place: number): Form | undefined {
  const byName = isWork(named) ? undefined : [...formsOfNames([named.name]).values()][place];
  return byName ?? formsOf(named)[place];
}

/** A given name as an entry's own name has it: many bear the same, and their aliases need not be read. */
export function givenIn(named: Named, words: readonly string[]): string | undefined {
  if (isWork(named)) return undefined;
  const [given = ''] = withoutBracket(named.name).split(' ');
  return wordsOf(given).join(' ') === words.join(' ') ? given : undefined;
}

/** Names and aliases, not keywords: those are there for misspelt queries. */
function formsOfEntry(entry: Entry): Form[] {
  const forms = formsOfNames([entry.name, ...entry.aliases.map((alias) => alias.name)]);
  const add = adderTo(forms);
  if (entry.kind === 'person') {
    const surname = withoutBracket(entry.name).split(' ').at(-1);
    for (const name of [entry.name, ...entry.aliases.map((alias) => alias.name)]) {
      const [given = '', ...more] = withoutBracket(name).split(' ');
      if (more.at(-1) === surname) add(given, wordsOf(given), true);
    }
  }
  return [...forms.values()];
}

function formsOfNames(names: readonly string[]): Map<string, Form> {
  const forms = new Map<string, Form>();
  const add = adderTo(forms);
  for (const name of names) {
    const written = withoutBracket(name);
    const words = wordsOf(written);
    add(written, words);
    if (written !== name) add(name, wordsOf(name));
    if (words[0] === 'the' && words.length > 1) add(written.replace(/^\S+\s+/, ''), words.slice(1));
    // `Raghoratreii`: the hyphen of a name is the first thing left out on a phone.
    if (words.length === 2 && /\p{L}-\p{L}/u.test(written)) add(written, [words.join('')]);
  }
  return forms;
}

/** Its titles and parts of them, its label, and for an episode its number in the ways that people write one. */
function formsOfWork(work: Work): Form[] {
  const forms = new Map<string, Form>();
  const add = adderTo(forms);
  const { title, label, aliases, series, season, episode, pack } = work;
  const fandom = wordsOf(pack.fandom).join(' ');
  for (const name of [label, title, ...aliases]) {
    for (const piece of [name, withoutBracket(name), ...titleParts(name)]) {
      const words = wordsOf(piece);
      const phrase = words.join(' ');
      if (phrase === fandom) continue;
      add(piece, words);
      add(piece, wordsOf(inDigits(piece)));
      if (words[0] === 'the' && words.length > 2) add(piece.replace(/^\S+\s+/, ''), words.slice(1));
      // "Generations" for "Star Trek Generations"; not the number alone.
      const rest = phrase.startsWith(`${fandom} `) ? wordsOf(phrase.slice(fandom.length)) : [];
      if (rest.some((word) => word.length > 4)) add(piece.slice(pack.fandom.length + 1), rest);
    }
  }
  if (series === undefined || season === undefined || episode === undefined) return [...forms.values()];
  for (const name of [series, pack.series.get(series) ?? series])
    for (const number of episodeNumbers(season, episode))
      add(`${name} ${number}`, wordsOf(`${name} ${number}`));
  return [...forms.values()];
}

const adderTo =
  (forms: Map<string, Form>) =>
  (written: string, words: readonly string[], isGiven = false) => {
    const key = words.join(' ');
    if (words.length > 0 && words.length <= MOST_WORDS && !forms.has(key))
      forms.set(key, { written, words, isGiven });
  };

const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/** `Star Trek VI` → `Star Trek 6`; as it is without a Roman number behind other words. */
const inDigits = (title: string): string =>
  title.replace(/(?<= )[IVX]+\b/g, (roman) => (ROMAN.includes(roman) ? String(ROMAN.indexOf(roman)) : roman));

/** The rule for a form; see {@link RULES}. */
export function ruleFor({ written, words, isGiven }: Form, everyday: Everyday, ofWork: boolean): Rule {
  // Those that are words as well (`Will`) would be found too often.
  if (isGiven) return words.every((word) => everyday.known(word)) ? 'never' : 'given';
  const content = words.filter((word) => !FILLERS.has(word));
  const [word = ''] = content;
  if (content.length === 0) return 'exact';
  if (content.length === 1) {
    if (/^\d+$/.test(word)) return words.length === 1 ? 'never' : 'any';
    if (word.length <= 2 || (word.length <= 4 && /^\p{Lu}+$/u.test(written))) return 'exact';
    if (!everyday.known(word)) return 'any';
    return ofWork ? 'titled' : 'capitals';
  }
  // Three everyday words in a row are meant; two may be chance, if everybody says both.
  return content.length === 2 && content.every((one) => everyday.common(one) || one.length <= 1)
    ? 'capitals'
    : 'any';
}
