/**
 * Who or what would be wrong for certain. A pack never knows everything, so an entry is kept out of the options as
 * soon as any fact, or the wording of any fact, could let somebody argue for it.
 */

import { compareIds } from '../lore/model/compare-ids.ts';
import type { Kind, QuestionKind } from '../lore/model/kinds.ts';
import type { Entry, Fact } from '../lore/model/model.ts';
import type { QuestionTemplate } from '../lore/pack/schema.ts';
import { heldInTurn } from './facts.ts';
import { FEW } from './likeness.ts';
import type { Material } from './material.ts';
import type { EntryOption } from './option.ts';
import { CLOSE } from './ties.ts';
import { apartInTime } from './years.ts';

/** Entries like `right` for which nothing speaks, the most alike first; each looked for when it is asked for. */
function* alike(
  material: Material,
  fact: Fact,
  right: Entry,
  kind: QuestionKind,
  rules: (entry: Entry) => boolean,
  among: Iterable<Entry> = material.likeness.mostAlike(right),
): Generator<EntryOption> {
  for (const entry of among)
    if (
      !overlaps(material, entry, right) &&
      isOfItsLike(entry, right) &&
      material.isOfItsTime(entry, fact) &&
      material.mayBeOption(entry, kind) &&
      rules(entry)
    )
      yield material.optionOf(entry);
}

/** Who is plainly a man is no option where a woman is asked for, and a pronoun then tells nobody anything. */
const isOfItsLike = (entry: Entry, right: Entry) => entry.pronouns === right.pronouns;

/** Kinds of which one may be a part, a place or a cause of another, so that a text fits both. */
const NESTED: readonly Kind[] = ['event', 'place', 'organization', 'agreement', 'office'];

const overlaps = ({ ties }: Material, a: Entry, b: Entry) =>
  NESTED.includes(a.kind) &&
  (ties.between(a, b).length > 0 ||
    ties.sharePlace(a, b) ||
    ties.wholesOf(a).has(b) ||
    ties.wholesOf(b).has(a));

/** Other subjects that a fact is certainly not true of, among those that `mayBe` one. */
export const wrongSubjects = (
  material: Material,
  fact: Fact,
  template: QuestionTemplate,
  mayBe: (entry: Entry) => boolean = () => true,
): Generator<EntryOption> =>
  alike(
    material,
    fact,
    fact.subject,
    template.kind,
    (entry) => mayBe(entry) && isNoSubject(material, fact, template, entry),
    template.rivals ? rivalsOf(material, fact) : undefined,
  );

/** Others of whom the same relation to the same target is told. */
function rivalsOf({ ties, likeness }: Material, { subject, relation, target }: Fact): Entry[] {
  const rivals = new Set<Entry>();
  for (const entry of target ? ties.subjectsOf(relation.id, target) : []) {
    if (entry !== subject && entry.kind === subject.kind && entry.continuity === subject.continuity)
      rivals.add(entry);
    if (rivals.size === FEW) break;
  }
  return [...rivals]
    .map((entry) => ({ entry, score: likeness.between(subject, entry) }))
    .sort((a, b) => b.score - a.score || compareIds(a.entry, b.entry))
    .map(({ entry }) => entry);
}

export function isNoSubject(
  material: Material,
  fact: Fact,
  template: QuestionTemplate,
  entry: Entry,
): boolean {
  const { relation, target } = fact;
  const { ties } = material;
  if (entry === target || entry === fact.side) return false;
  if (template.rivals) return target !== undefined && ties.hasTie(entry, relation.id, target);
  if (!target)
    return !entry.facts.some((other) => sameValue(fact, other)) && !saysSame(material, fact, entry);
  const inTurn = ties
    .between(entry, target)
    .every((other) => other.relation !== relation || heldInTurn(fact, other));
  if (!inTurn && ties.hasTie(entry, relation.id, target)) return false;
  const also = (template.also ?? []).filter((id) => id !== relation.id);
  if (also.some((id) => ties.hasTie(entry, id, target))) return false;
  const close = ties.eventsCloseTo(target);
  if (close.size > 0 && hasTieToAny(material, entry, [relation.id, ...also], close)) return false;
  if (target.kind !== 'event' && target.kind !== 'office' && tiedClosely(material, entry, target))
    return false;
  return !saysSame(material, fact, entry);
}

/** Other targets that a fact certainly does not mean. */
export function wrongTargets(
  material: Material,
  fact: Fact,
  target: Entry,
  template: QuestionTemplate,
): Generator<EntryOption> {
  const { subject, relation } = fact;
  const ids = [relation.id, ...(template.also ?? [])];
  const stories = target.kind === 'event';
  // Of two events of one year, either may be said to have led to a third.
  const causes = stories && subject.kind !== 'person' && template.kind === 'what';
  return alike(material, fact, target, template.kind, (entry) => {
    if (entry === subject || entry === fact.side) return false;
    if (tiedClosely(material, entry, target)) return false;
    if (causes && entry.facts.some((other) => other.date && !apartInTime(other, fact))) return false;
    const ties = material.ties.between(subject, entry);
    // Somebody was at many events: those of other years cannot be meant by the text of this one.
    const meant = stories
      ? ties.some((tie) => !apartInTime(tie, fact))
      : ties.some((tie) => ids.includes(tie.relation.id) || tie.relation.tie >= CLOSE);
    return !meant && !saysSame(material, fact, entry);
  });
}

/** Asked last, for it is the dearest to find out. */
const saysSame = (material: Material, fact: Fact, entry: Entry) =>
  (fact.text ?? fact.value) !== undefined && material.saysTheSame(entry, fact);

const sameValue = (fact: Fact, other: Fact) =>
  fact.value !== undefined &&
  other.relation === fact.relation &&
  other.value?.toLowerCase() === fact.value.toLowerCase();

const tiedClosely = ({ ties }: Material, a: Entry, b: Entry) =>
  ties.between(a, b).some((fact) => fact.relation.tie >= CLOSE);

/** Whether an entry has one of these relations to one of these targets, read from the side that has fewer. */
function hasTieToAny(
  { ties }: Material,
  entry: Entry,
  relations: readonly string[],
  targets: ReadonlySet<Entry>,
): boolean {
  if (ties.about(entry).length > targets.size)
    return [...targets].some((target) => relations.some((id) => ties.hasTie(entry, id, target)));
  return ties
    .about(entry)
    .some(
      (fact) =>
        relations.includes(fact.relation.id) &&
        ((fact.subject === entry && fact.target && targets.has(fact.target)) ||
          (fact.relation.symmetric && fact.target === entry && targets.has(fact.subject))),
    );
}
