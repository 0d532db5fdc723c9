import type { LoreDate } from '../lore/model/date.ts';

/** A span of in-universe time from the first day of one date to the last of another. */
export interface Span {
  from: LoreDate;
  to: LoreDate;
}

/**
 * Where a date stands to a span. What lasted (`2372-2373`) belongs when the two overlap; a year, `2290s` or `2285 or 2286`
 * only when all of it lies within, since the day it means may lie outside; `c. 2293` by the year it names, since it says
 * itself that it is not sure. `from` and `until` say when something began or ended, and belong by that; `before` and
 * `after` name no day.
 */
export const placeInSpan = (date: LoreDate, span: Span): Place =>
  placeOf(date.from, date.to, extentOf(date), span);

type Place = 'inside' | 'outside' | 'uncertain';

/** How a date is meant: by all of its days, by one of them that is not told, or by the one that bounds it. */
export const EXTENTS = ['lasted', 'moment', 'bounded'] as const;
type Extent = (typeof EXTENTS)[number];

export function extentOf({ exact, firstYear, lastYear, text }: LoreDate): Extent {
  if (exact && firstYear !== lastYear) return 'lasted';
  return /^(from|until) /.test(text) ? 'bounded' : 'moment';
}

/** As {@link placeInSpan}, of a date in numbers. */
export function placeOf(first: number, last: number, extent: Extent, { from, to }: Span): Place {
  if (last < from.from || first > to.to) return 'outside';
  if (extent === 'lasted' || (first >= from.from && last <= to.to)) return 'inside';
  if (extent === 'moment') return 'uncertain';
  const bound = Number.isFinite(first) ? first : last;
  return bound >= from.from && bound <= to.to ? 'inside' : 'outside';
}
