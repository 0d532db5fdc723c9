import { Temporal } from 'temporal-polyfill';

/** Longer than any run of days that a zone leaves out or a week that is skipped but for one day. */
const FURTHEST_DAYS = 15;
const EVERY_WEEKDAY = 0b1111111;

/** The bit of a weekday in a schedule's `skipWeekdays`: 1 is Monday, 7 Sunday, as in ISO 8601. */
export const weekdayBit = (isoWeekday: number): number => 1 << (isoWeekday - 1);

/** @returns the date on the calendars of `zone` at `instant` (ms), as `2026-04-09`. */
export const localDate = (instant: number, zone: string): string =>
  at(instant, zone).toPlainDate().toString();

/**
 * The first moment after `after` at which the clocks of `zone` show `time`, on a weekday that is not skipped.
 *
 * - Clocks go forward and leave `time` out: the first moment after the gap (2:30 becomes 3:00).
 * - The gap lasts to midnight, so that this would be the next day (Nuuk in March): the last minute before it.
 * - Clocks go back and show `time` twice: the first of the two.
 * - A day that the zone leaves out (Apia, 30 December 2011) is left out.
 *
 * So each local day has one such moment, on that day.
 * @param after in milliseconds. @param time `HH:MM`. @param zone IANA name.
 * @param skipWeekdays bits, see `weekdayBit`.
 * @returns milliseconds.
 * @throws RangeError for a zone nobody knows, a malformed time, or when every weekday is skipped.
 */
export function nextInstant(after: number, time: string, zone: string, skipWeekdays = 0): number {
  if ((skipWeekdays & EVERY_WEEKDAY) === EVERY_WEEKDAY) throw new RangeError('every weekday is skipped');
  const wallClock = Temporal.PlainTime.from(time);
  const today = at(after, zone).toPlainDate();
  for (let days = 0; days <= FURTHEST_DAYS; days += 1) {
    const date = today.add({ days });
    if (skipWeekdays & weekdayBit(date.dayOfWeek)) continue;
    const instant = instantOn(date, wallClock, zone);
    if (instant !== undefined && instant > after) return instant;
  }
  throw new RangeError(`${time} never comes in ${zone}`);
}

/**
 * The moment of one date at which the clocks of `zone` show `time`, as {@link nextInstant} finds it.
 * @param date as `2026-04-09`.
 * @returns milliseconds; undefined on a day that the zone leaves out.
 */
export const instantOnDate = (date: string, time: string, zone: string): number | undefined =>
  instantOn(Temporal.PlainDate.from(date), Temporal.PlainTime.from(time), zone);

const at = (instant: number, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);

/** Undefined on a day the zone leaves out. */
function instantOn(date: Temporal.PlainDate, time: Temporal.PlainTime, zone: string): number | undefined {
  const wanted = date.toPlainDateTime(time);
  const early = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (early.toPlainDateTime().equals(wanted)) return early.epochMilliseconds;
  // Only in a gap does the result differ, and then `earlier` lies before the change.
  const change = early.getTimeZoneTransition('next');
  if (!change) return undefined;
  if (change.toPlainDate().equals(date)) return change.epochMilliseconds;
  const lastMinute = change.subtract({ minutes: 1 });
  return lastMinute.toPlainDate().equals(date) ? lastMinute.epochMilliseconds : undefined;
}
