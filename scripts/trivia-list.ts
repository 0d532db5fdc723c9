/**
 * `npm run -s trivia:list -- [--json] [--data DIR]`: every question of the packs, for authors to read. A line of JSON
 * each, or as text; how many there are of each kind goes to stderr. The folder is `CURZON_DATA` or `data` if not given.
 */
import { parseArgs } from 'node:util';
import { loadPacks } from '../src/lore/pack/load.ts';
import { PackError } from '../src/lore/pack/problem.ts';
import type { Question } from '../src/trivia/question.ts';
import { questionsOf } from '../src/trivia/questions.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean' }, data: { type: 'string' } } });

try {
  const questions = questionsOf(loadPacks(values.data ?? (process.env['CURZON_DATA'] || 'data')));
  for (const question of questions) console.log(values.json ? asJson(question) : asText(question));
  console.error(summary(questions));
} catch (error) {
  console.error(error instanceof PackError ? error.message : error);
  process.exitCode = 1;
}

function asJson({ id, text, options, answer, facts, works, kind, difficulty }: Question): string {
  return JSON.stringify({ id, text, options, answer: options[answer], facts, works, kind, difficulty });
}

function asText({ id, text, options, answer, works, kind, difficulty, explanation }: Question): string {
  const choices = options.map((option, index) => `  ${index === answer ? '→' : ' '} ${option}`);
  return [
    `${text}`,
    ...choices,
    `  ${explanation}`,
    `  ${works.join(', ')} · ${kind}, ${difficulty} of 5 · ${id}`,
    '',
  ].join('\n');
}

function summary(questions: readonly Question[]): string {
  const counts = [...Map.groupBy(questions, ({ kind }) => kind)]
    .map(([kind, list]) => `${kind} ${list.length}`)
    .sort();
  return `${questions.length} questions: ${counts.join(', ')}`;
}
