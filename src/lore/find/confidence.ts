import type { Hit } from './search.ts';

/**
 * How sure a first hit has to be to be shown as the answer. Of names that are not in the list, lists of 226,
 * 13,000 and 100,000 entries answer about 0.5, 2 and 4 in a hundred at this mark, and keep 19 of 20 queries
 * with a typo.
 */
const SURE = 0.85;

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
  slippedPart: -6,
};
/** Beyond this the second hit does not matter. */
const WIDEST_MARGIN = 0.15;
/** From so much slipped on, a longer list does not make it worse. */
const SLIPPED = 0.25;

/** A slip in so small a part of a name is more likely another word: `Voyager` for `maiden voyage of …`. */
const SMALL_PART = 0.4;

/** How likely the first hit is what was meant, from 0 to 1; `words` is how many were typed. */
export function confidence(first: Hit, others: readonly Hit[], entries: number): number {
  // A bare title names nobody, unless that is all there is to a name (an office: `Praetor`).
  if (first.bare && (first.slips > 0 || first.missing > 0 || first.cover < 0.99)) return 0;
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
    (first.slips > 0 ? WEIGHTS.slippedPart * Math.max(0, SMALL_PART - first.cover) : 0) +
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
