/** A question on its way: what a kind proposes, before the wrong options are chosen and everything is checked. */
import type { Entry, Fact } from '../lore/model/model.ts';
import type { QuestionTemplate } from '../lore/pack/schema.ts';
import type { Option } from './option.ts';

export interface Draft {
  template: QuestionTemplate;
  facts: readonly Fact[];
  text: string;
  clues?: readonly string[];
  right: Option;
  /** What would be wrong for certain, the likeliest first, read as far as needed; for kind `truth` the other of the two. */
  wrong: Iterable<Option>;
  /** Where it is something else than what its facts say. */
  explanation?: string;
  /** Entries that are named though no fact of the question ties them. */
  alsoNamed?: readonly Entry[];
  /** What counts as the same answer for {@link QuestionTemplate.most}. */
  answerKey: string;
}
