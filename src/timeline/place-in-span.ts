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
export function placeInSpan(date: LoreDate, { from, to }: Span): 'inside' | 'outside' | 'uncertain' {
  if (date.to < from.from || date.from > to.to) return 'outside';
  const hasLasted = date.exact && date.firstYear !== date.lastYear;
  if (hasLasted || (date.from >= from.from && date.to <= to.to)) return 'inside';
  if (!/^(from|until) /.test(date.text)) return 'uncertain';
  const bound = Number.isFinite(date.from) ? date.from : date.to;
  return bound >= from.from && bound <= to.to ? 'inside' : 'outside';
}
