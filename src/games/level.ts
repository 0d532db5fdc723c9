/** How hard a question is, in the words members choose by, and what the right answer is worth. */
import type { Difficulty } from '../trivia/question.ts';

export const LEVELS = ['easy', 'medium', 'hard'] as const;
export type Level = (typeof LEVELS)[number];

export const levelOf = (difficulty: Difficulty): Level =>
  difficulty <= 2 ? 'easy' : difficulty === 3 ? 'medium' : 'hard';

/** Hard questions count three times as much as easy ones, and no answer counts against anyone. */
export const POINTS: Readonly<Record<Level, number>> = { easy: 10, medium: 20, hard: 30 };

export const isLevel = (text: string | null | undefined): text is Level => LEVELS.includes(text as Level);
