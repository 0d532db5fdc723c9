/**
 * Items in the order of time: by date, and within a date by what led to what and by the order that the pack gives.
 * Where neither says anything, no order is claimed.
 */
import { compareIds } from '../lore/model/compare-ids.ts';
import { compareLoreDates, type LoreDate } from '../lore/model/date.ts';
import { datingFact } from '../lore/model/happening.ts';
import type { SectionId } from '../lore/model/kinds.ts';
import type { Entry, Fact } from '../lore/model/model.ts';
import { arrange, Precedence } from './arrange.ts';
import {
  before,
  followedBy,
  hasParts,
  isBirth,
  isDeath,
  isSameFact,
  sameDate,
  wholesOf,
} from './happening.ts';
import type { TimelineItem } from './item.ts';

/** An item, and the happening in whose course it stands. */
export interface Placed extends TimelineItem {
  happening: Entry | undefined;
}

export function inSequence(items: readonly Placed[]): TimelineItem[] {
  const sorted = items.toSorted((a, b) => compareLoreDates(a.date, b.date) || compareItems(a, b));
  let groups = 0;
  return byDate(sorted).flatMap((ofDate) => {
    const { levels, apart } = arrange(precedenceOf(ofDate));
    return [...levels, apart].flatMap((together, at) => {
      const isLoose =
        at === levels.length || !isOneMoment(together.map((number) => ofDate[number] as Placed));
      if (isLoose && together.length > 0) groups++;
      return together.map((number): TimelineItem => {
        const { date, entry, text, facts } = ofDate[number] as Placed;
        return { date, entry, text, facts, ...(isLoose ? { unordered: groups } : {}) };
      });
    });
  });
}

/** One item, or several to which the pack gives the same place: they happened together. */
function isOneMoment([first, ...others]: readonly Placed[]): boolean {
  if (others.length === 0) return true;
  const rank = first && rankOf(first);
  return others.every((other) => isRankedAlike(rank, rankOf(other)) && rankOf(other)?.value === rank?.value);
}

/** So that what has no known order is always shown in the same one. */
const compareItems = (a: Placed, b: Placed) =>
  compareIds(a.entry, b.entry) || compareIds(a.facts[0] as Fact, b.facts[0] as Fact);

/** Sorted items, those of one date together. */
function byDate(sorted: readonly Placed[]): Placed[][] {
  const groups: Placed[][] = [];
  for (const item of sorted) {
    const last = groups.at(-1);
    if (last?.[0] && compareLoreDates(last[0].date, item.date) === 0) last.push(item);
    else groups.push([item]);
  }
  return groups;
}

/** So many happenings that are not on a timeline are looked at for what lies between those that are. */
const MOST_BETWEEN = 1000;

/** What of one date is known to come before what. */
function precedenceOf(items: readonly Placed[]): Precedence {
  const [{ date } = { date: undefined }] = items;
  if (items.length < 2 || !date) return new Precedence(items.length);
  const course = new Course(items.length);
  const happenings = withAllBetween(
    items.flatMap(({ happening }) => happening ?? []),
    date,
  );
  const lastRanks = lastRanksOf(items);
  for (const happening of happenings) addHappening(course, happening, { all: happenings, lastRanks });
  for (const [number, item] of items.entries()) addItem(course, number, item);
  addLives(course, items);
  return course.precedence();
}

/** Happenings, and those through which one of them may lead to another: what is of another date does not. */
function withAllBetween(happenings: Iterable<Entry>, date: LoreDate): Set<Entry> {
  const found = new Set(happenings);
  const most = found.size + MOST_BETWEEN;
  for (const happening of found) {
    for (const other of [...before(happening), ...wholesOf(happening)]) {
      const own = datingFact(other)?.date;
      if (found.size < most && (!own || sameDate(own, date))) found.add(other);
    }
  }
  return found;
}

/** Where something stands by its `order`: among all of its date, or among what belongs to one happening. */
interface Rank {
  scale: string;
  value: number;
}

/** A fact's `order` counts among all of its date where the happening that it belongs to has one there as well. */
function rankOf({ facts, happening }: Placed): Rank | undefined {
  const [fact] = facts;
  const dating = happening && datingFact(happening);
  if (!fact) return undefined;
  if (fact.order !== 0) {
    const isAmongAll = dating?.order !== 0;
    return { scale: isAmongAll ? dateScale(fact) : `within ${happening?.id}`, value: fact.order };
  }
  return dating && dating.order !== 0 && facts.some((one) => isSameFact(one, dating))
    ? rankOfHappening(happening)
    : undefined;
}

function rankOfHappening(happening: Entry): Rank | undefined {
  const dating = datingFact(happening);
  return dating && dating.order !== 0 ? { scale: dateScale(dating), value: dating.order } : undefined;
}

/** Each pack and each continuity counts for itself. */
const dateScale = ({ subject }: Fact) => `${subject.pack.id} ${subject.continuity.id}`;

/** On one scale, where ranks decide what comes before what. */
const isRankedAlike = (a: Rank | undefined, b: Rank | undefined) => a !== undefined && a.scale === b?.scale;

/** Between begin and begun stands a happening as such, then what went on until it was over, then what came of it. */
type Points = Readonly<Record<'begin' | 'begun' | 'over' | 'end', number>>;

/** Points between the items of a date: where happenings begin and end, and where a place by `order` does. */
class Course {
  readonly #precedence: Precedence;
  readonly #points = new Map<Entry, Points>();
  readonly #ranks = new Map<string, Map<number, number[]>>();

