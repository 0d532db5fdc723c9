/** What happened on a day of the year: in-universe where a fact knows the day, and at release. */
import { compareIds } from '../lore/model/compare-ids.ts';
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

interface OnThisDayOptions {
  accept?: ((fact: Fact) => boolean) | undefined;
  acceptWork?: ((work: Work) => boolean) | undefined;
}

/** What the packs know of a day; `Lore` is one. */
export interface Calendar {
  packs: readonly Pick<Pack, 'works'>[];
  onDay(month: number, day: number): Fact[];
}

/** @param today whose month and day are looked for; works that are yet to come out in its year's future are left out. */
export function onThisDay(
  { packs, onDay }: Calendar,
  today: Day,
  { accept = () => true, acceptWork = () => true }: OnThisDayOptions = {},
): OnThisDay {
  const days = daysOf(today);
  const ends = new Set(days.map(({ month, day }) => `-${two(month)}-${two(day)}`));
  return {
    happened: days
      .flatMap(({ month, day }) => onDay(month, day))
      .filter(accept)
      .toSorted((a, b) => compareLoreDates(a.date, b.date) || a.order - b.order || compareIds(a, b)),
    released: packs
      .flatMap(({ works }) => works)
      .filter(
        (work) =>
          WHOLE_DATE.test(work.released ?? '') &&
          ends.has(work.released?.slice(-6) ?? '') &&
          yearOf(work) <= today.year &&
          acceptWork(work),
      )
      .toSorted((a, b) => yearOf(a) - yearOf(b) || compareIds(a, b)),
  };
}

const WHOLE_DATE = /^\d{4}-\d{2}-\d{2}$/;
const two = (number: number) => String(number).padStart(2, '0');

/** The last of February is kept on the 28th in years without it. */
function daysOf({ year, month, day }: Day): { month: number; day: number }[] {
  const own = { month, day };
  return month === 2 && day === 28 && !isLeap(year) ? [own, { month, day: 29 }] : [own];
}

const yearOf = (work: Work) => Number(work.released?.slice(0, 4));

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
