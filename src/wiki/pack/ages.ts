/**
 * Where the ages of a wiki stand that no profile told us of. A wiki that counts from one event, forwards and backwards
 * (32 BC, 299 AC), has one axis; one that counts its ages (3E 433, 4E 201) has them one behind the other, and so have ages
 * that lives and reigns cross: who was born in SA 3400 and died in TA 12 says that TA comes behind SA. Of others nobody knows
 * how they lie to each other: what is dated by them says so in words, and stands on no timeline.
 */
import { placedDate } from '../page/dates.ts';
import type { AgeDate, WikiDate } from '../page/record.ts';

export interface Ages {
  note(date: WikiDate | undefined): void;
  /** When somebody was born and died. */
  noteLife(birth: WikiDate | undefined, death: WikiDate | undefined): void;
  /** The date with its place; undefined where nobody knows that. */
  place(date: WikiDate): WikiDate | undefined;
}

/** So much of all that is dated by ages has to be dated by the one from which all is counted. */
const SHARE_OF_THE_ONE = 0.9;
/** So many lives and reigns say that an age follows another; one may be a slip. */
const CROSSINGS = 2;

type Axis = (age: string, year: number) => number | undefined;

export function createAges(): Ages {
  const counts = new Map<string, number>();
  const lasts = new Map<string, number>();
  const note = (age: string, year: number) => {
    counts.set(age, (counts.get(age) ?? 0) + 1);
    lasts.set(age, Math.max(lasts.get(age) ?? 0, year));
  };
  /** How often something began in the first age and ended in the second: `SA\0TA`. */
  const crossings = new Map<string, number>();
  const cross = (from: string, to: string) => {
    if (from !== to) crossings.set(`${from}\0${to}`, (crossings.get(`${from}\0${to}`) ?? 0) + 1);
  };
  let known: Axis | undefined;
  return {
    note(date) {
      if (!date?.unplaced) return;
      const { age, year, last, lastAge = age } = date.unplaced;
      note(age, year);
      if (last !== undefined) note(lastAge, last);
      cross(age, lastAge);
    },
    noteLife(birth, death) {
      if (birth?.unplaced && death?.unplaced) cross(birth.unplaced.age, death.unplaced.age);
    },
    place(date) {
      if (!date.unplaced) return date;
      known ??= axisOf(counts, lasts) ?? followingOf(crossings, lasts);
      const at = known;
      const { age, lastAge = age } = date.unplaced;
      return hasPlace(date.unplaced, at)
        ? placedDate(
            date.unplaced,
            (year) => at(age, year) ?? 0,
            (year) => at(lastAge, year) ?? 0,
          )
        : undefined;
    },
  };
}

const hasPlace = ({ age, year, last, lastAge = age }: AgeDate, at: Axis): boolean =>
  at(age, year) !== undefined && (last === undefined || at(lastAge, last) !== undefined);

function axisOf(counts: ReadonlyMap<string, number>, lasts: ReadonlyMap<string, number>): Axis | undefined {
  const counted = [...counts.keys()].filter((age) => /^\d\p{Lu}$/u.test(age)).sort();
  const others = [...counts].filter(([age]) => !counted.includes(age));
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const share = (ages: readonly string[]) => ages.reduce((sum, age) => sum + (counts.get(age) ?? 0), 0) / all;
  if (new Set(counted.map((age) => age.slice(1))).size === 1 && share(counted) >= SHARE_OF_THE_ONE)
    return (age, year) => {
      if (!counted.includes(age)) return undefined;
      const before = counted.slice(0, counted.indexOf(age));
      return before.reduce((sum, one) => sum + (lasts.get(one) ?? 0), year);
    };
  const [one] = others.sort((a, b) => b[1] - a[1]).find(([age]) => !isBackwards(age, counts)) ?? [];
  if (one === undefined) return undefined;
  const backwards = others.map(([age]) => age).filter((age) => isBefore(age, one));
  if (share([one, ...backwards]) < SHARE_OF_THE_ONE) return undefined;
  return (age, year) => (age === one ? year : backwards.includes(age) ? -year : undefined);
}

/** Ages one behind the other, each as long as the last year that is told of it. */
function followingOf(crossings: ReadonlyMap<string, number>, lasts: ReadonlyMap<string, number>): Axis {
  const before = new Map<string, string[]>();
  for (const [pair, count] of crossings) {
    const [from = '', to = ''] = pair.split('\0');
    if (count < CROSSINGS || count <= 2 * (crossings.get(`${to}\0${from}`) ?? 0)) continue;
    before.set(to, [...(before.get(to) ?? []), from]);
    before.set(from, before.get(from) ?? []);
  }
  const starts = new Map<string, number | undefined>();
  /** Undefined where ages follow each other in a circle. */
  const startOf = (age: string, above: readonly string[]): number | undefined => {
    if (above.includes(age)) return undefined;
    if (starts.has(age)) return starts.get(age);
    let start: number | undefined = 0;
    for (const one of before.get(age) ?? []) {
      const begins = startOf(one, [...above, age]);
      start =
        begins === undefined || start === undefined
          ? undefined
          : Math.max(start, begins + (lasts.get(one) ?? 0));
    }
    starts.set(age, start);
    return start;
  };
  return (age, year) => {
    if (!before.has(age)) return undefined;
    const start = startOf(age, []);
    return start === undefined ? undefined : start + year;
  };
}

/** BC of AC and AD, BBY of ABY, BG of G. */
const isBefore = (age: string, one: string): boolean =>
  age.startsWith('B') &&
  (one === `A${age.slice(1)}` || one === age.slice(1) || (/^BCE?$/.test(age) && /^(?:AD|CE)$/.test(one)));

const isBackwards = (age: string, counts: ReadonlyMap<string, number>): boolean =>
  [...counts.keys()].some((one) => one !== age && isBefore(age, one));
