/** What stands beside a name, and how the text around it is written; see `english.ts` for the words. */

import * as english from './english.ts';
import { FILLERS } from './everyday.ts';
import type { Word } from './message-words.ts';
import type { Language } from './table.ts';

/** A name that nobody writes by chance. */
export interface Anchor {
  first: number;
  last: number;
}

export interface Context {
  text: string;
  words: readonly Word[];
  startsAnchor: ReadonlySet<number>;
  endsAnchor: ReadonlySet<number>;
  /** By sentence: words that could have a capital or not, and those with one. */
  sentences: readonly Letters[];
  /** Words that are more than a cry or a greeting. */
  saying: ReadonlySet<string>;
  /** Those written without a capital somewhere in the text. */
  small: ReadonlySet<string>;
  language: Language;
}
interface Letters {
  telling: number;
  capitals: number;
}

export function readContext(
  text: string,
  words: readonly Word[],
  anchors: readonly Anchor[],
  language: Language,
): Context {
  const anchored = new Set<number>();
  for (const { first, last } of anchors) for (let at = first; at <= last; at++) anchored.add(at);
  const sentences: Letters[] = [];
  for (const [at, word] of words.entries()) {
    const letters = sentences[word.sentence] ?? { telling: 0, capitals: 0 };
    sentences[word.sentence] = letters;
    if (!tells(word) || anchored.has(at)) continue;
    letters.telling++;
    if (word.capital) letters.capitals++;
  }
  return {
    text,
    words,
    startsAnchor: new Set(anchors.map(({ first }) => first)),
    endsAnchor: new Set(anchors.map(({ last }) => last)),
    sentences,
    saying: new Set(words.filter((word) => !isCry(word)).map(({ folded }) => folded)),
    small: new Set(words.filter(({ capital }) => !capital).map(({ folded }) => folded)),
    language,
  };
}

/** Whether its capital would say something; surely meant names apart, which have one anywhere. */
const tells = ({ folded, opens }: Word) => !opens && !FILLERS.has(folded) && folded.length > 1;
/** `omg`, `nooo` */
const isCry = ({ folded }: Word) => english.INTERJECTIONS.has(folded) || /(.)\1\1/.test(folded);

/** A sentence with as many words beside the name, or more, and this share of them in capitals, is a headline. */
const HEADLINE_WORDS = 3;
const HEADLINE_SHARE = 0.6;

/** Whether everything around a name is capitalized, so that its own capital says nothing. */
export function isHeadline({ words, sentences }: Context, first: number, last: number): boolean {
  const { telling, capitals } = sentences[words[first]?.sentence ?? 0] ?? { telling: 0, capitals: 0 };
  const own = words.slice(first, last + 1).filter(tells);
  const others = telling - own.length;
  const high = capitals - own.filter(({ capital }) => capital).length;
  return others >= HEADLINE_WORDS && high / others >= HEADLINE_SHARE;
}

/** Whether the text is nothing but the name, and cries: `DATA!!!`, `omg Data`, `Data Data Data`. */
export function isAlone({ words, saying }: Context, first: number, last: number): boolean {
  const named = words.slice(first, last + 1).map(({ folded }) => folded);
  return [...saying].every((word) => named.includes(word));
}

