/** `npm run -s trivia:list`: every question of the packs, for authors to read. `--help` lists the options. */
import { dataFolder, runProgram } from '../src/bot/run-program.ts';
import { loadPacks } from '../src/lore/pack/load.ts';
import type { Question } from '../src/trivia/question.ts';
import { questionsOf } from '../src/trivia/questions.ts';

const HELP = `Usage: npm run -s trivia:list -- [options]

Prints every question that the packs can make; how many there are of each kind goes to standard error.

  --json      a line of JSON each
  --data DIR  other lore packs than those in data/
  --help      this text`;

await runProgram({
  help: HELP,
  options: { json: { type: 'boolean' }, data: { type: 'string' } },
  run({ values: { json, data } }) {
    const questions = questionsOf(loadPacks(dataFolder(data)));
    for (const question of questions) console.log(json ? asJson(question) : asText(question));
    console.error(summary(questions));
  },
});

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
