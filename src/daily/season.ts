/** Seasons: spans of days in a server's own zone, of each of which there is a board. */
import { Temporal } from 'temporal-polyfill';

/** `month`, `quarter`, or the first days of a server's own seasons, `2026-03-01`, earliest first. */
export type Seasons = readonly string[];

/** What holds where a server chose nothing. */
export const QUARTERS: Seasons = ['quarter'];
const MOST_OWN = 24;

export interface Season {
  /** Its first day, `2026-03-01`. */
  firstDay: string;
  /** `November 2026`, `4th quarter of 2026`, `1 March to 31 May 2026`. */
  name: string;
  /** Its first moment, and the first after it, in milliseconds; the last of a server's own has no end yet. */
  from: number;
  until: number | undefined;
}

/**
 * Reads what an admin types: `month`, `quarter`, or dates of first days in any order, split by commas or spaces.
 * @returns undefined for anything else, or more than 24 dates.
 */
export function parseSeasons(typed: string): Seasons | undefined {
  const parts = typed
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean);
  const [only] = parts;
  const every = /^(month|quarter)(?:s|ly)?$/.exec(only ?? '')?.[1];
  if (every && parts.length === 1) return [every];
  const days = parts.map(readDay);
  if (parts.length === 0 || parts.length > MOST_OWN || days.some((day) => day === undefined))
    return undefined;
  return [...new Set(days.flatMap((day) => (day === undefined ? [] : day.toString())))].toSorted();
}

function readDay(text: string): Temporal.PlainDate | undefined {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/**
 * The season at a moment and those before it, the latest first; none before the first of a server's own.
 * @param now in milliseconds. @param zone whose midnights begin days. @param most at most so many.
 */
export function seasonsUntil(seasons: Seasons, now: number, zone: string, most: number): Season[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  const spans =
    seasons[0] === 'month' || seasons[0] === 'quarter'
      ? regular(seasons[0], today, most)
      : own(seasons, today);
  const at = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).epochMilliseconds;
  return spans.slice(0, most).map(({ name, first, next }) => ({
    name,
    firstDay: first.toString(),
    from: at(first),
    until: next && at(next),
  }));
}

/** The first moment of a day such as `2026-03-01`, in milliseconds. */
export const seasonStart = (day: string, zone: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;

interface Span {
  name: string;
  first: Temporal.PlainDate;
  next: Temporal.PlainDate | undefined;
}

function regular(every: 'month' | 'quarter', today: Temporal.PlainDate, most: number): Span[] {
  const months = every === 'month' ? 1 : 3;
  const current = today.with({ day: 1, month: today.month - ((today.month - 1) % months) });
  return Array.from({ length: most }, (_, back) => {
    const first = current.subtract({ months: months * back });
    const name =
      every === 'month'
        ? first.toLocaleString('en-US', { month: 'long', year: 'numeric' })
        : `${ORDINALS[(first.month - 1) / 3]} quarter of ${first.year}`;
    return { name, first, next: first.add({ months }) };
  });
}

const ORDINALS = ['1st', '2nd', '3rd', '4th'];

function own(days: Seasons, today: Temporal.PlainDate): Span[] {
  const firsts = days.flatMap((day) => readDay(day) ?? []);
  return firsts
    .map((first, place): Span => {
      const next = firsts[place + 1];
      return {
        name: next
          ? `${inWords(first)} to ${inWords(next.subtract({ days: 1 }))}`
          : `since ${inWords(first)}`,
        first,
        next,
      };
    })
    .filter(({ first }) => Temporal.PlainDate.compare(first, today) <= 0)
    .reverse();
}

const inWords = (day: Temporal.PlainDate) =>
  day.toLocaleString('en-US', { day: 'numeric', month: 'long', year: 'numeric' });
