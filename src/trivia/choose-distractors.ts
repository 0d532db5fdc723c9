/** Chooses the wrong options so that nothing but knowledge tells them from the right one. */

import type { Option } from './option.ts';
import { QUESTION_LIMITS } from './question.ts';
import { byLot } from './seeded-order.ts';
import { hits, words } from './telling-words.ts';

/** Chosen from this many of the likeliest, so that the same three do not come up every time. */
const SHORTLIST = 8;
/** An option at most this much longer than another, with a few characters' grace for short names. */
const LENGTH_RATIO = 1.8;
const LENGTH_GRACE = 5;

/**
 * So many wrong options, or `undefined` when the question would give its answer away or has too few.
 *
 * @param pool the likeliest first; read no further than needed.
 * @param seed decides between equally good options.
 * @param likeliest how many of the likeliest it decides between first.
 */
export function chooseWrong(
  text: string,
  right: Option,
  pool: Iterable<Option>,
  seed: string,
  count = 3,
  likeliest = SHORTLIST,
): Option[] | undefined {
  const parts = words(text);
  const asked = new Set(parts);
  const folded = ` ${parts.join(' ')} `;
  const shared = hits(right.telling, asked);
  const sharedWords = shared.join(' ');
  if (namedIn(folded, right, shared)) return undefined;
  const fitting = Iterator.from(pool).filter(
    (option) =>
      option.length <= QUESTION_LIMITS.option &&
      likeInLength(option, right) &&
      hits(option.telling, asked).join(' ') === sharedWords &&
      !namedIn(folded, option, shared) &&
      !within(option, right),
  );
  const chosen: Option[] = [];
  const add = (option: Option) => {
    if (chosen.length < count && chosen.every((other) => !within(other, option))) chosen.push(option);
  };
  for (const option of byLot(takeFrom(fitting, likeliest), seed, ({ label }) => label)) add(option);
  while (chosen.length < count) {
    const [next] = takeFrom(fitting, 1);
    if (!next) return undefined;
    add(next);
  }
  return chosen;
}

/** The next few, leaving the rest for later. */
function takeFrom<Item>(items: Iterator<Item>, most: number): Item[] {
  const taken: Item[] = [];
  while (taken.length < most) {
    const next = items.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}

/** Another name of the option stands in the text, beyond the words that all options share. */
const namedIn = (folded: string, { words: own, written }: Option, shared: readonly string[]): boolean =>
  written.some(
    ({ words: parts, phrase }) =>
      folded.includes(phrase) &&
      !parts.every((word) => shared.includes(word) || (word.length < 4 && own.includes(word))),
  );

function likeInLength(a: Option, b: Option): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long.length <= short.length * LENGTH_RATIO + LENGTH_GRACE;
}

/** `Worf` and `Colonel Worf`: one name says all of the other. */
const within = ({ words: a }: Option, { words: b }: Option): boolean =>
  a.every((word) => b.includes(word)) || b.every((word) => a.includes(word));
