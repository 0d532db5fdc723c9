/** A question on its way: what a kind proposes, before the wrong options are chosen and everything is checked. */
import type { Entry, Fact } from '../lore/model/model.ts';
import type { QuestionTemplate } from '../lore/pack/schema.ts';

export interface Option {
  label: string;
  /** What else a viewer could know it by: names of its entry. */
  written: readonly string[];
  entry?: Entry;
}

export interface Draft {
  template: QuestionTemplate;
  facts: readonly Fact[];
  text: string;
  clues?: readonly string[];
  right: Option;
  /** All that would be wrong for certain, the likeliest first; for kind `truth` the other of the two. */
  wrong: readonly Option[];
  /** Entries that stand in the text though no fact of the question ties them. */
  alsoNamed?: readonly Entry[];
  /** What counts as the same answer for {@link QuestionTemplate.most}. */
  answerKey: string;
}