const QUOTED = { before: /["“”„«‘'*_]$/u, after: /^["”“»’'*_]/u };

/** Whether words stand as the title of something: in quotes, or beside what it is (`the episode Family`). */
export function isTitle({ text, words }: Context, first: number, last: number): boolean {
  const [from, to] = [words[first]?.start ?? 0, words[last]?.end ?? 0];
  if (QUOTED.before.test(text.slice(0, from)) && QUOTED.after.test(text.slice(to))) return true;
  const isMedium = (word: Word | undefined) =>
    word?.sentence === words[first]?.sentence && english.MEDIA.has(word?.folded ?? '');
  return words[first]?.capital === true && (isMedium(words[first - 1]) || isMedium(words[last + 1]));
}

/** How far a form of address may be from `you`. */
const ADDRESS = 12;

/** Whether somebody is spoken to: `Data, what do you think`. */
export function isAddressed({ text, words }: Context, last: number): boolean {
  const word = words[last];
  if (!word || !/^\s*,/.test(text.slice(word.end, word.end + 3))) return false;
  return words
    .slice(last + 1, last + 1 + ADDRESS)
    .some(({ folded, sentence }) => sentence === word.sentence && english.ADDRESSING.has(folded));
}

/**
 * What the word before a name makes of it:
 * - `start`: there is none, or a comma between;
 * - `title`, `bringing`, `asking`, `giving`: a name may follow, see `english.ts`;
 * - `person`: hardly a name follows;
 * - `barring`: what follows is a common noun, or the rest of another name;
 * - `open`: any other word.
 */
export type Before = 'start' | 'title' | 'bringing' | 'asking' | 'giving' | 'person' | 'barring' | 'open';

/** Blanks, and what makes letters bold. */
const BLANK = /^[*_~]*[^\S\n]+[*_~]*$/u;
const GLUED_BEFORE = /(?:[#$\\]|[\p{L}\p{N}][-.:=_])$/u;
const GLUED_AFTER = /^(?:[-._=\\:@(][\p{L}\p{N}]|\()/u;

export function before(context: Context, first: number, headline: boolean): Before {
  const { text, words, endsAnchor } = context;
  const { everyday, titles } = context.language;
  const name = words[first];
  const word = beside(context, first - 1, first);
  if (!name) return 'start';
  if (!word) {
    const glued = GLUED_BEFORE.test(text.slice(Math.max(0, name.start - 2), name.start));
    return glued && !endsAnchor.has(first - 1) ? 'barring' : 'start';
  }
  if (endsAnchor.has(first - 1)) return 'open';
  const { folded, bare } = word;
  if (bare !== undefined) return english.CONTRACTED.has(bare) ? 'bringing' : 'barring';
  if (folded === 'of' && english.AMOUNTS.has(words[first - 2]?.folded ?? '')) return 'barring';
  if (titles.has(folded) || english.ROLES.has(folded)) return 'title';
  if (folded === 'the' || english.DETERMINERS.has(folded) || /^\d/.test(folded)) return 'barring';
  if (english.PRONOUNS.has(folded)) return 'person';
  if (english.ASKING.has(folded) || (word.opens && english.BE.has(folded))) return 'asking';
  if (english.GIVING.has(folded)) return 'giving';
  const earlier = beside(context, first - 2, first - 1)?.folded ?? '';
  if (english.SAID_OF_PERSONS.has(folded)) {
    return english.DETERMINERS.has(earlier) && !english.POSSESSIVES.has(earlier) ? 'barring' : 'bringing';
  }
  if (english.SAID_OF_THINGS.has(folded)) {
    return folded === 'old' && earlier === 'good' ? 'bringing' : 'barring';
  }
  if (english.HAVE.has(folded)) return 'open';
  if (english.BRINGING.has(folded) || folded.endsWith('ly')) return 'bringing';
  const known = everyday.known(folded);
  // `Theresa May`, `Axl Rose`: somebody else's name, unless everything has a capital.
  if (word.capital && !word.shouted && !headline && !(word.opens && known)) return 'barring';
  if (!known) return 'bringing';
  return earlier === 'the' || english.DETERMINERS.has(earlier) ? 'barring' : 'open';
}

/**
 * What the word after a name makes of it:
 * - `own`: the name ends in `'s` or the like;
 * - `acts`, `is`, `several`: a verb to one person, one that is said of persons and of things, or one to more than one;
 * - `fandom`: `memes`, `episode`;
 * - `neutral`: says nothing, or there is none, or a comma between;
 * - `object`, `particle`: stands after a verb, as `Will` and `Mark` may be one: `Mark the date`, `Spot on`;
 * - `name`: a surely meant name;
 * - `verb-or-noun`, `noun`: a word of the dictionary that makes one thing of the two: `data formats`;
 * - `number`;
 * - `barring`: the name goes on as another: `Will Smith`, `data-driven`.
 */
export type After =
  | Verb
  | 'own'
  | 'fandom'
  | 'neutral'
  | 'object'
  | 'particle'
  | 'name'
  | 'noun'
  | 'number'
  | 'barring';
type Verb = 'acts' | 'is' | 'several' | 'verb-or-noun';

/** Words that an auxiliary is judged by. */
const CLAUSE = 5;

export function after(context: Context, last: number, headline: boolean): After {
  const { text, words, startsAnchor, language } = context;
  const name = words[last];
  if (!name) return 'neutral';
  const word = beside(context, last + 1, last);
  if (!word) {
    const glued = GLUED_AFTER.test(text.slice(name.end, name.end + 2));
    if (glued && !startsAnchor.has(last + 1)) return 'barring';
    return name.bare === undefined ? 'neutral' : 'own';
  }
  if (name.bare !== undefined) return 'own';
  if (startsAnchor.has(last + 1)) return 'name';
  const folded = word.bare ?? word.folded;
  if (english.FANDOM.has(folded)) return 'fandom';
  const clause = words
    .slice(last + 1, last + 1 + CLAUSE)
    .filter(({ sentence }) => sentence === name.sentence)
    .map((one) => one.folded);
  // `Data never asked`
  const verb = clause.find((one) => !english.isAdverb(one)) ?? folded;
  if (english.ACTING.has(verb) || english.ACTING.has(folded)) return 'acts';
  if (english.mayBeOfPerson(clause)) return 'is';
  if (english.OBJECT_STARTS.has(folded)) return 'object';
  if (english.PARTICLES.has(folded)) return 'particle';
  if (english.OF_SEVERAL.has(folded)) return 'several';
  if (/^\d/.test(folded)) return 'number';
  const neutral = english.NEUTRAL.has(folded) || folded.endsWith('ly');
  const maybeVerb = /(?:s|ed)$/.test(folded) || english.PASTS.has(folded);
  if (maybeVerb && english.PERSONS_OWN.has(clause[1] ?? '')) return 'acts';
  if (neutral) return 'neutral';
  if (word.capital && !word.shouted && !headline) return 'barring';
  if (!language.everyday.known(folded)) return 'neutral';
  return maybeVerb ? 'verb-or-noun' : 'noun';
}

/** The word at one place where only blanks are between it and another. */
function beside({ text, words }: Context, at: number, other: number): Word | undefined {
  const [word, next] = [words[at], words[other]];
  if (!word || !next || word.sentence !== next.sentence) return undefined;
  const [left, right] = at < other ? [word, next] : [next, word];
  return BLANK.test(text.slice(left.end, right.start)) ? word : undefined;
}

/** Whether the speaker stands beside a name: `Data and I`. */
export const isWithSpeaker = (context: Context, last: number): boolean =>
  beside(context, last + 1, last)?.folded === 'and' &&
  ['i', 'me'].includes(beside(context, last + 2, last + 1)?.folded ?? '');

/** The word before, whatever it makes of the name. */
export const wordBefore = (context: Context, first: number): string =>
  beside(context, first - 1, first)?.folded ?? '';
