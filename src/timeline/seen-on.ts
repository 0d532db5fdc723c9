/** What happened or came out on a day, as far as a viewer may know it. */
import type { Fact, Work } from '../lore/model/model.ts';
import { counts, isBeyond, nameSpoils, shownTo, type Viewer } from '../spoilers/viewer.ts';
import { type Calendar, type Day, type OnThisDay, onThisDay } from './on-this-day.ts';

/** What of a day a viewer may see: neither a hidden fact, nor a work that they have not seen or that does not count. */
export const seenOn = (calendar: Calendar, day: Day, viewer: Viewer): OnThisDay =>
  onThisDay(calendar, day, {
    accept: shownTo(viewer),
    acceptWork: (work) => counts(work, viewer) && !isBeyond(work, viewer) && !saysTooMuch(work, viewer),
  });

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
