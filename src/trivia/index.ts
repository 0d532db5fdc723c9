/** The questions of a pack, made when it is compiled. */
import type { PackPart } from '../lore/pack/compile.ts';
import type { OpenPack } from '../lore/pack/open-pack.ts';
import type { Question } from './question.ts';
import { questionsOf } from './questions.ts';

export const questionsPart: PackPart = {
  name: 'questions',
  index: (pack) => ({ all: questionsOf([pack]).map((question) => JSON.stringify(question)) }),
};

/** All questions of all packs, in the order of their packs' ids. */
export const openQuestions = (packs: readonly OpenPack[]): Question[] =>
  packs
    .toSorted((a, b) => (a.pack.id < b.pack.id ? -1 : 1))
    .flatMap((pack) => pack.tables(questionsPart.name).strings('all').map(questionIn));

/** JSON has no `undefined`, which is what options without an entry have. */
function questionIn(line: string): Question {
  const question = JSON.parse(line);
  return { ...question, optionEntries: question.optionEntries.map((id: string | null) => id ?? undefined) };
}
