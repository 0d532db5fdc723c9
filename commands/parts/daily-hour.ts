/** Hours, time zones and weekdays as staff types them, and what is said of those that cannot be taken. */
import { quoteTyped } from '../../src/cards/text.ts';
import { parseTime } from '../../src/daily/parse-time.ts';
import { parseWeekdays } from '../../src/daily/parse-weekdays.ts';
import { resolveZone, suggestZones } from '../../src/daily/zones.ts';

const EVERY_DAY = 127;

type ReadHour = { ok: true; time: string; zone: string } | { ok: false; wrong: string[] };

/** Time and zone as typed; what is wrong with either is a line each, and names zones that may be meant. */
export function readHour(typedTime: string, typedZone: string, now: number): ReadHour {
  const time = parseTime(typedTime);
  const zone = resolveZone(typedZone, now);
  if (time.ok && zone !== undefined) return { ok: true, time: time.time, zone };
  return {
    ok: false,
    wrong: [
      ...(time.ok ? [] : [`**time:** ${time.reason}`]),
      ...(zone === undefined
        ? [`**zone:** ${quoteTyped(typedZone)} is no time zone for certain. ${zonesLike(typedZone, now)}`]
        : []),
    ],
  };
}

/** What to write instead of what is no zone for certain. */
export function zonesLike(typed: string, now: number): string {
  const [first, ...others] = suggestZones(typed, now)
    .slice(0, 3)
    .map(({ value }) => `**${value}**`);
  if (first === undefined) return 'Write a city such as Berlin, or a name such as **Europe/Berlin**.';
  return `Write a city, or a name such as ${[first, ...others].join(', ')}.`;
}

type ReadDays = { ok: true; days: number } | { ok: false; wrong: string };

/** @param before what is set, where nothing was typed. */
export function readSkipped(typed: string | undefined, before = 0): ReadDays {
  const days = typed ? parseWeekdays(typed) : before;
  if (days === undefined)
    return { ok: false, wrong: '**skip:** Write weekdays such as sat, sun or mon-fri, or none.' };
  if (days === EVERY_DAY) return { ok: false, wrong: '**skip:** Leave at least one day.' };
  return { ok: true, days };
}
