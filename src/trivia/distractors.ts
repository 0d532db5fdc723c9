/**
 * Who or what would be wrong for certain. A pack never knows everything, so an entry is kept out of the options as
 * soon as any fact, or the wording of any fact, could let somebody argue for it.
 */

import type { Kind, QuestionKind } from '../lore/model/kinds.ts';
import type { Entry, Fact } from '../lore/model/model.ts';
import type { QuestionTemplate } from '../lore/pack/schema.ts';
import type { Option } from './draft.ts';
import { heldInTurn, type Material } from './material.ts';
import { apartInTime, exactYear } from './years.ts';

/** From this tie on (see relations in pack.yaml), two entries have to do with each other, not only something in common. */
const CLOSE = 4;

/** Entries like `right` for which nothing speaks, the most alike first. */
function alike(
  material: Material,
  right: Entry,
  kind: QuestionKind,
  rules: (entry: Entry) => boolean,
): Option[] {
  return material.pack.entries
    .filter(
      (entry) =>
        entry !== right &&
        entry.kind === right.kind &&
        entry.continuity === right.continuity &&
        !overlaps(material, entry, right) &&
        material.mayBeOption(entry, kind) &&
        rules(entry),
    )
    .map((entry) => ({ entry, score: material.likeness(right, entry) }))
    .sort((a, b) => b.score - a.score || (a.entry.id < b.entry.id ? -1 : 1))
    .map(({ entry }) => optionOf(material, entry));
}

/** Kinds of which one may be a part, a place or a cause of another, so that a text fits both. */
const NESTED: readonly Kind[] = ['event', 'place', 'organization', 'agreement', 'office'];

const overlaps = (material: Material, a: Entry, b: Entry) =>
  NESTED.includes(a.kind) && (material.between(a, b).length > 0 || sharesPlace(a, b));

export const optionOf = ({ names }: Material, entry: Entry): Option => ({
  label: names.option(entry),
  written: names.written(entry),
  entry,
});

/** Other subjects that a fact is certainly not true of. */
export function wrongSubjects(material: Material, fact: Fact, template: QuestionTemplate): Option[] {
  return alike(material, fact.subject, template.kind, (entry) =>
    isNoSubject(material, fact, template, entry),
  );
}

export function isNoSubject(
  material: Material,
  fact: Fact,
  template: QuestionTemplate,
  entry: Entry,
): boolean {
  const { relation, target } = fact;
  const has = (id: string, of: Entry) => material.subjectsOf(id, of).has(entry);
  if (entry === target || entry === fact.side) return false;
  if (template.rivals) return target !== undefined && has(relation.id, target);
  if (saysSame(material, fact, entry)) return false;
  if (!target) return !entry.facts.some((other) => sameValue(fact, other));
  const targets = [target, ...eventsCloseTo(material, target)];
  const inTurn = material
    .between(entry, target)
    .every((other) => other.relation !== relation || heldInTurn(fact, other));
  if (!inTurn && has(relation.id, target)) return false;
  if (
    targets.some(
      (of) =>
        (of !== target && has(relation.id, of)) ||
        (template.also ?? []).some((id) => id !== relation.id && has(id, of)),
    )
  )
    return false;
  return target.kind === 'event' || target.kind === 'office' || !tiedClosely(material, entry, target);
}

/** Other targets that a fact certainly does not mean. */
export function wrongTargets(
  material: Material,
  fact: Fact,
  target: Entry,
  template: QuestionTemplate,
): Option[] {
  const { subject, relation } = fact;
  const ids = [relation.id, ...(template.also ?? [])];
  const stories = target.kind === 'event';
  // Of two events of one year, either may be said to have led to a third.
  const causes = stories && subject.kind !== 'person' && template.kind === 'what';
  return alike(material, target, template.kind, (entry) => {
    if (entry === subject || entry === fact.side) return false;
    if (tiedClosely(material, entry, target)) return false;
    if (saysSame(material, fact, entry)) return false;
    if (causes && entry.facts.some((other) => other.date && !apartInTime(other, fact))) return false;
    const ties = material.between(subject, entry);
    // Somebody was at many events: those of other years cannot be meant by the text of this one.
    if (stories) return !ties.some((tie) => !apartInTime(tie, fact));
    return !ties.some((tie) => ids.includes(tie.relation.id) || tie.relation.tie >= CLOSE);
  });
}

const saysSame = (material: Material, fact: Fact, entry: Entry) =>
  (fact.text ?? fact.value) !== undefined && material.saysTheSame(entry, fact);

const sameValue = (fact: Fact, other: Fact) =>
  fact.value !== undefined &&
  other.relation === fact.relation &&
  other.value?.toLowerCase() === fact.value.toLowerCase();

const tiedClosely = (material: Material, a: Entry, b: Entry) =>
  material.between(a, b).some((fact) => fact.relation.tie >= CLOSE);

/** Events close to an event: its parts, what led to it. Who was at one may be said to have been at the other. */
function eventsCloseTo(material: Material, event: Entry): Entry[] {
  if (event.kind !== 'event') return [];
  return material
    .about(event)
    .filter((fact) => fact.subject.kind === 'event' && fact.relation.tie >= CLOSE)
    .flatMap((fact) => [fact.subject, ...(fact.target?.kind === 'event' ? [fact.target] : [])])
    .filter((other) => other !== event);
}

/** Two events of one year at the same place: a text may fit both. */
function sharesPlace(a: Entry, b: Entry): boolean {
  if (a.kind !== 'event') return false;
  const places = (event: Entry) =>
    event.facts.flatMap((fact) => (fact.target?.kind === 'place' ? fact.target : []));
  const years = (event: Entry) => new Set(event.facts.map(exactYear).filter((year) => year !== undefined));
  return (
    places(a).some((place) => places(b).includes(place)) && [...years(a)].some((year) => years(b).has(year))
  );
}
