/** Which came first, or last, of four things whose dates do not touch. */
import type { Fact } from '../../lore/model/model.ts';
import type { QuestionTemplate } from '../../lore/pack/schema.ts';
import { length } from '../choose-distractors.ts';
import { optionOf } from '../distractors.ts';
import type { Draft } from '../draft.ts';
import type { Material } from '../material.ts';
import { byLot } from '../seeded-order.ts';

/** Chosen from this many that are nearest in time: the nearer, the better the question. */
const NEAREST = 7;
/** The longest of the four is at most this much longer than the shortest. */
const SPREAD = 22;

export function sequence(material: Material, template: QuestionTemplate): Draft[] {
  const dated = material
    .factsFor(template)
    .filter(
      ({ date, subject }) =>
        date?.exact &&
        Number.isFinite(date.to) &&
        !/\d/.test(material.names.option(subject)) &&
        material.mayBeOption(subject, template.kind),
    );
  const first = template.kind === 'first';
  return dated.flatMap((fact) => {
    const { option } = material.names;
    const beside = (other: Fact) =>
      Math.abs(length(option(other.subject)) - length(option(fact.subject))) <= SPREAD;
    const others = dated.filter(
      (other) =>
        other.subject.kind === fact.subject.kind &&
        other.subject.continuity === fact.subject.continuity &&
        beside(other) &&
        (first ? before(fact, other) : before(other, fact)),
    );
    const nearest = others
      .toSorted((a, b) => gap(a, fact) - gap(b, fact) || (a.id < b.id ? -1 : 1))
      .slice(0, NEAREST);
    const three = byLot(nearest, `${template.kind} ${fact.id}`, ({ id }) => id).slice(0, 3);
    if (three.length < 3) return [];
    return {
      template,
      facts: [fact, ...three],
      text: template.ask,
      right: optionOf(material, fact.subject),
      wrong: three.map((other) => optionOf(material, other.subject)),
      answerKey: fact.subject.id,
    };
  });
}

/** Surely before: a day of the one is never after a day of the other. */
const before = (a: Fact, b: Fact) => a.date !== undefined && b.date !== undefined && a.date.to < b.date.from;
const gap = (a: Fact, b: Fact) => Math.abs((a.date?.from ?? 0) - (b.date?.from ?? 0));
