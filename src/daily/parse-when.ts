/** A moment to come as people type it: a time with or without its day, a while from now, or a timestamp of Discord's. */
import { Temporal } from 'temporal-polyfill';
import { instantOnDate, localDate, nextInstant } from './local-time.ts';
import { parseTime } from './parse-time.ts';
import { parseWeekdays } from './parse-weekdays.ts';
import { readable } from './readable.ts';

type ParsedWhen = { ok: true; at: number } | { ok: false; reason: string };

const HOW = 'Write it like 20:00, tomorrow 8pm, sat 20:00, 5 dec 20:00 or in 2 hours.';
const EVERY_WEEKDAY = 0b1111111;
const UNITS = { m: 60_000, h: 3_600_000, d: 24 * 3_600_000 } as const;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** What stands between a day and a time and says nothing. */
const FILLER = /\b(?:at|on|the|next|this)\b|,/g;

/**
 * Reads `20:00` (the next one), `tomorrow 8pm`, `Saturday at 20:00`, `20:00 sat`, `5 Dec 20:00`, `2026-12-05 20:00`,
 * `in 2 hours`, `in 1.5h`, `in 1h30`, `in half an hour`, `<t:1764964800>`. The reason for a refusal is a sentence with nothing of what was typed.
 * @param now in milliseconds. @param zone IANA name.
 */
export function parseWhen(typed: string, now: number, zone: string): ParsedWhen {
  const text = readable(typed).toLowerCase();
  const stamp = /^<t:(\d{1,12})(?::[a-z])?>$/.exec(text)?.[1];
  if (stamp !== undefined) return notOver(Number(stamp) * 1_000, now);
  const [, number, unit, minutes = 0] =
    /^in\s+(\d+(?:\.\d+)?|half an?|an?)\s*(m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?)(?:(?<=h\w*)(?:\s+and)?\s*(\d+)\s*(?:m(?:in(?:ute)?s?)?)?)?$/.exec(
      text,
    ) ?? [];
  if (number !== undefined) {
    const many = number.startsWith('half') ? 0.5 : number.startsWith('a') ? 1 : Number(number);
    return notOver(now + many * UNITS[unit?.[0] as keyof typeof UNITS] + Number(minutes) * UNITS.m, now);
  }
  const words = text.replace(FILLER, ' ').split(/\s+/).filter(Boolean);
  const whole = parseTime(words.join(' '));
  if (whole.ok) return notOver(nextInstant(now, whole.time, zone), now);
  // The longest time first: `dec 5 8 pm` is no day `dec 5 8`.
  for (let at = 1; at < words.length; at += 1) {
    const [first, last] = [words.slice(0, at).join(' '), words.slice(at).join(' ')];
    const found = onDay(first, last, now, zone) ?? onDay(last, first, now, zone);
    if (found) return found;
  }
  return { ok: false, reason: `That is no moment that Curzon understands. ${HOW}` };
}

const notOver = (at: number, now: number): ParsedWhen =>
  at > now ? { ok: true, at } : { ok: false, reason: 'That is over already.' };

/** Undefined where the two are no day and no time. */
function onDay(day: string, typedTime: string, now: number, zone: string): ParsedWhen | undefined {
  const parsed = parseTime(typedTime);
  if (!parsed.ok) return undefined;
  const { time } = parsed;
  const bits = /^[a-z]+$/.test(day) ? parseWeekdays(day) : undefined;
  const isOneDay = bits !== undefined && bits !== 0 && (bits & (bits - 1)) === 0;
  if (isOneDay) return notOver(nextInstant(now, time, zone, EVERY_WEEKDAY & ~bits), now);
  const date = dateOf(day, localDate(now, zone));
  const at = date === undefined ? undefined : instantOnDate(date, time, zone);
  return at === undefined ? undefined : notOver(at, now);
}

/** As `2026-04-09`; a day of a month is the next one. */
function dateOf(day: string, today: string): string | undefined {
  const current = Temporal.PlainDate.from(today);
  if (day === 'today' || day === 'tonight') return today;
  if (day === 'tomorrow') return current.add({ days: 1 }).toString();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(day);
  if (iso) return validDate(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const [, before, name = '', after] =
    /^(?:(\d{1,2})(?:st|nd|rd|th)?\.?\s*)?([a-z]{3,9})\.?(?:\s*(\d{1,2})(?:st|nd|rd|th)?)?$/.exec(day) ?? [];
  const month = MONTHS.findIndex((start) => name.startsWith(start)) + 1;
  const number = before ?? after;
  if (month === 0 || number === undefined || (before !== undefined && after !== undefined)) return undefined;
  const date = validDate(current.year, month, Number(number));
  return date !== undefined && date < today ? validDate(current.year + 1, month, Number(number)) : date;
}

function validDate(year: number, month: number, day: number): string | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}
