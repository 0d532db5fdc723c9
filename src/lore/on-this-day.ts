/** What happened on a day of the year: in-universe where a fact knows the day, and at release. */
import { compareLoreDates } from './date.ts';
import type { Fact, Pack, Work } from './model.ts';

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
  const isToday = (written: string | undefined) => written !== undefined && falls(written, today);
  return {
    happened: packs
      .flatMap((pack) => pack.facts)
      .filter((fact) => isToday(fact.date?.text) && accept(fact))
      .toSorted((a, b) => compareLoreDates(a.date, b.date) || a.order - b.order || compareIds(a, b)),
    released: packs
      .flatMap((pack) => pack.works)
      .filter((work) => isToday(work.released) && yearOf(work) <= today.year && acceptWork(work))
      .toSorted((a, b) => yearOf(a) - yearOf(b) || compareIds(a, b)),
  };
}

const compareIds = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
const yearOf = (work: Work) => Number(DAY.exec(work.released ?? '')?.[1]);

/** The last of February is kept on the 28th in years without it. */
function falls(written: string, { year, month, day }: Day): boolean {
  const found = DAY.exec(written);
  if (!found || Number(found[2]) !== month) return false;
  const wanted = Number(found[3]);
  return wanted === day || (month === 2 && day === 28 && wanted === 29 && !isLeap(year));
}

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
