/** The questions of packs, made when they are compiled. */
import type { PackPart } from '../lore/pack/compile.ts';
import { makeQuestions } from './questions.ts';
import { writeQuestions } from './stored-questions.ts';

export const questionsPart: PackPart = {
  name: 'questions',
  index(pack, _, database) {
    writeQuestions(makeQuestions(pack), database);
    return {};
  },
};
