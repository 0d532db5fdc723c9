/** Every question of the packs: those that somebody wrote, and those that templates make of facts. */

import { compareIds } from '../lore/model/compare-ids.ts';
import type { QuestionKind } from '../lore/model/kinds.ts';
import type { BuiltPack } from '../lore/model/model.ts';
import type { QuestionTemplate } from '../lore/pack/schema.ts';
import type { Draft } from './draft.ts';
import { finish } from './finish.ts';
import { event } from './kinds/event.ts';
import { identity } from './kinds/identity.ts';
import { odd } from './kinds/odd.ts';
import { sequence } from './kinds/sequence.ts';
import { truth } from './kinds/truth.ts';
import { what } from './kinds/what.ts';
import { who } from './kinds/who.ts';
import { work } from './kinds/work.ts';
import { year } from './kinds/year.ts';
import { type Material, materialOf } from './material.ts';
import type { Question } from './question.ts';
import { lot } from './seeded-order.ts';
import { writtenQuestions } from './written.ts';

const KINDS: Record<QuestionKind, (material: Material, template: QuestionTemplate) => Draft[]> = {
  who,
  what,
  event,
  year,
  work,
  first: sequence,
  last: sequence,
  odd,
  truth,
  identity,
};

/** Who has been asked about one sentence twice knows it. */
const MOST_OF_A_FACT = 2;

/** All questions of all packs, sorted by pack and id: the same for the same facts, however the files are arranged. */
export function questionsOf(packs: readonly BuiltPack[]): Question[] {
  return packs.toSorted(compareIds).flatMap((pack) => [...makeQuestions(pack)].sort(compareIds));
}

/**
 * All questions of a pack one after the other, in no order that means anything, so that a large pack's need never be in
 * memory together.
 */
export function* makeQuestions(pack: BuiltPack): Generator<Question> {
  const texts = new Set<string>();
  // Those that somebody wrote come first: no other may say the same.
  for (const question of writtenQuestions(pack)) {
    texts.add(lot(question.text));
    yield question;
  }
  if (!pack.questions) return;
  const material = materialOf(pack, pack.questions);
  const ids = new Set<string>();
  const asked = new Map<string, number>();
  for (const template of pack.questions.templates) {
    for (const question of fromTemplate(material, template)) {
      // Texts are known by their lots: all of them would be most of the memory.
      const text = lot(question.text);
      if (ids.has(question.id) || texts.has(text)) continue;
      if (question.facts.some((id) => (asked.get(id) ?? 0) >= MOST_OF_A_FACT)) continue;
      for (const id of question.facts) asked.set(id, (asked.get(id) ?? 0) + 1);
      ids.add(question.id);
      texts.add(text);
      yield question;
    }
  }
}

/** At most {@link QuestionTemplate.most} with the same answer, chosen by lot. */
function* fromTemplate(material: Material, template: QuestionTemplate): Generator<Question> {
  const count = new Map<string, number>();
  const drafts = KINDS[template.kind](material, template)
    .map((draft) => ({ draft, place: lot('most', ...draft.facts.map((fact) => fact.id)) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  for (const { draft } of drafts) {
    const sofar = count.get(draft.answerKey) ?? 0;
    if (template.most !== undefined && sofar >= template.most) continue;
    const question = finish(material, draft);
    if (!question) continue;
    count.set(draft.answerKey, sofar + 1);
    yield question;
  }
}
