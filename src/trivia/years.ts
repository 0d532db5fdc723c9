/** Years that can be asked about: those that are certain. */
import type { LoreDate } from '../lore/model/date.ts';
import type { Fact } from '../lore/model/model.ts';

/** The one year of a fact; `undefined` for ranges, choices, decades and everything open. */
export function exactYear({ date }: Fact): number | undefined {
  return date?.exact && date.firstYear === date.lastYear ? date.firstYear : undefined;
}

/** A year in which the fact holds for certain: its own, or one in the middle of its range. */
export function askedYear(fact: Fact): number | undefined {
  const { date } = fact;
  if (!date?.exact) return undefined;
  return Math.floor((date.firstYear + date.lastYear) / 2);
}

export const YEAR = /(?<![\d-])\d{4}(?!\d)/g;

/** ` (2293)` for a text that names no year, else nothing. */
export function whenOf(fact: Fact): string {
  const year = exactYear(fact);
  return year === undefined || fact.text?.match(YEAR) ? '' : ` (${year})`;
}

/** True when the fact may hold in that year, as far as its date tells. */
export const mayBeIn = ({ date }: Fact, year: number) =>
  !date || (date.firstYear <= year && year <= date.lastYear);

/** True when the two have no year in common. */
export const apart = (a: LoreDate, b: LoreDate) => a.lastYear < b.firstYear || b.lastYear < a.firstYear;

/** True when both facts are dated and have no year in common. */
export const apartInTime = (a: Fact, b: Fact) =>
  a.date !== undefined && b.date !== undefined && apart(a.date, b.date);
