/** Odd one out: three share a tie, the fourth has another in its place, or certainly none. */
import type { Entry, Fact } from '../../lore/model/model.ts';
import type { QuestionTemplate } from '../../lore/pack/schema.ts';
import { optionOf } from '../distractors.ts';
import type { Draft } from '../draft.ts';
import type { Material } from '../material.ts';
import { capital } from '../option-names.ts';
import { byLot } from '../seeded-order.ts';
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
          !(byYear(template) && /\d/.test(material.names.option(fact.subject))),
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
  const outsiders = byLot(
    outsidersOf(material, template, sample, new Set(facts.map((fact) => fact.subject))),
    `odd ${sample.id}`,
    ({ entry }) => entry.id,
  );
  const ask = fill(template.ask, {
    target: sample.target ? material.names.inSentence(sample.target) : '',
    year: String(exactYear(sample) ?? ''),
  });
  const used = new Set<Entry>();
  return threes.flatMap((three) => {
    // The odd one is someone whom the three have to do with, where there is such a one.
    const near = (entry: Entry) =>
      three.reduce((sum, fact) => sum + material.likeness(fact.subject, entry), 0);
    const outsider = outsiders
      .filter(({ entry }) => !used.has(entry))
      .sort((a, b) => near(b.entry) - near(a.entry))[0];
    if (!outsider) return [];
    used.add(outsider.entry);
    return {
      template,
      facts: [...three, ...(outsider.proof ? [outsider.proof] : [])],
      text: capital(ask),
      right: optionOf(material, outsider.entry),
      wrong: three.map((fact) => optionOf(material, fact.subject)),
      answerKey: outsider.entry.id,
    };
  });
}

interface Outsider {
  entry: Entry;
  /** The fact that puts it elsewhere. */
  proof: Fact | undefined;
}

function outsidersOf(
  material: Material,
  template: QuestionTemplate,
  sample: Fact,
  members: ReadonlySet<Entry>,
): Outsider[] {
  const { kind, continuity } = sample.subject;
  return material.pack.entries
    .filter(
      (entry) =>
        !(byYear(template) && /\d/.test(material.names.option(entry))) &&
        entry.kind === kind &&
        entry.continuity === continuity &&
        !members.has(entry) &&
        material.mayBeOption(entry, 'odd'),
    )
    .flatMap((entry) => {
      const same = entry.facts.filter((fact) => template.relations.includes(fact.relation.id));
      const [proof] = same;
      if (byYear(template)) {
        const year = exactYear(sample) ?? 0;
        const dated = entry.facts.filter((fact) => fact.date);
        return proof && exactYear(proof) !== undefined && !dated.some((fact) => mayBeIn(fact, year))
          ? { entry, proof }
          : [];
      }
      const { target } = sample;
      if (!target) return [];
      // With another tie of the same kind it is elsewhere for certain: one only, undisputed and without a "but".
      if (proof) {
        const certain =
          same.length === 1 && proof.contradicts.length === 0 && proof.note === undefined && proof.target;
        return certain && target.kind !== 'event' ? { entry, proof } : [];
      }
      return isStranger(material, entry, target, members) ? { entry, proof: undefined } : [];
    });
}

/** Nothing ties it to the target or the members, and no text about it speaks of the target. */
function isStranger(material: Material, entry: Entry, target: Entry, members: ReadonlySet<Entry>): boolean {
  if (target.kind === 'species') return false;
  const names = material.names.written(target);
  const speaks = material.about(entry).some((fact) => names.some((name) => fact.text?.includes(name)));
  const close = [...members].some((member) =>
    material.between(entry, member).some((fact) => fact.relation.tie >= 7),
  );
  return !speaks && !close && material.between(entry, target).length === 0;
}
