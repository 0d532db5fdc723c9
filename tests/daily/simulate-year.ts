/**
 * A year of daily questions in many time zones with a moved clock, through the real engine and storage:
 * what was posted when, by the zone's own clocks.
 */
import { Temporal } from 'temporal-polyfill';
import { nextInstant } from '../../src/daily/local-time.ts';
import type { DailyEvent } from '../../src/daily/job.ts';
import { runDue } from '../../src/daily/run-due.ts';
import { runRegular } from '../../src/daily/run-regular.ts';
import { openStorage, type Storage } from '../../src/storage/open.ts';
import { CHANNEL, schedule } from '../storage/examples.ts';
import { type Channel, channel } from './channel.ts';
import { movedClock } from './moved-clock.ts';

export interface Year {
  zone: string;
  time: string;
  /** Local days from the first to the last, which the zone has. */
  days: number;
  /** Posts, by the local date the zone's clocks showed. */
  posted: ReadonlyMap<string, string[]>;
  /** How often the clocks changed. */
  changes: number;
  /** Posts that were not at `time`, as `2026-03-29 03:00`: where clocks left it out. */
  moved: string[];
}

/** Hours that clocks leave out or show twice somewhere, and some that they do not. */
const TIMES = ['09:00', '00:00', '02:30', '23:30', '02:00', '12:15', '01:45', '18:00', '00:30', '03:00'];

/** Sixty, with those of 30 and 45 minutes, half-hour changes, changes at midnight, and none. */
export const SIXTY_ZONES: readonly string[] = [
  'UTC',
  'Europe/London',
  'Europe/Dublin',
  'Europe/Lisbon',
  'Atlantic/Azores',
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/Madrid',
  'Europe/Athens',
  'Europe/Helsinki',
  'Europe/Kyiv',
  'Europe/Chisinau',
  'Europe/Istanbul',
  'Europe/Moscow',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Africa/Lagos',
  'Africa/Nairobi',
  'Africa/Johannesburg',
  'Asia/Beirut',
  'Asia/Jerusalem',
  'Asia/Dubai',
  'Asia/Tehran',
  'Asia/Kabul',
  'Asia/Karachi',
  'Asia/Kolkata',
  'Asia/Colombo',
  'Asia/Kathmandu',
  'Asia/Dhaka',
  'Asia/Yangon',
  'Asia/Bangkok',
  'Asia/Singapore',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Perth',
  'Australia/Eucla',
  'Australia/Darwin',
  'Australia/Adelaide',
  'Australia/Brisbane',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Pacific/Noumea',
  'Pacific/Norfolk',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Pacific/Tongatapu',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Pacific/Honolulu',
  'Pacific/Marquesas',
  'America/Anchorage',
  'America/Los_Angeles',
  'America/Denver',
  'America/Phoenix',
  'America/Chicago',
  'America/New_York',
  'America/St_Johns',
  'America/Havana',
  'America/Asuncion',
  'America/Nuuk',
];

/** How one kind of post is set up, made to come, told of, and ended. */
function kindOf(what: 'question' | 'mystery', storage: Storage, to: Channel) {
  const mystery = (guildId: string) => ({ guildId, kind: 'mystery' as const });
  return what === 'question'
    ? {
        plan: async (guildId: string, zone: string, time: string, nextAt: number) =>
          void (await storage.schedules.upsert(schedule({ guildId, zone, time, reveal: 6 }), {
            ...{ nextAt, now: nextAt },
          })),
        run: () => runDue(to.options),
        of: (event: DailyEvent) => (event.kind === 'posted' ? event.job.schedule : undefined),
        nextAt: async (guildId: string) => (await storage.schedules.get(guildId))?.nextAt,
        end: (guildId: string) => storage.schedules.pause(guildId, 'over'),
      }
    : {
        plan: (guildId: string, zone: string, time: string, nextAt: number) =>
          storage.regularPosts.put(
            { ...mystery(guildId), channelId: CHANNEL, time, zone, skipWeekdays: 0 },
            nextAt,
          ),
        run: () =>
          runRegular({ ...to.options, regular: { send: async () => true, find: async () => false } }),
        of: (event: DailyEvent) => (event.kind === 'regular-posted' ? event.job.post : undefined),
        nextAt: async (guildId: string) => (await storage.regularPosts.get(mystery(guildId)))?.nextAt,
        end: (guildId: string) => storage.regularPosts.remove(mystery(guildId)),
      };
}

