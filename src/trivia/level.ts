/** How hard a question is, in the words members choose by. */
import { LEVELS, type Level } from '../lore/model/kinds.ts';
import type { Difficulty } from './question.ts';

export { LEVELS, type Level };

export const levelOf = (difficulty: Difficulty): Level =>
  difficulty <= 2 ? 'easy' : difficulty === 3 ? 'medium' : 'hard';

export const isLevel = (text: string | null | undefined): text is Level => LEVELS.includes(text as Level);
