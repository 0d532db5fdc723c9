/** What happened or came out on a day of the year: as a card of its own, and in a few lines beside the daily question. */
import type { APIEmbed } from 'discord.js';
import type { Fact, Work } from '../lore/model/model.ts';
import { judgementFor } from '../spoilers/view.ts';
import type { Viewer } from '../spoilers/viewer.ts';
import type { Day, OnThisDay } from '../timeline/on-this-day.ts';
import type { NearDay } from '../timeline/seen-on.ts';
import { barred, labels, workLine } from './citation.ts';
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

interface TodayView {
  day: Day;
  /** What stands there instead where nothing is known of the day. */
  nearest: readonly NearDay[];
  viewer: Viewer;
  private: boolean;
}

/** The answer to `/today`. `today` is what the viewer may see: see `seenOn`. */
export function todayCard(
  { happened, released }: OnThisDay,
  { day, viewer, nearest, private: isPrivate }: TodayView,
): Reply {
  const isEmpty = happened.length + released.length === 0;
  const [fields = []] = paginate(
    [
      ...(isEmpty ? nearest.map((near) => nearPart(near, viewer)) : []),
      { heading: 'In-universe', lines: shortened(factLines(happened, viewer)) },
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
        title: `On this day: ${monthDay(day)}`,
        color: COLORS.work,
        ...(isEmpty
          ? {
              description:
                fields.length > 0
                  ? 'No anniversary today; these are the nearest.'
                  : 'Nothing is known of this day. `/timeline` shows what is known of a year.',
            }
          : {}),
        fields,
      },
    ],
    components: [],
    private: isPrivate,
  };
}

// A leap year, so that the 29th of February has a name too.
const monthDay = ({ month, day }: Day) => MONTH_DAY.format(new Date(Date.UTC(2024, month - 1, day)));

/** Of a near day so much. */
const MOST_NEAR = 3;

function nearPart({ day, away, on: { happened, released } }: NearDay, viewer: Viewer) {
  const lines = [...factLines(happened, viewer), ...released.map((work) => `• ${workLine(work)}`)];
  const left = lines.length - MOST_NEAR;
  return {
    heading: `${inDays(away)}: ${monthDay(day)}`,
    lines: [...lines.slice(0, MOST_NEAR), ...(left > 0 ? [`and ${left} more`] : [])],
  };
}

function inDays(away: number): string {
  if (Math.abs(away) === 1) return away > 0 ? 'Tomorrow' : 'Yesterday';
  return away > 0 ? `In ${away} days` : `${-away} days ago`;
}

/** The same in one list, a line each. */
export const todayLines = (
  { happened, released }: OnThisDay,
  { day, viewer }: Pick<TodayView, 'day' | 'viewer'>,
) => [...factLines(happened, viewer), ...released.map((work) => releaseLine(work, day.year))];

/** A few such lines beside the daily question; nothing when there are none, or no room. In code points. */
export function todayEmbed(lines: readonly string[], room: number): APIEmbed | undefined {
  const title = 'On this day';
  const rest = (left: number) => (left > 0 ? [`and ${left} more: \`/today\``] : []);
  const words = lengthOf(title) + lengthOf(rest(lines.length).join('')) + 1;
  const { shown, left } = fitting(lines, MOST_BESIDE, Math.min(LONGEST_BESIDE, room) - words);
  if (shown.length === 0) return undefined;
  return { title, color: COLORS.work, description: [...shown, ...rest(left)].join('\n') };
}

const factLines = (facts: readonly Fact[], viewer: Viewer): string[] =>
  judgementFor(viewer)
    .tellAll(facts)
    .map(({ text, sources, verdict }) => `• ${barred(escapeText(text), verdict)} ${labels(sources)}`);

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
