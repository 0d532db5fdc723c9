/** What two entries of a kind are compared by: rows of what each is, what both had a part in, and what passed between them. */
import { capitalize } from '../lore/model/capitalize.ts';
import { compareIds } from '../lore/model/compare-ids.ts';
import { compareLoreDates, type LoreDate } from '../lore/model/date.ts';
import { datingFact, isHappening } from '../lore/model/happening.ts';
import { SECTIONS, type SectionId } from '../lore/model/kinds.ts';
import { type Entry, type Fact, saysDate } from '../lore/model/model.ts';
import { isQuote } from '../lore/model/quote.ts';

/** A fact as one of its two entries sees it. */
export interface Seen {
  fact: Fact;
  label: string;
  section: SectionId;
  /** What stands at the other end; undefined for a value. */
  other: Entry | undefined;
  /** When: of an event or agreement at the other end its own date, else the fact's, where it tells something. */
  date: LoreDate | undefined;
}

export interface Row {
  heading: string;
  section: SectionId;
  /** Of either side, what matters most first. */
  sides: readonly [readonly Seen[], readonly Seen[]];
  /** Facts of several relations stand in the row, so that each needs its label. */
  mixed: boolean;
}

/** An entry that both are tied to, each by its strongest fact. */
export interface Common {
  entry: Entry;
  sides: readonly [Seen, Seen];
}

export interface Comparison {
  rows: readonly Row[];
  /** The strongest ties first. */
  common: readonly Common[];
  /** Facts that tie the two to each other, the strongest first. */
  between: readonly Fact[];
}

/** What says most of either stands first; the last are of the other entries that the two have to do with. */
const ORDER: readonly SectionId[] = [
  'glance',
  'life',
  'career',
  'family',
  'attendance',
  'events',
  'people',
  'course',
  'outcome',
  'more',
  'later',
  'namesakes',
];
/** What something is: here a value that both have stays in its row. Elsewhere it is told once, as what both have in common. */
export const IDENTITY: ReadonlySet<SectionId> = new Set(['glance', 'life', 'career', 'family']);

/** @param accept only facts it returns true for count, for their dates too. */
export function compareEntries(a: Entry, b: Entry, accept: (fact: Fact) => boolean): Comparison {
  const all = [seenFrom(a, accept), seenFrom(b, accept)] as const;
  const sides = [
    all[0].filter(({ other }) => other !== b),
    all[1].filter(({ other }) => other !== a),
  ] as const;
  const common = commonTo(...sides);
  const shared = new Set(common.map(({ entry }) => entry));
  const own = sides.map((side) => {
    const attending = new Set(
      side.flatMap(({ section, other }) => (section === 'attendance' ? [other] : [])),
    );
    return side.filter(
      ({ section, other }) =>
        IDENTITY.has(section) ||
        !other ||
        !(shared.has(other) || (section === 'course' && attending.has(other))),
    );
  }) as [Seen[], Seen[]];
  return {
    rows: rowsOf([a, b], own),
    common,
    between: all[0]
      .filter(({ other }) => other === b)
      .map(({ fact }) => fact)
      .toSorted((one, two) => two.relation.tie - one.relation.tie),
  };
}

/** Facts of an entry that say something short: a value, or the name at the other end. Whom a line was said to is none. */
export function seenFrom(entry: Entry, accept: (fact: Fact) => boolean): Seen[] {
  const facts = [...entry.facts, ...entry.mentions.filter(({ target }) => target === entry)];
  return facts
    .filter((fact) => (fact.target || fact.value) && !isQuote(fact) && accept(fact))
    .map((fact) => {
      const isOwn = fact.subject === entry;
      const { relation } = fact;
      const other = isOwn ? fact.target : fact.subject;
      const section = isOwn ? relation.section : relation.inverseSection;
      return { fact, label: labelOf(entry, fact), section, other, date: dateOf(entry, fact, other, accept) };
    });
}

/**
 * What a fact is to an entry. `Before`, on the card of the earlier of two events, tells what it stands before; beside
 * a name it would tell the opposite. So what ties two happenings is told in the relation's own words: `Came before`.
 * So is who had a part in one, for the label of that is the name of a whole part of its card: `What happened`.
 */
function labelOf(entry: Entry, { subject, target, relation }: Fact): string {
  const isOwn = subject === entry;
  const isCourse = !isOwn && relation.inverseSection === 'course';
  if (isCourse || (isHappening(subject) && isHappening(target)))
    return capitalize(isOwn ? relation.phrase : relation.inverse);
  return isOwn ? relation.label : relation.inverseLabel;
}

function dateOf(
  entry: Entry,
  fact: Fact,
  other: Entry | undefined,
  accept: (fact: Fact) => boolean,
): LoreDate | undefined {
  const date = dateTold(entry, fact, other, accept);
  return date && !saysDate(other?.name ?? fact.value ?? '', date) ? date : undefined;
}

