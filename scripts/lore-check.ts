/** `npm run lore:check [folder]`: every problem of the packs in a folder, at once. Exit 1 when there is one. */

import { readPacks } from '../src/lore/pack/load.ts';
import { formatProblem } from '../src/lore/pack/problem.ts';

const folder = process.argv[2] ?? 'data';
try {
  const { packs, problems, warnings } = readPacks(folder);
  for (const problem of problems) console.error(formatProblem(problem));
  for (const warning of warnings) console.warn(`${formatProblem(warning)} (warning)`);
  for (const { id, entries, facts, works } of packs) {
    console.log(`${id}: ${entries.length} entries, ${facts.length} facts, ${works.length} works`);
  }
  console.log(`${count(problems.length, 'problem')}, ${count(warnings.length, 'warning')}`);
  process.exitCode = problems.length > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
