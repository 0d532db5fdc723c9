/** How two entries are connected, as a picture: a box for each entry, and between them the fact that ties the two. */
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

export interface ConnectionContent {
  title: string;
  /** The entry at which the chain begins. */
  start: ConnectionEntry;
  steps: readonly ConnectionStep[];
  /** `nothing further is known`, `2 steps not shown`. */
  leftOut?: string | undefined;
}

export interface ConnectionEntry {
  name: string;
  /** `Person`, `Event · Mirror universe`. */
  kind?: string | undefined;
}

export interface ConnectionStep {
  /** The fact as a sentence. */
  text: string;
  sources?: string | undefined;
  to: ConnectionEntry;
}

/** A picture much taller than a phone is shown small. */
export const MOST_STEPS = 8;
const BOX_PADDING = 12;
const STEM = 34;

export async function connectionPicture(content: ConnectionContent, look: Look): Promise<Picture> {
  const steps = content.steps.slice(0, MOST_STEPS);
  const foot = leftOutOf(content);
  const blocks = [
    titleBlock(content.title, look),
    boxBlock(content.start, look),
    ...steps.flatMap((step) => [stepBlock(step, look), boxBlock(step.to, look)]),
    ...(foot === '' ? [] : [footBlock(foot, look)]),
  ];
  return { png: await paint(blocks, look), altText: connectionAltText(content) };
}

/** The same as the picture says, a line for each step. */
export function connectionAltText(content: ConnectionContent): string {
  const steps = content.steps.slice(0, MOST_STEPS).map(({ text, sources, to }, at) => {
    return `${at + 1}. ${plain(text)}${sources ? ` (${plain(sources)})` : ''} → ${entryText(to)}`;
  });
  return [plain(content.title), `Begins at ${entryText(content.start)}`, ...steps, leftOutOf(content)]
    .filter((line) => line !== '')
    .join('\n');
}

const entryText = ({ name, kind }: ConnectionEntry) => `${plain(name)}${kind ? ` (${plain(kind)})` : ''}`;

function leftOutOf({ steps, leftOut }: ConnectionContent): string {
  const more = steps.length - MOST_STEPS;
  return [more > 0 ? `${more} more not drawn` : '', leftOut ? plain(leftOut) : '']
    .filter((part) => part !== '')
    .join(' · ');
}

function boxBlock({ name, kind }: ConnectionEntry, look: Look): Block {
  const width = widthFor(look) - 2 * PADDING;
  const inner = width - 2 * BOX_PADDING;
  const title = linesOf(name, inner, 2, { size: 18, weight: 'bold', color: 'text' });
  const below = kind ? linesOf(kind, inner, 1, { size: 14, color: 'muted' }) : undefined;
  const height = title.height + (below?.height ?? 0) + 2 * BOX_PADDING - 4;
  return {
    height,
    draw({ context, color, text }, top) {
      context.fillStyle = color.panel;
      context.strokeStyle = color.accent;
      context.lineWidth = 2;
      context.beginPath();
      context.roundRect(PADDING, top, width, height, 10);
      context.fill();
      context.stroke();
      text(title, PADDING + BOX_PADDING, top + BOX_PADDING - 4);
      if (below) text(below, PADDING + BOX_PADDING, top + BOX_PADDING - 4 + title.height);
    },
  };
}

/** The line runs downwards, as one reads, whichever of the two the fact was written under. */
function stepBlock({ text, sources }: ConnectionStep, look: Look): Block {
  const width = widthFor(look) - 2 * PADDING - STEM;
  const said = linesOf(text, width, 5, { size: 17, color: 'text' });
  const cited = sources ? linesOf(sources, width, 1, { size: 14, color: 'muted' }) : undefined;
  const height = said.height + (cited?.height ?? 0) + 22;
  return {
    height,
    draw({ context, color, text: write }, top) {
      const x = PADDING + STEM / 2;
      context.strokeStyle = color.line;
      context.fillStyle = color.line;
      context.lineWidth = 2;
      context.beginPath();
      context.moveTo(x, top + 2);
      context.lineTo(x, top + height - 9);
      context.stroke();
      context.beginPath();
      context.moveTo(x - 6, top + height - 10);
      context.lineTo(x + 6, top + height - 10);
      context.lineTo(x, top + height - 2);
      context.fill();
      write(said, PADDING + STEM, top + 10);
      if (cited) write(cited, PADDING + STEM, top + 10 + said.height);
    },
  };
}
