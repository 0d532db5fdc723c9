/** What happened or came out on a day of the year: as a card of its own, and in a few lines beside the daily question. */
import type { APIEmbed } from 'discord.js';
import type { Fact, Work } from '../lore/model/model.ts';
import { sentence } from '../lore/model/model.ts';
import { counts, isBeyond, nameSpoils, shownTo, type Viewer } from '../spoilers/viewer.ts';
import { type Calendar, type Day, type OnThisDay, onThisDay } from '../timeline/on-this-day.ts';
import { labels, workLine } from './citation.ts';
import { paginate } from './pages.ts';
import { COLORS, type Reply } from './reply.ts';
import { count, escapeText, lengthOf } from './text.ts';

const MONTH_DAY = new Intl.DateTimeFormat('en', { month: 'long', day: 'numeric', timeZone: 'UTC' });
/** Of each of the card's two lists, in code points: with their headings both fit one embed. */
const LIST = 2_500;
/** All fields of the card, in code points. */
const FIELDS = 5_500;
/** Beside the daily question, which is what the post is for. */
const MOST_BESIDE = 3;
const LONGEST_BESIDE = 1_000;

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

export interface TodayView {
  day: Day;
  viewer: Viewer;
  private: boolean;
}

/** The answer to `/today`. `today` is what the viewer may see: see {@link seenOn}. */
export function todayCard(
  { happened, released }: OnThisDay,
  { day, viewer, private: isPrivate }: TodayView,
): Reply {
  const [fields = []] = paginate(
    [
      { heading: 'In-universe', lines: shortened(happened.map((fact) => factLine(fact, viewer))) },
      {
        heading: 'First shown or published',
        lines: shortened(released.map((work) => releaseLine(work, day.year))),
      },
    ],
    FIELDS,
  );
  return {
    embeds: [
      {
        // A leap year, so that the 29th of February has a name too.
        title: `On this day: ${MONTH_DAY.format(new Date(Date.UTC(2024, day.month - 1, day.day)))}`,
        color: COLORS.work,
        ...(fields.length > 0
          ? { fields }
          : { description: 'Nothing is known of this day. `/timeline` shows what is known of a year.' }),
      },
    ],
    components: [],
    private: isPrivate,
  };
}

/** The same in one list, a line each. */
export const todayLines = (
  { happened, released }: OnThisDay,
  { day, viewer }: Omit<TodayView, 'private'>,
) => [
  ...happened.map((fact) => factLine(fact, viewer)),
  ...released.map((work) => releaseLine(work, day.year)),
];

/** A few such lines beside the daily question; nothing when there are none, or no room. In code points. */
export function todayEmbed(lines: readonly string[], room: number): APIEmbed | undefined {
  const title = 'On this day';
  const rest = (left: number) => (left > 0 ? [`and ${left} more: \`/today\``] : []);
  const words = lengthOf(title) + lengthOf(rest(lines.length).join('')) + 1;
  const { shown, left } = fitting(lines, MOST_BESIDE, Math.min(LONGEST_BESIDE, room) - words);
  if (shown.length === 0) return undefined;
  return { title, color: COLORS.work, description: [...shown, ...rest(left)].join('\n') };
}

const factLine = (fact: Fact, viewer: Viewer) =>
  `• ${escapeText(sentence(fact))} ${labels(fact.citations, viewer)}`;

/** `• **The Undiscovered Country** (TUC, film, 1991), 35 years ago` */
function releaseLine(work: Work, year: number): string {
  const years = year - Number(work.released?.slice(0, 4) ?? year);
  return `• ${workLine(work)}${years > 0 ? `, ${count(years, 'year')} ago` : ''}`;
}

function shortened(lines: readonly string[]): string[] {
  const { shown, left } = fitting(lines, lines.length, LIST);
  return [...shown, ...(left > 0 ? [`and ${left} more`] : [])];
}

/** The first lines that fit, at most so many; how many are left over. */
function fitting(lines: readonly string[], most: number, room: number): { shown: string[]; left: number } {
  const shown: string[] = [];
  let used = 0;
  for (const line of lines.slice(0, most)) {
    used += lengthOf(line) + 1;
    if (used > room) break;
    shown.push(line);
  }
  return { shown, left: lines.length - shown.length };
}
