import { Temporal } from 'temporal-polyfill';

import { QUARTERS, type Seasons, seasonsUntil } from './season.ts';

type Period = 'day' | 'week' | 'month' | 'season' | 'all';

/**
 * The period around `now` as a board's scope: from its first moment in `zone` on. A week begins on Monday.
 * @param now in milliseconds, as `from`. @param seasons a server's own. @returns nothing to narrow by for all time.
 */
export function periodOf(
  period: Period,
  now: number,
  zone: string,
  seasons: Seasons = QUARTERS,
): { from?: number } {
  if (period === 'all') return {};
  // Before the first of a server's own seasons nothing counts for one.
  if (period === 'season') return { from: seasonsUntil(seasons, now, zone, 1)[0]?.from ?? now };
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const first =
    period === 'day'
      ? today
      : period === 'week'
        ? today.subtract({ days: today.dayOfWeek - 1 })
        : today.with({ day: 1 });
  return { from: first.toZonedDateTime(zone).epochMilliseconds };
}
