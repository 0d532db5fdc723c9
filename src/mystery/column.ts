/** What a guess is compared by with the answer. */

/** `relation:<id>` for what a pack's own relation ties somebody to; the others are the same in every pack. */
export type Column = `relation:${string}` | 'work' | 'era' | 'pronouns' | 'fate';

/** What one column says of somebody. */
export interface Trait {
  /** What is compared; empty where nothing is told. */
  values: ReadonlySet<string>;
  /** Of values that are not the same, what still makes them alike: the medium of a work. */
  alike?: string | undefined;
  /** Of an era: its first year. */
  year?: number | undefined;
  /** What is shown. */
  label: string;
}

export type Match = 'same' | 'partly' | 'different' | 'unknown';

/** How one guess stands to the answer in one column. */
export interface Cell {
  column: Column;
  match: Match;
  /** What the guess has there. */
  label: string;
  /** Of an era: whether the answer's is later or earlier. */
  answerIs: 'later' | 'earlier' | undefined;
}

/** Years so near are partly right. */
const NEAR_YEARS = 5;

/** How a guess's trait stands to the answer's. */
export function compareTraits(column: Column, guess: Trait, answer: Trait): Cell {
  const cell = { column, label: guess.label, answerIs: undefined };
  if (guess.values.size === 0 || answer.values.size === 0) return { ...cell, match: 'unknown' };
  if (guess.year !== undefined && answer.year !== undefined) {
    const apart = answer.year - guess.year;
    if (apart === 0) return { ...cell, match: 'same' };
    return {
      ...cell,
      match: Math.abs(apart) <= NEAR_YEARS ? 'partly' : 'different',
      answerIs: apart > 0 ? 'later' : 'earlier',
    };
  }
  const shared = guess.values.intersection(answer.values).size;
  if (shared === guess.values.size && shared === answer.values.size) return { ...cell, match: 'same' };
  const isAlike = shared > 0 || (guess.alike !== undefined && guess.alike === answer.alike);
  return { ...cell, match: isAlike ? 'partly' : 'different' };
}
