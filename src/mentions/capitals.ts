/**
 * Whether a name that could be everyday words is meant: by its capital letters, and by the words beside it.
 *
 * A capital says something inside a sentence: `Data` there is somebody, unless the words around make a common noun or
 * another's name of it (`open Data`, `Data formats`, `Will Smith`). At the start of a sentence a name is meant that does
 * what persons do (`Data laughed`, `Data is great`), is spoken to, or is all there is. Where all is capitalized (a
 * headline, shouting), and where a small letter is written, it takes another name of the pack.
 */
import {
  type After,
  after,
  type Before,
  before,
  type Context,
  isAddressed,
  isAlone,
  isHeadline,
  isTitle,
  isWithSpeaker,
  wordBefore,
} from './context.ts';
import * as english from './english.ts';
import { FILLERS, isEnglish } from './everyday.ts';
import { isPerson } from './forms.ts';
import type { Word } from './message-words.ts';
import type { Bearer } from './table.ts';

/**
 * - `sure`: it is meant;
 * - `unsure`: it is with a surely meant name of its pack anywhere in the text, or as it is for sure elsewhere;
 * - `listed`: only in one list with a surely meant name;
 * - `no`.
 */
export const VERDICTS = ['sure', 'unsure', 'listed', 'no'] as const;
export type Verdict = (typeof VERDICTS)[number];

interface Case {
  context: Context;
  first: number;
  last: number;
  /** The words of the name that a capital tells something of. */
  telling: readonly Word[];
  headline: boolean;
  prior: Before;
  next: After;
}

export function judge(
  context: Context,
  first: number,
  last: number,
  { named: bearer, rule, written }: Bearer,
): Verdict {
  if (rule === 'any') return 'sure';
  const named = context.words.slice(first, last + 1);
  // Nobody puts the hyphen of `enterprise-d` between everyday words by chance.
  if (named.length > 1 && /^\S+$/.test(written) && named.every((word, at) => at === 0 || word.hyphened))
    return 'sure';
  const content = named.filter(({ folded }) => !FILLERS.has(folded));
  const telling = content.length > 0 ? content : named;
  const headline = isHeadline(context, first, last);
  const [prior, next] = [before(context, first, headline), after(context, last, headline)];
  const one: Case = { context, first, last, telling, headline, prior, next };
  const capital = telling.every((word) => word.capital || /^\d/.test(word.folded));
  const person = isPerson(bearer) && isEnglish(bearer.pack);
  if (rule === 'titled') return isTitle(context, first, last) ? 'sure' : 'no';
  if (rule === 'given')
    return capital && !one.headline && !telling.some(({ shouted }) => shouted) ? 'unsure' : 'no';
  if (rule === 'exact') return capital ? ofExact(one, written, person && content.length > 0) : 'no';
  const single = person && telling.length === 1;
  if (!capital) return single ? ofSmall(one) : 'no';
  return single ? ofPerson(one) : ofOther(one);
}

/** A letter or two, as it is written in the pack. */
function ofExact({ telling, headline, prior, next }: Case, written: string, person: boolean): Verdict {
  const shouted = telling.every((word) => word.shouted || (word.bare ?? word.folded).length === 1);
  if (/^\p{Lu}+$/u.test(written) !== shouted || headline) return 'no';
  if (telling.some((word) => word.shouted || !word.opens)) return 'sure';
  return person && SINGULAR.has(next) && prior === 'start' ? 'sure' : 'unsure';
}

/** Places, peoples, things, and names of several words: they take articles and adjectives, and stand before nouns. */
function ofOther({ context, first, last, telling, headline }: Case): Verdict {
  if (headline || telling.some(({ shouted }) => shouted)) {
    if (isAlone(context, first, last)) return 'sure';
    const word = wordBefore(context, first);
    return english.DETERMINERS.has(word) || english.SAID_OF_THINGS.has(word) ? 'no' : 'unsure';
  }
  if (telling.some(({ opens }) => !opens) || telling.at(-1)?.bare !== undefined) return 'sure';
  return isAlone(context, first, last) ? 'sure' : 'unsure';
}

const SINGULAR: ReadonlySet<After> = new Set(['own', 'acts', 'is']);
const NO_NOUN: ReadonlySet<After> = new Set(['own', 'acts', 'is', 'several', 'neutral']);
/** For a name, as it is no verb and not several, only in a list. */
const AFTER_VERB: ReadonlySet<After> = new Set(['several', 'object', 'particle']);
const MAY_BRING: ReadonlySet<Before> = new Set(['start', 'bringing', 'asking']);

/** In small letters: `data and picard`, `mr data`. */
function ofSmall({ context, first, telling, prior, next }: Case): Verdict {
  if (!NO_NOUN.has(next) || telling.some(({ folded }) => english.CALENDAR.has(folded))) return 'no';
  if (prior === 'title' && english.PLAIN_TITLES.has(wordBefore(context, first))) return 'sure';
  return MAY_BRING.has(prior) ? 'listed' : 'no';
}

/** A person named by one everyday word, with a capital. */
function ofPerson(one: Case): Verdict {
  const { context, first, last, telling, headline, prior, next } = one;
  const [word] = telling;
  const shouted = word?.shouted === true;
  const dated = english.CALENDAR.has(word?.bare ?? word?.folded ?? '');
  if (next === 'barring') return 'no';
  if (next === 'fandom') return shouted || headline ? 'unsure' : 'sure';
  if (prior === 'barring') return 'no';
  // `what Data do they have`, but `what Data said`
  if (AFTER_VERB.has(next) && wordBefore(context, first) === 'what') return 'no';
  if (prior === 'title') return 'sure';
  const greeted = english.INTERJECTIONS.has(wordBefore(context, first));
  if (isAlone(context, first, last)) return dated && !greeted ? 'no' : 'sure';
  if (shouted || headline) return inCapitals(one);
  if (dated && (next === 'number' || english.OF_DATES.has(wordBefore(context, first)))) return 'no';
  return word?.opens || (dated && !greeted) ? atStart(one, dated) : inside(one);
}

/** Where the capital says that it is a name, and only the words beside it may say otherwise. */
function inside({ prior, next }: Case): Verdict {
  if (prior === 'asking') return 'sure';
  if (next === 'noun' || next === 'verb-or-noun' || next === 'number') return 'unsure';
  if (prior === 'giving') return next === 'object' ? 'sure' : 'unsure';
  return prior === 'open' && next !== 'acts' ? 'unsure' : 'sure';
}

/** Where any word has a capital. */
function atStart({ context, last, telling, next }: Case, dated: boolean): Verdict {
  if (next === 'acts' || isWithSpeaker(context, last)) return 'sure';
  if (AFTER_VERB.has(next) || next === 'name') return 'listed';
  if (next === 'noun' || next === 'number') return 'no';
  if (dated) return 'unsure';
  if (next === 'own' || isAddressed(context, last)) return 'sure';
  // Who writes of `data` elsewhere may mean it here.
  const common = telling.some(({ folded }) => context.small.has(folded));
  return next === 'is' && !common ? 'sure' : 'unsure';
}

function inCapitals({ prior, next }: Case): Verdict {
  if (!MAY_BRING.has(prior)) return 'no';
  if (AFTER_VERB.has(next)) return 'listed';
  return NO_NOUN.has(next) ? 'unsure' : 'no';
}
