import { FORM } from './name-forms.ts';
import type { Hit } from './name-search.ts';

/**
 * How sure a first hit has to be to be shown as the answer. Of names that are not in the list, lists of 226,
 * 13,000 and 100,000 entries answer about 0.1, 2 and 3 in a hundred at this mark, and keep more than nine of ten
 * queries with a typo.
 */
const SURE = 0.83;

/**
 * Weights of a logistic regression on whether the first hit is right: 20,000 queries made as in
 * `bench/queries.ts` and names held back, on lists of 226 to 100,000 entries. The longer the list, the sooner
 * something in it resembles anything: `entries` weighs the logarithm of its length.
 */
const WEIGHTS = {
  constant: -58,
  match: 40.73,
  letters: 0.95,
  slipsPerWord: 12.85,
  weakest: 21.7,
  missing: -1.16,
  suspect: -6.23,
  cover: 3.85,
  margin: 16.62,
  entries: -0.61,
  slipsPerLetter: 77.14,
  slipsAndEntries: 0.37,
  // Set by hand: what is never in the names that were held back, and wrong when it happens.
  designators: -4,
};
/** Beyond this the second hit does not matter. */
const WIDEST_MARGIN = 0.15;
/** From so much slipped on, a longer list does not make it worse. */
const SLIPPED = 0.25;

/**
 * Names up to `name` letters resemble too many words (`date` for Data, `core` for Kor): of these only one of four
 * letters typed with five, the fifth twice or from the next key, may be a slip. A single word up to `word` letters
 * may have one plain slip.
 */
const SHORT = { name: 4, oneMore: 5, strayKey: 0.16, word: 6, plainSlip: 0.185 };
/**
 * The least of a form that has to be asked for, by where it comes from: as it is written, and with a slip, since
 * so small a part is more likely another word (`voyager` for `maiden voyage of …`). Nothing but a bracket is never
 * enough, and keywords are phrases that nobody knows the half of.
 */
const LEAST_COVER: Record<number, { written: number; slipped: number }> = {
  [FORM.name]: { written: 0.1, slipped: 0.43 },
  [FORM.alias]: { written: 0.45, slipped: 0.55 },
  [FORM.keyword]: { written: 0.8, slipped: 0.8 },
};
/** A keyword with fewer letters counts only as it is written. */
const LONG_KEYWORD = 8;
/** Nor does a phrase with a word less like than this: `Jadzia Dax actor` is not `Dax after Jadzia`. */
const LIKE_KEYWORD = 0.75;

/** Whether a hit may be an accident, however near it is: too short or too small a part of a form. */
function isAccident({ bare, slips, missing, cover, named, letters, words, weakest, role }: Hit): boolean {
  // A bare title names nobody, unless that is all there is to a name (an office: `Praetor`).
  if (bare) return slips > 0 || missing > 0 || cover < 0.99;
  const least = LEAST_COVER[role];
  if (slips === 0) return cover < (least?.written ?? 0);
  if (named <= SHORT.name && !(named === SHORT.name && letters === SHORT.oneMore && slips < SHORT.strayKey))
    return true;
  if (words === 1 && named <= SHORT.word && slips > SHORT.plainSlip) return true;
  if (role === FORM.keyword && (named < LONG_KEYWORD || weakest < LIKE_KEYWORD)) return true;
  return cover < (least?.slipped ?? 0);
}

/** How likely the first hit is what was meant, from 0 to 1; `words` is how many were typed. */
function confidence(first: Hit, others: readonly Hit[], entries: number): number {
  if (isAccident(first)) return 0;
  const rival = others.find(({ signature }) => signature !== first.signature);
  const margin = Math.max(0, Math.min(WIDEST_MARGIN, first.score - (rival?.score ?? 0)));
  const size = Math.log(entries);
  const sum =
    WEIGHTS.constant +
    WEIGHTS.match * first.match +
    WEIGHTS.letters * Math.log(1 + first.letters) +
    (WEIGHTS.slipsPerWord * first.slips) / first.words +
    WEIGHTS.weakest * first.weakest +
    WEIGHTS.missing * first.missing +
    WEIGHTS.suspect * first.suspect +
    WEIGHTS.designators * first.designators +
    WEIGHTS.cover * first.cover +
    WEIGHTS.margin * margin +
    WEIGHTS.entries * size +
    (WEIGHTS.slipsPerLetter * first.slips) / (1 + first.letters) +
    (WEIGHTS.slipsAndEntries * size * Math.min(SLIPPED, first.slips)) / SLIPPED;
  return 1 / (1 + Math.exp(-sum));
}

/** Whether the first hit may be shown as the answer. */
export function isConfident(first: Hit, others: readonly Hit[], entries: number): boolean {
  return confidence(first, others, entries) >= SURE;
}

/** How far below the answer others are still offered: namesakes of a whole name, more for a part or a slip. */
const NEAR = { whole: 0.03, part: 0.12 };

/** Whether another hit comes so near that it is offered beside the answer. */
export function offersOthers(first: Hit, other: Hit): boolean {
  const whole = first.slips === 0 && first.missing === 0 && first.cover > 0.99;
  return other.score > first.score - (whole ? NEAR.whole : NEAR.part);
}
