/** Who is tied to whom by which facts. */
import type { Role } from '../lore/model/kinds.ts';
import type { Entry, Fact, Work } from '../lore/model/model.ts';
import { entriesOf, touches } from './facts.ts';
import { perItem } from './remember.ts';
import { exactYear } from './years.ts';

export interface Ties {
  /** Facts that touch an entry, as subject, target or side. */
  about(entry: Entry): readonly Fact[];
  /** Works that tell of an entry. */
  worksOf(entry: Entry): ReadonlySet<Work>;
  /** Facts that tie two entries, whichever is the subject. */
  between(a: Entry, b: Entry): readonly Fact[];
  /** Whether an entry has a relation to a target; for a symmetric relation, either way. */
  hasTie(entry: Entry, relation: string, target: Entry): boolean;
  /** Entries that have a relation to a target, each perhaps more than once; for a symmetric relation, either way. */
  subjectsOf(relation: string, target: Entry): Iterable<Entry>;
  /** Events close to an event: its parts, what led to it. Who was at one may be said to have been at the other. */
  eventsCloseTo(event: Entry): ReadonlySet<Entry>;
  /** What an entry is part of or lies in, and what that in turn is. */
  wholesOf(entry: Entry): ReadonlySet<Entry>;
  /** Two events of one year at the same place, or of which the same place is told: a text may fit both. */
  sharePlace(a: Entry, b: Entry): boolean;
}

/** From this tie on (see relations in pack.yaml), two entries have to do with each other, not only something in common. */
export const CLOSE = 4;
/** Facts of two entries with more than so many each are not read one by one. */
const A_HUB = 48;

/** @param facts in the order of their ids. */
export function tiesOf(facts: readonly Fact[]): Ties {
  const touching = new Map<Entry, Fact[]>();
  for (const fact of facts) {
    for (const entry of entriesOf(fact)) {
      const list = touching.get(entry);
      if (list) list.push(fact);
      else touching.set(entry, [fact]);
    }
  }
  const about = (entry: Entry): readonly Fact[] => touching.get(entry) ?? NONE;
  const hubs = new Map<Entry, ReadonlyMap<Entry, readonly Fact[]>>();
  const close = new Map<Entry, ReadonlySet<Entry>>();
  const wholes = new Map<Entry, ReadonlySet<Entry>>();
  const settings = new Map<Entry, Setting>();

  const between = (a: Entry, b: Entry): readonly Fact[] => {
    if (a === b) return NONE;
    const [fewer, more] = about(a).length <= about(b).length ? [a, b] : [b, a];
    const list = about(fewer);
    if (list.length <= A_HUB) return list.filter((fact) => touches(fact, more));
    const byOther = hubs.get(fewer) ?? byNeighbour(fewer, list);
    hubs.set(fewer, byOther);
    return byOther.get(more) ?? NONE;
  };

  return {
    about,
    worksOf: perItem(
      (entry) => new Set(about(entry).flatMap(({ citations }) => citations.map(({ work }) => work))),
    ),
    between,
    hasTie: (entry, relation, target) =>
      between(entry, target).some(
        (fact) => fact.relation.id === relation && subjectBeside(fact, target) === entry,
      ),
    *subjectsOf(relation, target) {
      for (const fact of about(target)) {
        const subject = fact.relation.id === relation ? subjectBeside(fact, target) : undefined;
        if (subject) yield subject;
      }
    },
    eventsCloseTo(event) {
      const known = close.get(event) ?? closeEvents(event, about(event));
      close.set(event, known);
      return known;
    },
    wholesOf(entry) {
      const known = wholes.get(entry) ?? wholesFrom(entry, about);
      wholes.set(entry, known);
      return known;
    },
    sharePlace(a, b) {
      if (a.kind !== 'event') return false;
      const [first, second] = [a, b].map((event) => {
        const known = settings.get(event) ?? settingOf(event);
        settings.set(event, known);
        return known;
      }) as [Setting, Setting];
      return !first.places.isDisjointFrom(second.places) && !first.years.isDisjointFrom(second.years);
    },
  };
}

const NONE: readonly Fact[] = [];

function byNeighbour(entry: Entry, facts: readonly Fact[]): Map<Entry, Fact[]> {
  const byOther = new Map<Entry, Fact[]>();
  for (const fact of facts) {
    for (const other of entriesOf(fact)) {
      if (other === entry) continue;
      const list = byOther.get(other);
      if (list) list.push(fact);
      else byOther.set(other, [fact]);
    }
  }
  return byOther;
}

/** Who has the relation of a fact to `target`; undefined when `target` is neither its target nor beside a symmetric one. */
function subjectBeside({ subject, target, relation }: Fact, of: Entry): Entry | undefined {
  if (target === of) return subject;
  return relation.symmetric && subject === of ? target : undefined;
}

function closeEvents(event: Entry, about: readonly Fact[]): ReadonlySet<Entry> {
  if (event.kind !== 'event') return new Set();
  const close = new Set(
    about
      .filter((fact) => fact.subject.kind === 'event' && fact.relation.tie >= CLOSE)
      .flatMap((fact) => [fact.subject, ...(fact.target?.kind === 'event' ? [fact.target] : [])]),
  );
  close.delete(event);
  return close;
}

const WITHIN: readonly Role[] = ['part', 'inside'];

function wholesFrom(entry: Entry, about: Ties['about']): ReadonlySet<Entry> {
  const found = new Set<Entry>();
  const next = [entry];
  for (let one = next.pop(); one; one = next.pop()) {
    for (const { subject, target, relation } of about(one)) {
      if (subject !== one || !target || found.has(target)) continue;
      if (!relation.roles.some((role) => WITHIN.includes(role))) continue;
      found.add(target);
      next.push(target);
    }
  }
  found.delete(entry);
  return found;
}

const isPlace = ({ kind }: Entry): boolean => kind === 'place';

interface Setting {
  places: ReadonlySet<Entry>;
  years: ReadonlySet<number>;
}

const settingOf = ({ facts }: Entry): Setting => ({
  places: new Set(
    facts.flatMap(({ target, named }) => [...(target ? [target] : []), ...named]).filter(isPlace),
  ),
  years: new Set(facts.flatMap((fact) => exactYear(fact) ?? [])),
});
