/**
 * A timeline as a picture: dates on the left of a line downwards, and a dot on it for each thing that happened, in two
 * lines at most. Discord shows a high picture small, so the words beside it have the whole of each row.
 */
import {
  type Block,
  type Brush,
  type Look,
  linesOf,
  noted,
  PADDING,
  type Picture,
  widthFor,
  widthOf,
} from './paint.ts';
import { altTextOf, drawn, drawSheet } from './sheet.ts';
import { plain } from './wrap.ts';

interface TimelineRow {
  /** As the source has it: `c. 2293`. */
  date: string;
  /** The event's name. */
  heading?: string | undefined;
  text?: string | undefined;
  /** Labels of the sources: `TUC, DS9 4x01`. */
  sources?: string | undefined;
}

export interface TimelineContent {
  /** What it is of. */
  title: string;
  /** Which part of it: `1 of 2`. */
  page?: string | undefined;
  rows: readonly TimelineRow[];
  /** What is not on it, in words: `and 12 more, 3 without a date`. */
  leftOut?: string | undefined;
}

/** A picture much taller than a phone is shown small; the rest is for the next page. */
const MOST_ROWS = 10;
const MOST_LINES = 2;
const DATE = { size: 14, weight: 'bold', color: 'accent' } as const;
/** Dates wider than this are broken: `late 23rd / century`. */
const WIDEST_DATE = 80;
/** Between date, line and text. */
const GAP = 10;
const DOT = 6;
const BETWEEN_ROWS = 9;
/** From a row's top to the middle of its first line. */
const MIDDLE = 11;

export async function timelinePicture(content: TimelineContent, look: Look): Promise<Picture> {
  const { shown, foot } = drawn(content.rows, MOST_ROWS, content.leftOut);
  const dates = shown.map(({ date }) => Math.min(WIDEST_DATE, widthOf(plain(date), DATE)));
  const rail = PADDING + Math.ceil(Math.max(0, ...dates)) + GAP + DOT;
  const blocks = shown.map((row, at) => {
    const repeats = row.date === shown[at - 1]?.date;
    return rowBlock(
      { ...row, heading: headingOf(row, content) },
      { rail, repeats, last: at === shown.length - 1 },
      look,
    );
  });
  const over = content.page ? `Timeline · ${plain(content.page)}` : 'Timeline';
  return drawSheet({ over, title: content.title, blocks, foot, altText: timelineAltText(content) }, look);
}

/** What the picture shows, and in full what it has no room for, a line for each row. */
export function timelineAltText({ title, page, rows, leftOut }: TimelineContent): string {
  const { shown, foot } = drawn(rows, MOST_ROWS, leftOut);
  const lines = shown.map((row) => {
    const { date, text, sources } = row;
    const said = [headingOf(row, { title }), text].flatMap((part) => (part ? [plain(part)] : []));
    return `${plain(date)}: ${said.join(': ')}${sources ? ` (${plain(sources)})` : ''}`;
  });
  return altTextOf([`Timeline: ${plain(title)}${page ? ` (${plain(page)})` : ''}`, ...lines], foot);
}

/** None where the picture's title says it already and a text follows. */
const headingOf = ({ heading, text }: TimelineRow, { title }: Pick<TimelineContent, 'title'>) =>
  heading === title && text ? undefined : heading;

interface Place {
  /** Where the line runs. */
  rail: number;
  /** Whether the row before has the same date: it is not written again. */
  repeats: boolean;
  last: boolean;
}

function rowBlock(
  { date, heading, text, sources }: TimelineRow,
  { rail, repeats, last }: Place,
  look: Look,
): Block {
  const left = rail + DOT + GAP;
  const width = widthFor(look) - PADDING - left;
  const when = linesOf(repeats ? '' : date, WIDEST_DATE, 3, DATE);
  const said = heading
    ? linesOf(heading, width, MOST_LINES, { size: 16, weight: 'bold', color: 'text' })
    : linesOf(text ?? '', width, MOST_LINES, { size: 15, color: 'text' });
  const cited = sources ? linesOf(sources, width, 1, { size: 14, color: 'muted' }) : undefined;
  const part = noted(said, cited, width);
  const height = Math.max(when.height, part.height) + (last ? 0 : BETWEEN_ROWS);
  return {
    height,
    draw(brush, top) {
      if (!last) railFrom(brush, rail, top + MIDDLE, height);
      dot(brush, rail, top + MIDDLE, repeats);
      brush.text(when, rail - DOT - GAP, top + 2, 'right');
      part.draw(brush, left, top);
    },
  };
}

function railFrom({ context, color }: Brush, x: number, y: number, height: number): void {
  context.strokeStyle = color.line;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x, y + height);
  context.stroke();
}

/** Full where a date begins, a ring for what else happened then. */
function dot({ context, color }: Brush, x: number, y: number, isRing: boolean): void {
  context.fillStyle = isRing ? color.background : color.accent;
  context.strokeStyle = color.accent;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(x, y, isRing ? DOT - 2 : DOT - 1, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
}
