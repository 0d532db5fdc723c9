/** `npm run lore:check [folder]`: every problem of the packs in a folder, at once. Exit 1 when there is one. */
import { dataFolder, EXIT, runProgram } from '../src/bot/run-program.ts';
import { readPacks } from '../src/lore/pack/load.ts';
import { formatProblem } from '../src/lore/pack/problem.ts';

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
  const { packs, problems, warnings } = readPacks(folder);
  for (const problem of problems) console.error(formatProblem(problem));
  for (const warning of warnings) console.warn(`${formatProblem(warning)} (warning)`);
  for (const { id, entries, facts, works } of packs) {
    console.log(`${id}: ${entries.length} entries, ${facts.length} facts, ${works.length} works`);
  }
  console.log(`${count(problems.length, 'problem')}, ${count(warnings.length, 'warning')}`);
  if (problems.length > 0) process.exitCode = EXIT.failed;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
