/** The questions of packs, made when they are compiled. */
import type { PackPart } from '../lore/pack/compile.ts';
import { makeQuestions } from './questions.ts';
import { writeQuestions } from './stored-questions.ts';

/** Of a wiki's facts, those of its best known entries are asked about: they make more questions than anybody plays. */
const MOST_FACTS = 100_000;

export const questionsPart: PackPart = {
  name: 'questions',
  index(rows, database) {
    writeQuestions(makeQuestions(rows.bestKnown(MOST_FACTS)), database);
    return {};
  },
};
