/**
 * How hard a question is and how good a player is, learned from answers: each answer is a game between the two.
 * Glicko-2 (Glickman, http://www.glicko.net/glicko/glicko2.pdf), since it knows how sure it is of each rating: the
 * first answers move a new question far, the thousandth hardly.
 */
import glicko2 from 'glicko2-lite';
import type { Difficulty } from './question.ts';

export interface Rating {
  /** 1500 is average. */
  rating: number;
  /** How unsure the rating is: it lies within two of these, 19 times in 20. */
  deviation: number;
  /** How erratic the results are. */
  volatility: number;
}

/** What Glickman gives to somebody unknown. */
export const NEW_PLAYER: Rating = { rating: 1500, deviation: 350, volatility: 0.06 };

/** Restrains how fast volatility changes; Glickman: 0.3 to 1.2, the smaller the more chance there is in a game. */
const TAU = 0.5;
/** A question keeps this much doubt, so that it follows its audience. */
const LEAST_DEVIATION = 45;
const STEP = 150;

/** Before anybody has answered: by the estimated difficulty, and with some doubt. */
export const firstRating = (difficulty: Difficulty): Rating => ({
  rating: 1500 + (difficulty - 3) * STEP,
  deviation: 200,
  volatility: 0.06,
});

/** Both ratings after one answer: the player won when it was right, the question when it was not. */
export function updateRating(
  question: Rating,
  player: Rating,
  correct: boolean,
): { question: Rating; player: Rating } {
  return {
    question: after(question, player, correct ? 0 : 1),
    player: after(player, question, correct ? 1 : 0),
  };
}

function after(own: Rating, other: Rating, score: 0 | 1): Rating {
  const { rating, rd, vol } = glicko2(
    own.rating,
    own.deviation,
    own.volatility,
    [[other.rating, other.deviation, score]],
    { tau: TAU },
  );
  return { rating, deviation: Math.max(rd, LEAST_DEVIATION), volatility: vol };
}

/** The difficulty that a rating stands for by now. */
export function difficultyOf({ rating }: Rating): Difficulty {
  return Math.max(1, Math.min(5, Math.round(3 + (rating - 1500) / STEP))) as Difficulty;
}