  constructor(items: number) {
    this.#precedence = new Precedence(items);
  }

  add(earlier: number, later: number): void {
    this.#precedence.add(earlier, later);
  }

  /** The points of a happening. */
  of(happening: Entry): Points {
    const known = this.#points.get(happening);
    if (known) return known;
    const add = () => this.#precedence.addPoint();
    const made: Points = { begin: add(), begun: add(), over: add(), end: add() };
    this.#points.set(happening, made);
    this.add(made.begin, made.begun);
    this.add(made.begun, made.over);
    this.add(made.over, made.end);
    return made;
  }

  /** Gives an item or a point its rank among the others of the same scale. */
  rank({ scale, value }: Rank, number: number): void {
    const values = this.#ranks.get(scale) ?? new Map<number, number[]>();
    this.#ranks.set(scale, values);
    const alike = values.get(value);
    if (alike) alike.push(number);
    else values.set(value, [number]);
  }

  /** All that was added. Between two ranks stands a point, so that each need not be tied to all of the next. */
  precedence(): Precedence {
    for (const values of this.#ranks.values()) {
      let passed: number | undefined;
      for (const [, alike] of [...values].toSorted(([a], [b]) => a - b)) {
        const next = this.#precedence.addPoint();
        if (passed !== undefined) for (const number of alike) this.add(passed, number);
        for (const number of alike) this.add(number, next);
        passed = next;
      }
    }
    return this.#precedence;
  }
}

/** Up to which rank the items of each happening reach, itself included. */
function lastRanksOf(items: readonly Placed[]): Map<Entry, number> {
  const last = new Map<Entry, number>();
  for (const item of items) {
    const { happening } = item;
    const own = happening && rankOfHappening(happening);
    const rank = rankOf(item);
    if (!happening || !own || !isRankedAlike(rank, own)) continue;
    last.set(happening, Math.max(last.get(happening) ?? own.value, rank?.value ?? own.value));
  }
  return last;
}

interface Around {
  all: ReadonlySet<Entry>;
  lastRanks: ReadonlyMap<Entry, number>;
}

/** What a happening came after or was part of. Ranks that say otherwise are believed. */
function addHappening(course: Course, happening: Entry, { all, lastRanks }: Around): void {
  const { begin, end } = course.of(happening);
  const rank = rankOfHappening(happening);
  if (rank) course.rank(rank, begin);
  const followed = followedBy(happening);
  for (const other of before(happening)) {
    if (!all.has(other)) continue;
    const wasOver = followed.includes(other) || !hasParts(other);
    const theirs = rankOfHappening(other);
    const isContrary =
      rank && theirs?.scale === rank.scale && (lastRanks.get(other) ?? theirs.value) >= rank.value;
    if (!isContrary) course.add(course.of(other)[wasOver ? 'end' : 'begun'], begin);
  }
  for (const whole of wholesOf(happening)) {
    if (!all.has(whole) || isRankedAlike(rank, rankOfHappening(whole))) continue;
    course.add(course.of(whole).begun, begin);
    course.add(end, course.of(whole).end);
  }
}

/** By its rank, else by the happening to which it belongs. */
function addItem(course: Course, number: number, item: Placed): void {
  const { happening, facts } = item;
  const [fact] = facts;
  const rank = rankOf(item);
  if (!happening) {
    if (rank) course.rank(rank, number);
    return;
  }
  const { begin, begun, over, end } = course.of(happening);
  const between = (first: number, last: number) => {
    course.add(first, number);
    course.add(number, last);
  };
  if (fact && isSameFact(fact, datingFact(happening))) between(begin, begun);
  // What is told of a conference may have gone before it: a rank among all of the date says so.
  else if (isRankedAlike(rank, rankOfHappening(happening)))
    course.add(number, fact && isOutcome(fact, happening) ? end : over);
  else if (fact && isOutcome(fact, happening)) between(over, end);
  else between(begun, over);
  if (rank) course.rank(rank, number);
}

const isOutcome = ({ subject, relation }: Fact, happening: Entry) =>
  subject === happening && relation.section === 'outcome';

/** Parts of a card that tell what somebody did or went through, and so was alive for. */
const LIVED: readonly SectionId[] = ['events', 'career', 'people', 'family', 'life'];

/** Nothing of one's own comes before one's birth, or after one's death, unless the pack says when it does. */
function addLives(course: Course, items: readonly Placed[]): void {
  const lives = new Map<Entry, number[]>();
  for (const [number, { facts }] of items.entries()) {
    for (const entry of livedBy(facts[0])) {
      const lived = lives.get(entry);
      if (lived) lived.push(number);
      else lives.set(entry, [number]);
    }
  }
  for (const [end, item] of items.entries()) {
    const [fact] = item.facts;
    if (!fact || !(isBirth(fact) || isDeath(fact))) continue;
    for (const other of lives.get(fact.subject) ?? []) {
      if (other === end || isRankedAlike(rankOf(item), rankOf(items[other] as Placed))) continue;
      if (isBirth(fact)) course.add(end, other);
      else course.add(other, end);
    }
  }
}

/** Whose life a fact is from: its subject's, and of a marriage or a meeting both. */
function livedBy(fact: Fact | undefined): Entry[] {
  if (!fact || !LIVED.includes(fact.relation.section)) return [];
  return [fact.subject, ...(fact.relation.symmetric && fact.target ? [fact.target] : [])];
}