/**
 * @param from first local day, as `2026-01-01`. @param days how many.
 * @returns one for each zone; each has its own time of day, so that all changes are met at many hours.
 */
export async function simulateYear(
  zones: readonly string[],
  from: string,
  days: number,
  what: 'question' | 'mystery' = 'question',
): Promise<Year[]> {
  const storage = await openStorage({ sqliteFile: ':memory:' }, { soon: 0 });
  const first = Temporal.PlainDate.from(from);
  const begin = Date.parse(from) - 36 * 3_600_000;
  const clock = movedClock(begin);
  const years = zones.map((zone, index) => ({ zone, time: TIMES[index % TIMES.length] ?? '09:00' }));
  const due: number[] = [];
  const to = channel(storage, clock, { batch: 100, pacer: { turn: async () => true } });
  const kind = kindOf(what, storage, to);
  for (const [index, { zone, time }] of years.entries()) {
    // From the moment before the first day there begins.
    const nextAt = nextInstant(first.toZonedDateTime(zone).epochMilliseconds - 1, time, zone);
    due.push(nextAt);
    await kind.plan(String(index + 1), zone, time, nextAt);
  }
  const last = first.add({ days: days - 1 });
  const posted = years.map(() => new Map<string, string[]>());
  for (;;) {
    const next = Math.min(...due);
    if (!Number.isFinite(next)) break;
    clock.moveTo(next);
    await kind.run();
    for (const event of to.events.splice(0)) {
      const post = kind.of(event);
      if (!post) throw new Error(`${event.kind} at ${new Date(next).toISOString()}`);
      const { guildId, zone } = post;
      const index = Number(guildId) - 1;
      const shown = Temporal.Instant.fromEpochMilliseconds(next).toZonedDateTimeISO(zone);
      const date = shown.toPlainDate();
      const there = posted[index] ?? new Map<string, string[]>();
      there.set(String(date), [
        ...(there.get(String(date)) ?? []),
        shown.toPlainTime().toString({ smallestUnit: 'minute' }),
      ]);
      // What the engine itself put into the database, read back; past the last day it is left alone.
      const nextAt = await kind.nextAt(guildId);
      due[index] =
        Temporal.PlainDate.compare(date, last) < 0 ? (nextAt ?? Number.NaN) : Number.POSITIVE_INFINITY;
      if (due[index] === Number.POSITIVE_INFINITY) await kind.end(guildId);
    }
  }
  await storage.close();
  return years.map(({ zone, time }, index) => {
    const there = posted[index] ?? new Map<string, string[]>();
    return {
      zone,
      time,
      posted: there,
      days: localDays(first, days, zone),
      changes: changesIn(first, days, zone),
      moved: movedIn(there, time),
    };
  });
}

const movedIn = (posted: ReadonlyMap<string, string[]>, time: string): string[] =>
  [...posted].flatMap(([date, times]) =>
    times.filter((each) => each !== time).map((each) => `${date} ${each}`),
  );

/** Counted without the engine: a day exists where it begins on itself. */
function localDays(first: Temporal.PlainDate, days: number, zone: string): number {
  return Array.from({ length: days }, (_, index) => first.add({ days: index })).filter((date) =>
    date.toZonedDateTime(zone).toPlainDate().equals(date),
  ).length;
}

function changesIn(first: Temporal.PlainDate, days: number, zone: string): number {
  const offsets = Array.from(
    { length: days + 1 },
    (_, index) => first.add({ days: index }).toZonedDateTime(zone).offset,
  );
  return offsets.filter((offset, index) => index > 0 && offset !== offsets[index - 1]).length;
}

/** As a table for people. */
export function yearTable(years: readonly Year[]): string {
  const lines = years.map(({ zone, time, days, posted, changes, moved }) => {
    const posts = [...posted.values()].reduce((sum, times) => sum + times.length, 0);
    return [
      zone.padEnd(22),
      time,
      String(days).padStart(4),
      String(posts).padStart(5),
      String(changes).padStart(7),
      ` ${moved.join(', ')}`,
    ].join('  ');
  });
  return [
    'zone                    time   days  posts  changes   where clocks left the time out',
    ...lines,
  ].join('\n');
}