function dateTold(
  entry: Entry,
  fact: Fact,
  other: Entry | undefined,
  accept: (fact: Fact) => boolean,
): LoreDate | undefined {
  const { date, relation, value } = fact;
  if (isHappening(other)) {
    const dating = datingFact(other);
    // Who left a treaty in 2372 did not do so in the year that the treaty is from, nor is it from that year.
    const isMuchLater =
      other.kind === 'agreement' && !isHappening(entry) && date && dating?.date.text !== date.text;
    return dating && !isMuchLater && accept(dating) ? dating.date : undefined;
  }
  const section = fact.subject === entry ? relation.section : relation.inverseSection;
  // What something is, and what belongs to it, is no matter of the year in which a work says so.
  const isTimeless = (section === 'glance' || section === 'more') && (value !== undefined || isOneDate(date));
  const own = datingFact(entry)?.date;
  const isOwn = own !== undefined && (entry.kind === 'event' || (date && saysDate(own.text, date)));
  return isTimeless || isOwn ? undefined : date;
}

const isOneDate = (date: LoreDate | undefined) => date?.exact === true && date.firstYear === date.lastYear;

/** Persons and events that many relations tie to an entry stand in one row each. */
function headingOf(entry: Entry, { section, other, label }: Seen): { heading: string; mixed: boolean } {
  const isEvent = section === 'events' && other?.kind === 'event';
  const isDealing = section === 'people' && entry.kind === 'person' && other?.kind === 'person';
  return isEvent || isDealing
    ? { heading: SECTIONS[section], mixed: true }
    : { heading: label, mixed: false };
}

/** Those that both sides have come first within their section. */
function rowsOf(entries: readonly [Entry, Entry], sides: readonly [Seen[], Seen[]]): Row[] {
  const rows = new Map<string, { section: SectionId; mixed: boolean; sides: [Seen[], Seen[]] }>();
  for (const side of [0, 1] as const)
    for (const seen of sides[side]) {
      const { heading, mixed } = headingOf(entries[side], seen);
      const row = rows.get(heading) ?? { section: seen.section, mixed, sides: [[], []] };
      rows.set(heading, row);
      row.sides[side].push(seen);
    }
  return [...rows]
    .map(([heading, { section, mixed, sides }]) => ({
      heading,
      section,
      mixed,
      sides: sides.map((side) => {
        const sorted = side.toSorted(IDENTITY.has(section) ? byDate : byWeight);
        return mixed ? strongestOf(sorted) : sorted;
      }) as [Seen[], Seen[]],
    }))
    .toSorted(
      (one, two) => ORDER.indexOf(one.section) - ORDER.indexOf(two.section) || isShared(two) - isShared(one),
    );
}

/** Of each other entry the facts of one relation, the strongest: who led a battle fought in it, too. */
const strongestOf = (sorted: readonly Seen[]) =>
  [...Map.groupBy(sorted, ({ other }) => other).values()].flatMap((same) =>
    same.filter(({ label }) => label === same[0]?.label),
  );

/** 1 for a row that both sides have something in. */
export const isShared = ({ sides }: Row) => (sides.every((side) => side.length > 0) ? 1 : 0);

const byDate = (a: Seen, b: Seen) =>
  compareLoreDates(a.fact.date, b.fact.date) || a.fact.order - b.fact.order;
const byWeight = (a: Seen, b: Seen) =>
  b.fact.relation.tie - a.fact.relation.tie ||
  (b.other?.prominence ?? 0) - (a.other?.prominence ?? 0) ||
  byDate(a, b);

function commonTo(a: readonly Seen[], b: readonly Seen[]): Common[] {
  const [ofA, ofB] = [byOther(a), byOther(b)];
  return [...ofA]
    .flatMap(([entry, [one]]): Common[] => {
      const [two] = ofB.get(entry) ?? [];
      return one && two ? [{ entry, sides: [one, two] }] : [];
    })
    .filter(({ entry }) => !isSame(ofA.get(entry), ofB.get(entry)))
    .toSorted(
      (one, two) =>
        weakest(two) - weakest(one) ||
        two.entry.prominence - one.entry.prominence ||
        compareIds(one.entry, two.entry),
    );
}

/** Whether both are told by the same row what they are to another entry: of one species, children of one parent. */
const isSame = (a: readonly Seen[] = [], b: readonly Seen[] = []) =>
  a.some(({ section, label }) => IDENTITY.has(section) && b.some((other) => other.label === label));

const weakest = ({ sides }: Common) => Math.min(...sides.map(({ fact }) => fact.relation.tie));

/** What ties to each other entry, the strongest first. */
const byOther = (seen: readonly Seen[]) =>
  Map.groupBy(
    seen
      .filter(({ other, fact }) => other && fact.relation.tie > 0)
      .toSorted((one, two) => two.fact.relation.tie - one.fact.relation.tie),
    ({ other }) => other as Entry,
  );
