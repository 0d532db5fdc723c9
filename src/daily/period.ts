import { Temporal } from 'temporal-polyfill';

type Period = 'day' | 'week' | 'month' | 'all';

/**
 * The period around `now` as a board's scope: from its first moment in `zone` on. A week begins on Monday.
 * @param now in milliseconds, as `from`. @returns nothing to narrow by for all time.
 */
export function periodOf(period: Period, now: number, zone: string): { from?: number } {
  if (period === 'all') return {};
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const first =
    period === 'day'
      ? today
      : period === 'week'
        ? today.subtract({ days: today.dayOfWeek - 1 })
        : today.with({ day: 1 });
  return { from: first.toZonedDateTime(zone).epochMilliseconds };
}
