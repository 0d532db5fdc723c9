/** How hard a question is before anybody has answered it. */

import type { QuestionKind } from '../lore/model/kinds.ts';
import type { Entry, Fact } from '../lore/model/model.ts';
import { entriesOf } from './facts.ts';
import type { Difficulty } from './question.ts';

/** Guessing right is likelier for some kinds; numbers and titles are harder to recall than people. */
const BY_KIND: Partial<Record<QuestionKind, number>> = {
  truth: -0.7,
  odd: -0.3,
  year: 0.6,
  work: 0.5,
  what: 0.1,
};

/** By how known the right entry and the others are, and by how far from the first canon tier the facts stand. */
export function estimateDifficulty(
  kind: QuestionKind,
  facts: readonly Fact[],
  right: Entry | undefined,
): Difficulty {
  const others = [...new Set(facts.flatMap(entriesOf))].filter((entry) => entry !== right);
  const known = others.length > 0 ? average(others.map((entry) => entry.prominence)) : 50;
  const prominence = right ? 0.65 * right.prominence + 0.35 * known : known;
  const offScreen = facts.some((fact) => fact.citations.every(({ work }) => work.tier.rank > 0)) ? 0.8 : 0;
  const estimate = 5.2 - prominence / 22 + (BY_KIND[kind] ?? 0) + offScreen;
  return Math.max(1, Math.min(5, Math.round(estimate))) as Difficulty;
}

const average = (numbers: readonly number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
