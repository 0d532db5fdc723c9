/** Chooses the wrong options so that nothing but knowledge tells them from the right one. */

import type { Option } from './draft.ts';
import { QUESTION_LIMITS } from './question.ts';
import { byLot } from './seeded-order.ts';
import { hits, words } from './telling-words.ts';

/** Chosen from this many of the likeliest, so that the same three do not come up every time. */
const SHORTLIST = 8;
/** An option at most this much longer than another, with a few characters' grace for short names. */
const LENGTH_RATIO = 1.8;
const LENGTH_GRACE = 5;

export const length = (text: string) => [...text].length;

/**
 * Three wrong options, or `undefined` when the question would give its answer away or has too few.
 *
 * @param seed decides between equally good options.
 */
export function chooseWrong(
  text: string,
  right: Option,
  pool: readonly Option[],
  seed: string,
): Option[] | undefined {
  const asked = new Set(words(text));
  const shared = hits(right.label, asked).join(' ');
  const folded = ` ${words(text).join(' ')} `;
  if (namedIn(folded, right, shared)) return undefined;
  const fitting = pool.filter(
    (option) =>
      length(option.label) <= QUESTION_LIMITS.option &&
      likeInLength(option.label, right.label) &&
      hits(option.label, asked).join(' ') === shared &&
      !namedIn(folded, option, shared) &&
      !within(option.label, right.label),
  );
  const chosen: Option[] = [];
  for (const option of [
    ...byLot(fitting.slice(0, SHORTLIST), seed, ({ label }) => label),
    ...fitting.slice(SHORTLIST),
  ]) {
    if (chosen.length < 3 && chosen.every(({ label }) => !within(label, option.label))) chosen.push(option);
  }
  return chosen.length === 3 ? chosen : undefined;
}

/** Another name of the option stands in the text, beyond the words that all options share. */
function namedIn(folded: string, { label, written }: Option, shared: string): boolean {
  const allowed = new Set([...shared.split(' '), ...wordsOf(label).filter((word) => word.length < 4)]);
  return written.some((name) => {
    const parts = wordsOf(name);
    return !parts.every((word) => allowed.has(word)) && folded.includes(` ${parts.join(' ')} `);
  });
}

/** Names come up again and again. */
const known = new Map<string, readonly string[]>();

function wordsOf(name: string): readonly string[] {
  const found = known.get(name) ?? words(name);
  known.set(name, found);
  return found;
}

function likeInLength(a: string, b: string): boolean {
  const [short, long] = [length(a), length(b)].sort((x, y) => x - y) as [number, number];
  return long <= short * LENGTH_RATIO + LENGTH_GRACE;
}

/** `Worf` and `Colonel Worf`: one name says all of the other. */
function within(a: string, b: string): boolean {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  return first.every((word) => second.includes(word)) || second.every((word) => first.includes(word));
}
