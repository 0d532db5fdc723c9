/** In which year: only where the year is certain and stands nowhere in the question. */
import type { Fact } from '../../lore/model/model.ts';
import type { QuestionTemplate } from '../../lore/pack/schema.ts';
import type { Draft, Option } from '../draft.ts';
import { entriesOf, type Material } from '../material.ts';
import { asksFor, fill } from '../sentences.ts';
import { exactYear, mayBeIn, YEAR } from '../years.ts';

/** Years further away than this would not mislead anybody. */
const FAR = 60;

export function year(material: Material, template: QuestionTemplate): Draft[] {
  const years = yearsOf(material);
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
      right: option(right),
      wrong: [...(years.get(fact.subject.continuity.id) ?? [])]
        .filter(
          (other) => other !== right && Math.abs(other - right) <= FAR && !arguable(material, fact, other),
        )
        .sort((a, b) => Math.abs(a - right) - Math.abs(b - right) || a - b)
        .map(option),
      answerKey: String(right),
    };
  });
}

const option = (year: number): Option => ({ label: String(year), written: [] });

/** Years in which something happened, by continuity. */
function yearsOf({ pack }: Material): Map<string, Set<number>> {
  const years = new Map<string, Set<number>>();
  for (const fact of pack.facts) {
    const found = exactYear(fact);
    const { id } = fact.subject.continuity;
    if (found !== undefined) years.set(id, (years.get(id) ?? new Set()).add(found));
  }
  return years;
}

/** Another date of the same thing: of the same tie, or of what the fact is about, may hold in that year. */
function arguable({ about }: Material, fact: Fact, year: number): boolean {
  return about(fact.subject).some((other) => {
    if (other === fact || !other.date) return false;
    const sameTie = other.relation === fact.relation && (!fact.target || other.target === fact.target);
    const sameEvent = fact.target?.kind === 'event' && entriesOf(other).includes(fact.target);
    return (sameTie || sameEvent) && mayBeIn(other, year);
  });
}
