/** How hard a question is, in the words members choose by. */
import type { Difficulty } from './question.ts';

export const LEVELS = ['easy', 'medium', 'hard'] as const;
export type Level = (typeof LEVELS)[number];

export const levelOf = (difficulty: Difficulty): Level =>
  difficulty <= 2 ? 'easy' : difficulty === 3 ? 'medium' : 'hard';

export const isLevel = (text: string | null | undefined): text is Level => LEVELS.includes(text as Level);
