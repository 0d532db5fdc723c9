/** Questions as a compiled pack keeps them, in memory. */
import { DatabaseSync } from 'node:sqlite';
import type { Question } from '../../src/trivia/question.ts';
import type { Choice, QuestionSource } from '../../src/trivia/source.ts';
import { openQuestions, writeQuestions } from '../../src/trivia/stored-questions.ts';

export const ANY: Choice = { topic: null, level: null };

export function sourceOf(questions: Iterable<Question>): QuestionSource {
  const database = new DatabaseSync(':memory:');
  writeQuestions(questions, database);
  return openQuestions(database);
}
