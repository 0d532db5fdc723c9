/** Events and agreements as points in time, and which came out of which. */
import type { LoreDate } from '../date.ts';
import type { Entry, Fact } from '../model.ts';

/** An event took place, an agreement came about: either is a point in time, where a fact dates it. */
export const isHappening = (entry: Entry | undefined): entry is Entry =>
  entry?.kind === 'event' || entry?.kind === 'agreement';

export type Dated = Fact & { date: LoreDate };
export const isDated = (fact: Fact): fact is Dated => fact.date !== undefined;

/** The fact that dates a happening: one that can be true only once and bears a date. */
export const datingFact = (entry: Entry): Dated | undefined =>
  isHappening(entry) ? entry.facts.filter(isDated).find(({ relation }) => relation.single) : undefined;

const sameDate = (a: LoreDate, b: LoreDate) => a.from === b.from && a.to === b.to && a.exact === b.exact;

/** The happening that a fact belongs to: one that it ties, when it bears the same date or none; `last` if no other. */
export function happeningOf(fact: Fact, last?: Entry): Entry | undefined {
  const tied = [fact.target, fact.subject].filter(isHappening).filter((entry) => {
    const date = datingFact(entry)?.date;
    return date && (!fact.date || sameDate(fact.date, date));
  });
  return tied.find((entry) => entry !== last) ?? tied[0];
}

/** The one relation that a timeline knows by name: a pack that has it means that the subject came after the target. */
const FOLLOWED = 'followed';

/** What a happening came after: what it followed, and what it is an outcome of, as the pack's sections have it. */
export function before(entry: Entry): Entry[] {
  const followed = entry.facts.filter(
    ({ relation }) => relation.id === FOLLOWED || relation.inverseSection === 'outcome',
  );
  const outcomes = entry.mentions.filter(
    ({ relation, target }) =>
      target === entry && relation.section === 'outcome' && relation.inverseSection !== 'outcome',
  );
  return [
    ...followed.flatMap(({ target }) => target ?? []),
    ...outcomes.map(({ subject }) => subject),
  ].filter(isHappening);
}

/** What came after a happening: {@link before}, the other way round. */
export const after = (entry: Entry): Entry[] =>
  [...entry.facts.flatMap(({ target }) => target ?? []), ...entry.mentions.map(({ subject }) => subject)]
    .filter(isHappening)
    .filter((other) => other !== entry && before(other).includes(entry));

/** Everything that leads to an entry (or comes of it) in so many steps, within its continuity. */
export function chain(entry: Entry, next: (entry: Entry) => Entry[], steps: number): Set<Entry> {
  const found = new Set([entry]);
  let last = [entry];
  for (let step = 0; step < steps; step++) {
    last = last.flatMap(next).filter((other) => other.continuity === entry.continuity && !found.has(other));
    for (const other of last) found.add(other);
  }
  found.delete(entry);
  return found;
}

/**
 * Each happening's place among others: higher than that of all it came after. One that is tied loosely stands halfway
 * between the earliest place it could have and the latest. A circle is cut where ids begin it.
 */
export function places(happenings: readonly Entry[]): Map<Entry, number> {
  const known = new Set(happenings);
  const sorted = [...known].toSorted(compareIds);
  const earlier = new Map(
    sorted.map((entry) => [
      entry,
      [...new Set(before(entry))].filter((other) => known.has(other) && other !== entry),
    ]),
  );
  const later = new Map(sorted.map((entry): [Entry, Entry[]] => [entry, []]));
  for (const [entry, list] of earlier) for (const other of list) later.get(other)?.push(entry);

  const fromStart = depths(sorted, earlier, later);
  const toEnd = depths(sorted, later, earlier);
  return new Map(sorted.map((entry) => [entry, (fromStart.get(entry) ?? 0) - (toEnd.get(entry) ?? 0)]));
}

/**
 * How many steps the longest way to each has, over all that leads to it. Without recursion: a wiki may have thousands of
 * episodes, each of which followed the last.
 *
 * @param entries by id, for circles to be cut at the same place always.
 */
function depths(
  entries: readonly Entry[],
  earlier: ReadonlyMap<Entry, readonly Entry[]>,
  later: ReadonlyMap<Entry, readonly Entry[]>,
): Map<Entry, number> {
  const depth = new Map<Entry, number>();
  const waiting = new Map(entries.map((entry) => [entry, earlier.get(entry)?.length ?? 0]));
  for (const start of [...entries.filter((entry) => waiting.get(entry) === 0), ...entries]) {
    const ready = depth.has(start) ? [] : [start];
    for (let entry = ready.pop(); entry; entry = ready.pop()) {
      const placed = (earlier.get(entry) ?? []).map((other) => depth.get(other) ?? -1);
      depth.set(entry, placed.reduce((deepest, one) => Math.max(deepest, one), -1) + 1);
      for (const other of later.get(entry) ?? []) {
        const left = (waiting.get(other) ?? 0) - 1;
        waiting.set(other, left);
        if (left === 0 && !depth.has(other)) ready.push(other);
      }
    }
  }
  return depth;
}

export const compareIds = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
