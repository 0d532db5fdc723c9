/**
 * Whether a name that could be everyday words is meant, by its capital letters.
 *
 * `Data` inside a sentence is somebody; at its start it may be any data, and counts only when something else bears it
 * out: a possessive (`Data's cat`), a sure mention beside it (`Data and Worf`), or the same name for sure elsewhere in
 * the text. Where everything is capitalized (a headline, shouting) capitals say nothing.
 */
import { FILLERS } from './everyday.ts';
import type { Named } from './table.ts';
import type { Word } from './words.ts';

export type Verdict = 'sure' | 'unsure' | 'no';

/** A sentence with as many words beside the name, or more, and this share of them in capitals, is a headline. */
const HEADLINE_WORDS = 3;
const HEADLINE_SHARE = 0.6;

export function capitalsSay(
  words: readonly Word[],
  first: number,
  last: number,
  { rule, written }: Named,
): Verdict {
  if (rule === 'any') return 'sure';
  const named = words.slice(first, last + 1);
  // Nobody puts the hyphen of `enterprise-d` between everyday words by chance.
  if (named.length > 1 && /^\S+$/.test(written) && named.every((word, at) => at === 0 || word.hyphened))
    return 'sure';
  const content = named.filter(({ folded }) => !FILLERS.has(folded));
  const telling = content.length > 0 ? content : named;
  if (!telling.every(({ capital, folded }) => capital || /^\d/.test(folded))) return 'no';
  if (rule === 'exact') {
    const shouted = telling.every((word) => word.shouted || (word.bare ?? word.folded).length === 1);
    if (/^\p{Lu}+$/u.test(written) !== shouted || isHeadline(words, first, last)) return 'no';
    return telling.some((word) => word.shouted || !word.opens) ? 'sure' : 'unsure';
  }
  if (telling.some(({ shouted }) => shouted) || isHeadline(words, first, last)) return 'no';
  const inside = telling.some(({ opens }) => !opens);
  return inside || telling.at(-1)?.bare !== undefined ? 'sure' : 'unsure';
}

function isHeadline(words: readonly Word[], first: number, last: number): boolean {
  const sentence = words[first]?.sentence;
  const others: Word[] = [];
  for (let at = first - 1; words[at]?.sentence === sentence && at >= 0; at--) others.push(words[at] as Word);
  for (let at = last + 1; words[at]?.sentence === sentence && at < words.length; at++)
    others.push(words[at] as Word);
  const telling = others.filter(({ folded, opens }) => !opens && !FILLERS.has(folded) && folded.length > 1);
  const capitals = telling.filter(({ capital }) => capital);
  return telling.length >= HEADLINE_WORDS && capitals.length / telling.length >= HEADLINE_SHARE;
}

const BESIDE = new Set(['and', 'or', 'vs', 'versus', 'nor']);

/** Whether a sure mention follows, with no more than an `and` or a comma between: `Data and Worf`, `Bones, Spock`. */
export function joinsSure(
  words: readonly Word[],
  last: number,
  startsSure: ReadonlySet<number>,
  text: string,
): boolean {
  const [word, next] = [words[last], words[last + 1]];
  if (!word || !next || next.sentence !== word.sentence) return false;
  if (startsSure.has(last + 1)) return /^\s*[,&/+]\s*$/.test(text.slice(word.end, next.start));
  return BESIDE.has(next.folded) && next.joins && startsSure.has(last + 2);
}
