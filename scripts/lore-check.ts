/** `npm run lore:check [folder]`: every problem of the packs in a folder, at once. Exit 1 when there is one. */
import { join, relative } from 'node:path';
import { dataFolder, EXIT, runProgram } from '../src/bot/run-program.ts';
import type { BuiltPack } from '../src/lore/model/model.ts';
import { readPacks } from '../src/lore/pack/load.ts';
import { packFolders } from '../src/lore/pack/pack-folders.ts';
import { formatProblem, type Problem } from '../src/lore/pack/problem.ts';
import { packId } from '../src/lore/pack/read-pack.ts';
import { readYaml } from '../src/lore/pack/read-yaml.ts';
import type { Question } from '../src/trivia/question.ts';
import { questionsOf } from '../src/trivia/questions.ts';
import { unaskedTemplates } from '../src/trivia/unasked.ts';

const HELP = `Usage: npm run lore:check -- [folder]

Checks a lore pack, or a folder of packs (data/ when left out), and prints a line for each problem:
file:line:column  what is wrong  what to write instead. Exits with 1 when there is a problem; warnings are none.

  --data DIR  the same as folder
  --help      this text`;

await runProgram({
  help: HELP,
  options: { data: { type: 'string' } },
  positionals: 1,
  run: ({ values, positionals: [folder] }) => check(folder ?? dataFolder(values.data)),
});

function check(folder: string): void {
  const { packs, problems, warnings: found } = readPacks(folder);
  const asked = new Map(packs.map((pack) => [pack, pack.questions ? questionsOf([pack]) : undefined]));
  const warnings = [...found, ...packFolders(folder).flatMap((one) => unasked(one, asked))];
  for (const problem of problems) console.error(formatProblem(problem));
  for (const warning of warnings) console.warn(`${formatProblem(warning)} (warning)`);
  for (const [{ id, entries, facts, works }, questions] of asked) {
    const made = questions ? `, ${count(questions.length, 'question')}` : '';
    console.log(`${id}: ${entries.length} entries, ${facts.length} facts, ${works.length} works${made}`);
  }
  console.log(`${count(problems.length, 'problem')}, ${count(warnings.length, 'warning')}`);
  if (problems.length > 0) process.exitCode = EXIT.failed;
}

/** Templates that make no question, where they stand in the pack.yaml of a folder. */
function unasked(folder: string, asked: ReadonlyMap<BuiltPack, readonly Question[] | undefined>): Problem[] {
  const [pack, questions] = [...asked].find(([{ id }]) => id === packId(folder)) ?? [];
  if (!pack || !questions) return [];
  const path = join(folder, 'pack.yaml');
  const file = readYaml(path, relative(process.cwd(), path));
  return unaskedTemplates(pack, questions).map(({ template, what, instead }) =>
    file.problem(['questions', 'templates', template], what, instead),
  );
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
