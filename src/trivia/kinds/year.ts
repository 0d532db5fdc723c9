/** In which year: only where the year is certain and stands nowhere in the question. */
import type { Fact } from '../../lore/model/model.ts';
import type { QuestionTemplate } from '../../lore/pack/schema.ts';
import type { Draft } from '../draft.ts';
import type { Material } from '../material.ts';
import { type Option, option } from '../option.ts';
import { asksFor, fill } from '../sentences.ts';
import { exactYear, mayBeIn, YEAR } from '../years.ts';

/** Years further away than this would not mislead anybody. */
const FAR = 60;

export function year(material: Material, template: QuestionTemplate): Draft[] {
  return material.factsFor(template).flatMap((fact) => {
    const right = exactYear(fact);
    const { names } = material;
    if (right === undefined || (asksFor(template.ask, 'sentence') && !fact.text)) return [];
    if (asksFor(template.ask, 'subject') && !names.speakable(fact.subject)) return [];
    const text = fill(template.ask, { sentence: fact.text ?? '', subject: names.inSentence(fact.subject) });
    if (text.match(YEAR)) return [];
    return {
      template,
      facts: [fact],
      text,
      right: option(String(right)),
      wrong: wrongYears(material, fact, right),
      answerKey: String(right),
    };
  });
}

/** Years in which something else happened, the nearest first, but none that anybody could argue for. */
function* wrongYears({ ties, yearsIn }: Material, fact: Fact, right: number): Generator<Option> {
  const { subject, target, relation } = fact;
  // Another date of the same thing: of the same tie, or of what the fact is about, may hold in that year.
  const others = (target ? ties.between(subject, target) : ties.about(subject)).filter(
    (other) =>
      other !== fact &&
      other.date &&
      (target?.kind === 'event' || (other.relation === relation && (!target || other.target === target))),
  );
  const years = yearsIn(subject.continuity);
  for (let distance = 1; distance <= FAR; distance++) {
    for (const year of [right - distance, right + distance])
      if (years.has(year) && !others.some((other) => mayBeIn(other, year))) yield option(String(year));
  }
}
