/** Odd one out: three share a tie, the fourth has another in its place, or certainly none. */
import { capitalize } from '../../lore/model/capitalize.ts';
import type { Entry, Fact } from '../../lore/model/model.ts';
import type { QuestionTemplate } from '../../lore/pack/schema.ts';
import type { Draft } from '../draft.ts';
import { entriesOf, touches } from '../facts.ts';
import type { Material } from '../material.ts';
import { byLot, lot } from '../seeded-order.ts';
import { asksFor, fill } from '../sentences.ts';
import { exactYear, mayBeIn } from '../years.ts';

export function odd(material: Material, template: QuestionTemplate): Draft[] {
  const groups = Map.groupBy(
    material
      .factsFor(template)
      .filter(
        (fact) =>
          material.mayBeOption(fact.subject, 'odd') &&
          isPlain(template, fact) &&
          !(byYear(template) && /\d/.test(material.optionOf(fact.subject).label)),
      ),
    (fact) => groupOf(template, fact),
  );
  return [...groups].flatMap(([key, facts]) =>
    key === undefined ? [] : fromGroup(material, template, facts),
  );
}

/** Without a "but": the only one of its kind, and no note that takes half of it back. */
const isPlain = ({ relations }: QuestionTemplate, fact: Fact) =>
  fact.note === undefined &&
  fact.subject.facts.filter((other) => relations.includes(other.relation.id)).length === 1;

const byYear = ({ ask }: QuestionTemplate) => asksFor(ask, 'year');

function groupOf(template: QuestionTemplate, fact: Fact): string | undefined {
  const shared = byYear(template) ? exactYear(fact)?.toString() : fact.target?.id;
  return shared && `${fact.relation.id} ${shared} ${fact.subject.kind} ${fact.subject.continuity.id}`;
}

/** Each member of a group is asked with two others, once. */
function fromGroup(material: Material, template: QuestionTemplate, facts: readonly Fact[]): Draft[] {
  const [sample] = facts;
  if (!sample) return [];
  const shuffled = byLot(facts, 'odd', ({ id }) => id);
  const threes = Array.from({ length: Math.floor(shuffled.length / 3) }, (_, index) =>
    shuffled.slice(index * 3, index * 3 + 3),
  );
  const members = new Set(facts.map((fact) => fact.subject));
  const outsiderFrom = outsiders(material, template, sample, members);
  const ask = fill(template.ask, {
    target: sample.target ? material.names.inSentence(sample.target) : '',
    year: String(exactYear(sample) ?? ''),
  });
  const used = new Set<Entry>();
  return threes.flatMap((three) => {
    const outsider = nearest(material, three, sample, (entry) =>
      used.has(entry) ? undefined : outsiderFrom(entry),
    );
    if (!outsider) return [];
    used.add(outsider.entry);
    return {
      template,
      facts: [...three, ...(outsider.proof ? [outsider.proof] : [])],
      text: capitalize(ask),
      right: material.optionOf(outsider.entry),
      wrong: three.map((fact) => material.optionOf(fact.subject)),
      answerKey: outsider.entry.id,
    };
  });
}

interface Outsider {
  entry: Entry;
  /** The fact that puts it elsewhere. */
  proof: Fact | undefined;
}

/** The odd one is someone whom the three have to do with, where there is such a one. */
function nearest(
  { likeness }: Material,
  three: readonly Fact[],
  sample: Fact,
  outsiderFrom: (entry: Entry) => Outsider | undefined,
): Outsider | undefined {
  const candidates = new Set(three.flatMap(({ subject }) => [...likeness.mostAlike(subject)]));
  const possible = [...candidates].flatMap((entry) => outsiderFrom(entry) ?? []);
  // One member after the other: likeness makes ready for whom it compares with many.
  const near = possible.map(() => 0);
  for (const { subject } of three)
    for (const [at, { entry }] of possible.entries())
      near[at] = (near[at] ?? 0) + likeness.between(subject, entry);
  const place = (one: Outsider) => lot(`odd ${sample.id}`, one.entry.id);
  let best: { outsider: Outsider; near: number } | undefined;
  for (const [at, outsider] of possible.entries()) {
    const own = near[at] ?? 0;
    if (!best || own > best.near || (own === best.near && place(outsider) < place(best.outsider)))
      best = { outsider, near: own };
  }
  return best?.outsider;
}

/** Tells whether an entry of the kind and continuity of a group's members is certainly none of them. */
function outsiders(
  material: Material,
  template: QuestionTemplate,
  sample: Fact,
  members: ReadonlySet<Entry>,
): (entry: Entry) => Outsider | undefined {
  const { target } = sample;
  const year = exactYear(sample) ?? 0;
  const mayBe = (entry: Entry) => !members.has(entry) && material.mayBeOption(entry, 'odd');
  const ownFacts = (entry: Entry) =>
    entry.facts.filter((fact) => template.relations.includes(fact.relation.id));
  if (byYear(template))
    return (entry) => {
      if (!mayBe(entry) || /\d/.test(material.optionOf(entry).label)) return undefined;
      const [proof] = ownFacts(entry);
      const elsewhere = !entry.facts.some((fact) => fact.date && mayBeIn(fact, year));
      return proof && exactYear(proof) !== undefined && elsewhere ? { entry, proof } : undefined;
    };
  return (entry) => {
    if (!mayBe(entry) || !target) return undefined;
    const same = ownFacts(entry);
    const [proof] = same;
    if (!proof) return isStranger(material, entry, target, members) ? { entry, proof } : undefined;
    // With another tie of the same kind it is elsewhere for certain: one only, undisputed and without a "but".
    const certain =
      same.length === 1 && proof.contradicts.length === 0 && proof.note === undefined && proof.target;
    return certain && target.kind !== 'event' ? { entry, proof } : undefined;
  };
}

/** From this tie on, two entries are told of in one breath. */
const VERY_CLOSE = 7;

/** Nothing ties it to the target or the members, and no text about it speaks of the target. */
function isStranger(material: Material, entry: Entry, target: Entry, members: ReadonlySet<Entry>): boolean {
  if (target.kind === 'species') return false;
  const names = material.names.written(target);
  return !material.ties
    .about(entry)
    .some(
      (fact) =>
        touches(fact, target) ||
        names.some((name) => fact.text?.includes(name)) ||
        (fact.relation.tie >= VERY_CLOSE && entriesOf(fact).some((other) => members.has(other))),
    );
}
