/** What members ask for in plain words: a name, what facts say of somebody, or a question. */
import type { Lore } from '../lore/lore.ts';
import type { Kind } from '../lore/model/kinds.ts';
import type { Entry, Fact } from '../lore/model/model.ts';
import { type Found, findOrDescribe } from './answer.ts';
import { type Answered, createAnswerer } from './answer-question.ts';
import { createFitter } from './fit.ts';
import { type Introduced, introduced } from './introduced.ts';
import { createLexicon } from './lexicon.ts';
import { createReader } from './question.ts';
import { createSuggester } from './suggest-questions.ts';

export type { Found } from './answer.ts';
export type { Answered } from './answer-question.ts';

export interface Ask {
  /**
   * The entry that a member means by a name or a description as typed; entries of `kind` are preferred. Facts that
   * `accept` refuses describe nobody: whose daughter somebody is may lie beyond a viewer's limit.
   */
  find(typed: string, kind?: Kind, accept?: (fact: Fact) => boolean): Found;
  /** Whose card answers a question, for it asks who somebody is, or what something is. */
  introduced(typed: string, accept?: (fact: Fact) => boolean): Introduced | undefined;
  /** The facts that answer a question, of those that `accept` lets through. */
  question(typed: string, accept?: (fact: Fact) => boolean): Answered;
  /** Questions that facts answer which `accept` lets through, for words still being typed; at most 25. */
  suggest(typed: string, accept: (fact: Fact) => boolean, knows: (entry: Entry) => boolean): string[];
}

export function createAsk(lore: Lore): Ask {
  const lexicon = createLexicon(lore);
  const read = createReader(lore, lexicon);
  const measure = createFitter(lore, lexicon);
  const answer = createAnswerer(lore, lexicon, measure, read, 'words');
  const byKeywords = createAnswerer(lore, lexicon, measure, read, 'keywords');
  return {
    find: (typed, kind, acceptFact) => findOrDescribe(lore, answer, typed, { kind, acceptFact }),
    introduced: (typed, accept) => introduced(lore, lexicon, typed, accept),
    // What the facts' own words say goes before what only their keywords do, unless it lacks what was done.
    question(typed, accept) {
      const told = answer(typed, accept);
      const [first] = told.fits;
      const lacksDeed = told.question.form === 'who' && (first?.missing.length ?? 0) > 0;
      if (!lore.hasKeywords || (told.known && !lacksDeed)) return told;
      const also = byKeywords(typed, accept);
      const isWhole = also.known && also.fits[0]?.missing.length === 0;
      return also.known && (isWhole || !told.known) ? also : told;
    },
    suggest: createSuggester(lore, read, measure),
  };
}
