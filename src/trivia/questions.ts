/** Every question that the packs can make. */

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

/**
 * All questions of all packs, sorted by pack and id: the same for the same facts, however the files are arranged.
 *
 */
export function questionsOf(packs: readonly BuiltPack[]): Question[] {
  return packs
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((pack) => {
      if (!pack.questions) return [];
      const material = materialOf(pack, pack.questions);
      const made = new Map<string, Question>();
      const texts = new Set<string>();
      for (const template of pack.questions.templates) {
        for (const question of fromTemplate(material, template)) {
          if (made.has(question.id) || texts.has(question.text + question.options.join())) continue;
          made.set(question.id, question);
          texts.add(question.text + question.options.join());
        }
      }
      return [...made.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    });
}

/** At most {@link QuestionTemplate.most} with the same answer, chosen by lot. */
function fromTemplate(material: Material, template: QuestionTemplate): Question[] {
  const count = new Map<string, number>();
  return KINDS[template.kind](material, template)
    .map((draft) => ({ draft, place: lot('most', ...draft.facts.map((fact) => fact.id)) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .flatMap(({ draft }) => {
      const sofar = count.get(draft.answerKey) ?? 0;
      if (template.most !== undefined && sofar >= template.most) return [];
      const question = finish(material, draft);
      if (question) count.set(draft.answerKey, sofar + 1);
      return question ?? [];
    });
}
