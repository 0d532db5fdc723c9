/** What happened or came out on a day, as far as a viewer may know it. */
import type { Fact, Work } from '../lore/model/model.ts';
import { isNamable, nameSpoils, shownTo, type Viewer } from '../spoilers/viewer.ts';
import { type Calendar, type Day, type OnThisDay, onThisDay } from './on-this-day.ts';

/** What of a day a viewer may see: neither a hidden fact, nor a work that they have not seen or that does not count. */
export const seenOn = (calendar: Calendar, day: Day, viewer: Viewer): OnThisDay =>
  onThisDay(calendar, day, {
    accept: shownTo(viewer),
    acceptWork: (work) => isNamable(work, viewer) && !saysTooMuch(work, viewer),
  });

/** A day near another, on which something happened. */
export interface NearDay {
  day: Day;
  /** How many days later; negative for earlier. */
  away: number;
  on: OnThisDay;
}

/** Half a year: whatever is further ahead is nearer looking back. */
const FARTHEST = 183;
const DAY = 86_400_000;

/** The nearest days of which a viewer may see anything, before and after, in the order of the calendar. */
export function nearestDays(calendar: Calendar, today: Day, viewer: Viewer, most: number): NearDay[] {
  const start = Date.UTC(today.year, today.month - 1, today.day);
  const found: NearDay[] = [];
  const released = new Set(
    calendar.packs.flatMap(({ works }) => works.flatMap((work) => work.released?.slice(5) ?? [])),
  );
  for (let far = 1; far <= FARTHEST && found.length < most; far++)
    for (const away of [far, -far]) {
      const date = new Date(start + away * DAY);
      const day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
      const key = date.toISOString().slice(5, 10);
      // The last of February may be kept on the day before.
      if (key !== '02-28' && !released.has(key) && calendar.onDay(day.month, day.day).length === 0) continue;
      const on = seenOn(calendar, day, viewer);
      if (on.happened.length + on.released.length > 0) found.push({ day, away, on });
    }
  return found.slice(0, most).toSorted((a, b) => a.away - b.away);
}

/** A work within the limit may be called after somebody whom only works beyond it tell of. */
const saysTooMuch = (work: Work, viewer: Viewer) => work.named.some((entry) => nameSpoils(entry, viewer));

/** Without what is told of whoever and whatever a question is about, so that it does not give the answer away. */
export function besideQuestion({ happened, released }: OnThisDay, asked: readonly Fact[]): OnThisDay {
  const about = new Set(asked.flatMap(entriesOf));
  return {
    happened: happened.filter((fact) => !entriesOf(fact).some((entry) => about.has(entry))),
    released,
  };
}

const entriesOf = ({ subject, target }: Fact) => [subject, ...(target ? [target] : [])];
