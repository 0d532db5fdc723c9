/** The questions of packs, made when they are compiled. */
import type { PackPart } from '../lore/pack/compile.ts';
import type { OpenPack } from '../lore/pack/open-pack.ts';
import { makeQuestions } from './questions.ts';
import { joinSources, type QuestionSource } from './source.ts';
import { openQuestions, writeQuestions } from './stored-questions.ts';

export const questionsPart: PackPart = {
  name: 'questions',
  index(pack, _, database) {
    writeQuestions(makeQuestions(pack), database);
    return {};
  },
};

export const openPackQuestions = (packs: readonly OpenPack[]): QuestionSource =>
  joinSources(packs.map(({ database }) => openQuestions(database)));
