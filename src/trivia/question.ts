/**
 * A trivia question as it is played: made from facts, with exactly one right option. Plain data that can be stored as
 * JSON and read back the same.
 */
import type { Kind, QuestionKind } from '../lore/model/kinds.ts';

export interface Question {
  /** `kind.hash of its facts`, or `written.slug`: the same as long as the facts are, wherever they stand in the files. */
  id: string;
  /** Id of the pack. */
  pack: string;
  /** What a template asks for, or that somebody wrote it. */
  kind: QuestionKind | 'written';
  /** The whole question, for kind `identity` with its clues as lines. */
  text: string;
  /** For kind `identity`: from hard to easy, to be shown one after the other. Empty for all others. */
  clues: readonly string[];
  /** Four, or two for kind `truth`. In a canonical order that says nothing; see `shuffled`. */
  options: readonly string[];
  /** Index of the right option. */
  answer: number;
  /** Ids of the entries behind the options; null for a year, a work, a plain value. */
  optionEntries: readonly (string | null)[];
  /** Ids of the facts that prove the answer, at least one; of a written question perhaps none. */
  facts: readonly string[];
  /**
   * Ids of all entries whose names stand in it, among the options or in place of another in a false sentence. Who must not
   * read one of these must not read the question.
   */
  names: readonly string[];
  /** Ids of all works that those facts cite; of a written question those that tell it together. */
  works: readonly string[];
  /** Why the answer is right: the facts as sentences. */
  explanation: string;
  /** 1 (known to most) to 5, estimated; see `firstRating` for what answers make of it. */
  difficulty: Difficulty;
  /** To choose questions by. */
  topics: Topics;
}

export type Difficulty = 1 | 2 | 3 | 4 | 5;

export interface Topics {
  /** Ids of the entries that the question is about, the right one among them. */
  entries: readonly string[];
  /** Their kinds. */
  kinds: readonly Kind[];
  /** Ids of the continuities it plays in. */
  continuities: readonly string[];
  /** Ids of the strongest canon tier that each of its facts has: a canon limit must allow them all. */
  tiers: readonly string[];
}

/** In code points. A button's label holds 80; text and explanation share an embed with the sources. */
export const QUESTION_LIMITS = { text: 300, option: 80, explanation: 600 } as const;
