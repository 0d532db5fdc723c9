import { describe, expect, it } from 'vitest';
import { difficultyOf, firstRating, NEW_PLAYER, type Rating, updateRating } from '../../src/trivia/rating.ts';

describe('a rating', () => {
  it('is what the paper on Glicko-2 says for a game won as expected', () => {
    // A player of 1500 (deviation 200) who beats one of 1400 (30): the first game of Glickman's example.
    const player: Rating = { rating: 1500, deviation: 200, volatility: 0.06 };
    const question: Rating = { rating: 1400, deviation: 30, volatility: 0.06 };
    const after = updateRating(question, player, true).player;
    expect(after.rating).toBeCloseTo(1563.6, 0);
    expect(after.deviation).toBeCloseTo(175.4, 0);
  });

  it('rises with a right answer and falls with a wrong one, for the question the other way round', () => {
    const question = firstRating(3);
    const right = updateRating(question, NEW_PLAYER, true);
    expect(right.player.rating).toBeGreaterThan(NEW_PLAYER.rating);
    expect(right.question.rating).toBeLessThan(question.rating);
    const wrong = updateRating(question, NEW_PLAYER, false);
    expect(wrong.player.rating).toBeLessThan(NEW_PLAYER.rating);
    expect(wrong.question.rating).toBeGreaterThan(question.rating);
  });

  it('moves more for a surprise than for what was expected', () => {
    const gain = (difficulty: 1 | 5) =>
      updateRating(firstRating(difficulty), NEW_PLAYER, true).player.rating - NEW_PLAYER.rating;
    expect(gain(5)).toBeGreaterThan(gain(1) * 1.5);
  });

  it('finds the difficulty of a question that was estimated wrong', () => {
    let question = firstRating(1);
    const player: Rating = { rating: 1500, deviation: 60, volatility: 0.06 };
    for (let answers = 0; answers < 60; answers += 1)
      question = updateRating(question, player, answers % 6 === 0).question;
    expect(difficultyOf(question)).toBe(5);
    expect(question.deviation).toBeGreaterThanOrEqual(45);
  });

  it('starts where the estimate says', () => {
    for (const difficulty of [1, 2, 3, 4, 5] as const)
      expect(difficultyOf(firstRating(difficulty))).toBe(difficulty);
  });
});
