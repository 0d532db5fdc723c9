import type { Schedule } from '../storage/schedules.ts';
import { localDate, nextInstant } from './local-time.ts';

/** One local day's question: at which instant (ms), on which local date. */
export interface Occurrence {
  at: number;
  date: string;
}

interface Plan {
  /** Days whose hour passed too long ago, oldest first. */
  missed: Occurrence[];
  /** The day to post for now. */
  due: Occurrence | undefined;
  /** When the schedule is due again. */
  nextAt: number;
}

/**
 * What a claimed schedule has to do now. After an outage only the latest day may still be posted, and only
 * within `catchUp` of its hour: members get one late question, never a pile.
 * @param catchUp in milliseconds.
 */
export function planDue(
  schedule: Pick<Schedule, 'time' | 'zone' | 'skipWeekdays'> & { nextAt: number },
  now: number,
  catchUp: number,
): Plan {
  const { time, zone, skipWeekdays } = schedule;
  const passed: Occurrence[] = [];
  let nextAt = schedule.nextAt;
  while (nextAt <= now) {
    passed.push({ at: nextAt, date: localDate(nextAt, zone) });
    nextAt = nextInstant(nextAt, time, zone, skipWeekdays);
  }
  const latest = passed.at(-1);
  const inTime = latest !== undefined && now - latest.at <= catchUp;
  // One that staff had posted before its hour is that day's: it does not come once more.
  while (inTime && localDate(nextAt, zone) === latest.date)
    nextAt = nextInstant(nextAt, time, zone, skipWeekdays);
  return { missed: inTime ? passed.slice(0, -1) : passed, due: inTime ? latest : undefined, nextAt };
}
