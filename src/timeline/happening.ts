/** Which events and agreements facts belong to, and which came out of which. */
import type { LoreDate } from '../lore/model/date.ts';
import { type Dated, datingFact, isHappening } from '../lore/model/happening.ts';
import type { Entry, Fact } from '../lore/model/model.ts';

/** Whether a fact dates a happening, and so stands for it. */
export const isDating = (fact: Fact): boolean =>
  fact.relation.single && isSameFact(fact, datingFact(fact.subject));

/** By the id, for a large pack reads a fact anew when it has read many others. */
export const isSameFact = (a: Fact, b: Fact | undefined): boolean => a.id === b?.id;

export const sameDate = (a: LoreDate, b: LoreDate) =>
  a.from === b.from && a.to === b.to && a.exact === b.exact;

/** The happening that a fact belongs to: one that it ties, when it bears the same date or none; `last` if no other. */
export function happeningOf(fact: Fact, last?: Entry): Entry | undefined {
  const tied = [fact.target, fact.subject].filter(isHappening).filter((entry) => {
    const date = datingFact(entry)?.date;
    return date && (!fact.date || sameDate(fact.date, date));
  });
  return tied.find((entry) => entry !== last) ?? tied[0];
}

/**
 * The happening that a death belongs to though it names none: of all that befell somebody on that date, the only one that
 * took place where they died. A happening befalls those that it ties; whoever attended it ties themselves.
 */
export function occasionOf(fact: Dated): Entry | undefined {
  const { subject, target, date } = fact;
  if (!target || !isDeath(fact)) return undefined;
  const [only, ...others] = new Set(
    subject.mentionsBy(isHappening).flatMap(({ subject: happening, target: whom }) => {
      const own = datingFact(happening)?.date;
      const isThere = whom === subject && happening.facts.some((one) => one.target === target);
      return isThere && own && sameDate(own, date) ? [happening] : [];
    }),
  );
  return others.length === 0 ? only : undefined;
}

export const isBirth = ({ relation }: Fact) => relation.roles.includes('birth');
export const isDeath = ({ relation }: Fact) => relation.roles.includes('death');
const isSequence = ({ relation }: Fact) => relation.roles.includes('sequence');
const isPart = ({ relation }: Fact) => relation.roles.includes('part');

/** What a happening came after: what it followed, and what it is an outcome of, as the pack's sections have it. */
export function before(entry: Entry): readonly Entry[] {
  const outcomes = entry
    .mentionsBy(isHappening)
    .filter(
      ({ relation, target }) =>
        target === entry && relation.section === 'outcome' && relation.inverseSection !== 'outcome',
    );
  return [
    ...new Set(
      [
        ...entry.facts.filter(isSequel).flatMap(({ target }) => target ?? []),
        ...outcomes.map(({ subject }) => subject),
      ].filter(isHappening),
    ),
  ];
}

const isSequel = (fact: Fact) => isSequence(fact) || fact.relation.inverseSection === 'outcome';

/** What came after a happening: {@link before}, the other way round. */
export const after = (entry: Entry): Entry[] =>
  [
    ...entry.facts.flatMap(({ target }) => target ?? []),
    ...entry.mentionsBy(isHappening).map(({ subject }) => subject),
  ]
    .filter(isHappening)
    .filter((other) => other !== entry && before(other).includes(entry));

/** Of what {@link before} has, what was all over by then: it was followed, where an outcome may begin amid its cause. */
export const followedBy = (entry: Entry): readonly Entry[] =>
  entry.facts.flatMap((fact) => (isSequence(fact) && isHappening(fact.target) ? [fact.target] : []));

/** What a happening is a part of: it lasted as long as they did. */
export const wholesOf = (entry: Entry): readonly Entry[] =>
  entry.facts.flatMap((fact) => (isPart(fact) && isHappening(fact.target) ? [fact.target] : []));

/** Whether other happenings are parts of it: what came of it may have begun before it was over. */
export const hasParts = (entry: Entry) => entry.mentionsBy(isHappening).some(isPart);

/** Everything that leads to an entry (or comes of it) in so many steps, within its continuity. */
export function chain(entry: Entry, next: (entry: Entry) => readonly Entry[], steps: number): Set<Entry> {
  const found = new Set([entry]);
  let last = [entry];
  for (let step = 0; step < steps; step++) {
    last = last.flatMap(next).filter((other) => other.continuity === entry.continuity && !found.has(other));
    for (const other of last) found.add(other);
  }
  found.delete(entry);
  return found;
}
