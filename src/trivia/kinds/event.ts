/** At which event: the target of a fact, told by its text. */
import type { QuestionTemplate } from '../../lore/pack/schema.ts';
import { wrongTargets } from '../distractors.ts';
import type { Draft } from '../draft.ts';
import type { Material } from '../material.ts';
import { fill } from '../sentences.ts';

export function event(material: Material, template: QuestionTemplate): Draft[] {
  return material.factsFor(template).flatMap((fact) => {
    const { target, text } = fact;
    if (target?.kind !== 'event' || !text || !material.mayBeOption(target, 'event')) return [];
    return {
      template,
      facts: [fact],
      text: fill(template.ask, { sentence: text }),
      right: material.optionOf(target),
      wrong: wrongTargets(material, fact, target, template),
      answerKey: target.id,
    };
  });
}
