/** What happened on a day of the year: in-universe where a fact knows the day, and at release. */
import { compareLoreDates } from '../lore/model/date.ts';
import type { Fact, Pack, Work } from '../lore/model/model.ts';

/** A day of the calendar; a `Temporal.PlainDate` is one. */
export interface Day {
  year: number;
  /** From 1. */
  month: number;
  day: number;
}

export interface OnThisDay {
  /** Facts dated to the very day, whatever the year, earliest first. */
  happened: readonly Fact[];
  /** Works that came out on the day, earliest first. */
  released: readonly Work[];
}

export interface OnThisDayOptions {
  accept?: ((fact: Fact) => boolean) | undefined;
  acceptWork?: ((work: Work) => boolean) | undefined;
}

/** Only dates that name the day count: `2293-05-12`, neither `2293-05` nor `c. 2293-05-12`. */
const DAY = /^(-?\d{1,5})-(\d{2})-(\d{2})$/;

/** @param today whose month and day are looked for; works that are yet to come out in its year's future are left out. */
export function onThisDay(
  packs: readonly Pack[],
  today: Day,
  { accept = () => true, acceptWork = () => true }: OnThisDayOptions = {},
): OnThisDay {
  const { happened, released } = onDays(packs, keysOf(today));
  return {
    happened: happened.filter(accept),
    released: released.filter((work) => yearOf(work) <= today.year && acceptWork(work)),
  };
}

interface Calendar {
  facts: ReadonlyMap<string, Fact[]>;
  works: ReadonlyMap<string, Work[]>;
}

const calendars = new WeakMap<readonly Pack[], Calendar>();

/** By month and day (`12-06`); a large pack is gone through once, not with every daily question. */
function calendarOf(packs: readonly Pack[]): Calendar {
  const known = calendars.get(packs);
  if (known) return known;
  const dated = <Item>(items: readonly Item[], written: (item: Item) => string | undefined) => {
    const byDay = Map.groupBy(items, (item) => DAY.exec(written(item) ?? '')?.[0].slice(-5) ?? '');
    byDay.delete('');
    return byDay;
  };
  const made = {
    facts: dated(
      packs.flatMap((pack) => pack.facts),
      ({ date }) => date?.text,
    ),
    works: dated(
      packs.flatMap((pack) => pack.works),
      ({ released }) => released,
    ),
  };
  calendars.set(packs, made);
  return made;
}

function onDays(packs: readonly Pack[], days: readonly string[]): OnThisDay {
  const { facts, works } = calendarOf(packs);
  return {
    happened: days
      .flatMap((day) => facts.get(day) ?? [])
      .toSorted((a, b) => compareLoreDates(a.date, b.date) || a.order - b.order || compareIds(a, b)),
    released: days
      .flatMap((day) => works.get(day) ?? [])
      .toSorted((a, b) => yearOf(a) - yearOf(b) || compareIds(a, b)),
  };
}

/** The last of February is kept on the 28th in years without it. */
function keysOf({ year, month, day }: Day): string[] {
  const two = (number: number) => String(number).padStart(2, '0');
  const key = `${two(month)}-${two(day)}`;
  return key === '02-28' && !isLeap(year) ? [key, '02-29'] : [key];
}

const compareIds = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
const yearOf = (work: Work) => Number(DAY.exec(work.released ?? '')?.[1]);

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
