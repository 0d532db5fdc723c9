/** What a quiz night is made of, and what follows from its plan. */
import type { Night } from '../storage/nights.ts';

export type { Night };

/** How many rounds, questions a round and teams there may be. */
export const NIGHT_BOUNDS = {
  rounds: { least: 1, most: 6 },
  questions: { least: 3, most: 15 },
  teams: { least: 2, most: 4 },
} as const;

/** So many nights may be planned in a server. */
export const MOST_NIGHTS = 3;
/** Two nights in a channel begin at least so long after each other, in milliseconds. */
export const NIGHTS_APART = 2 * 3_600_000;

/** From the word that it begins to its first question, in milliseconds. */
export const BEFORE_FIRST = 30_000;
/** So long a board is read before the next round begins, in milliseconds. */
export const BETWEEN_ROUNDS = 40_000;
/** One that is paused for so long is over, in milliseconds. */
export const LONGEST_PAUSE = 2 * 3_600_000;
/** One that could not begin for so long is cancelled, in milliseconds. */
export const LATEST_BEGIN = 3_600_000;

/** A question with its result, as it takes on average in a game of several, in milliseconds. */
const [A_QUESTION, A_QUICK_ONE] = [45_000, 14_000];

/** About how long a night takes, in milliseconds. */
export const durationOf = ({
  rounds,
  questions,
  mode,
}: Pick<Night, 'rounds' | 'questions' | 'mode'>): number =>
  BEFORE_FIRST + rounds * (questions * (mode === 'lightning' ? A_QUICK_ONE : A_QUESTION) + BETWEEN_ROUNDS);

/** The topic of a round, counted from 1, by its id; undefined: about anything. */
export const topicOfRound = ({ topics }: Pick<Night, 'topics'>, round: number): string | undefined =>
  topics[(round - 1) % Math.max(1, topics.length)];

/** The game that a round is: the same id in every process, so that it begins once. */
export const gameOfRound = ({ id }: Pick<Night, 'id'>, round: number): string => `${id}:${round}`;

/** Whether it can still be joined and led. */
export const isOpen = ({ state }: Pick<Night, 'state'>): boolean => state !== 'over' && state !== 'cancelled';
