/** A timeline as a picture: a line downwards, a dot for each thing that happened. */
import {
  type Block,
  footBlock,
  type Look,
  linesOf,
  PADDING,
  type Picture,
  paint,
  titleBlock,
  widthFor,
} from './paint.ts';
import { plain } from './wrap.ts';

export interface TimelineRow {
  /** As the source has it: `c. 2293`. */
  date: string;
  /** The event's name. */
  heading?: string | undefined;
  text?: string | undefined;
  /** Labels of the sources: `TUC, DS9 4x01`. */
  sources?: string | undefined;
}

export interface TimelineContent {
  title: string;
  rows: readonly TimelineRow[];
  /** What is not on it, in words: `and 12 more, 3 without a date`. */
  leftOut?: string | undefined;
}

/** A picture much taller than a phone is shown small; the rest is for the next page. */
export const MOST_ROWS = 10;
const RAIL = 26;
const DOT = 5;

export async function timelinePicture(content: TimelineContent, look: Look): Promise<Picture> {
  const rows = content.rows.slice(0, MOST_ROWS);
  const foot = leftOutOf(content);
  const blocks = [
    titleBlock(content.title, look),
    ...rows.map((row, at) => rowBlock(row, look, at === rows.length - 1)),
    ...(foot === '' ? [] : [footBlock(foot, look)]),
  ];
  return { png: await paint(blocks, look), altText: timelineAltText(content) };
}

/** The same as the picture says, a line for each row. */
export function timelineAltText(content: TimelineContent): string {
  const rows = content.rows.slice(0, MOST_ROWS).map(({ date, heading, text, sources }) => {
    const said = [heading, text].flatMap((part) => (part ? [plain(part)] : [])).join(': ');
    return `${plain(date)}: ${said}${sources ? ` (${plain(sources)})` : ''}`;
  });
  return [`Timeline: ${plain(content.title)}`, ...rows, leftOutOf(content)]
    .filter((line) => line !== '')
    .join('\n');
}

function leftOutOf({ rows, leftOut }: TimelineContent): string {
  const more = rows.length - MOST_ROWS;
  return [more > 0 ? `${more} more not drawn` : '', leftOut ? plain(leftOut) : '']
    .filter((part) => part !== '')
    .join(' · ');
}

function rowBlock({ date, heading, text, sources }: TimelineRow, look: Look, last: boolean): Block {
  const width = widthFor(look) - 2 * PADDING - RAIL;
  const parts = [
    linesOf(date, width, 2, { size: 16, weight: 'bold', color: 'accent' }),
    ...(heading ? [linesOf(heading, width, 3, { size: 18, weight: 'bold', color: 'text' })] : []),
    ...(text ? [linesOf(text, width, 5, { size: 17, color: 'text' })] : []),
    ...(sources ? [linesOf(sources, width, 1, { size: 14, color: 'muted' })] : []),
  ];
  const height = parts.reduce((sum, part) => sum + part.height, 0) + 16;
  return {
    height,
    draw({ context, color, text: write }, top) {
      const x = PADDING + DOT;
      const y = top + 11;
      context.strokeStyle = color.line;
      context.lineWidth = 2;
      if (!last) {
        context.beginPath();
        context.moveTo(x, y + DOT + 3);
        context.lineTo(x, y + height - DOT - 3);
        context.stroke();
      }
      context.fillStyle = color.accent;
      context.beginPath();
      context.arc(x, y, DOT, 0, 2 * Math.PI);
      context.fill();
      let at = top;
      for (const part of parts) {
        write(part, PADDING + RAIL, at);
        at += part.height;
      }
    },
  };
}
