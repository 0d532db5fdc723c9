/** How two entries are connected, as a picture: a box for each entry, and between them the fact that ties the two. */
import { type Block, type Look, linesOf, noted, PADDING, type Picture, widthFor } from './paint.ts';
import { altTextOf, drawn, drawSheet } from './sheet.ts';
import { plain } from './wrap.ts';

export interface ConnectionContent {
  /** The entry at which the chain begins. */
  start: ConnectionEntry;
  steps: readonly ConnectionStep[];
  /** `nothing further is known`. */
  leftOut?: string | undefined;
}

interface ConnectionEntry {
  name: string;
  /** `Person`, `Event · Mirror universe`. */
  kind?: string | undefined;
}

interface ConnectionStep {
  /** The fact as a sentence. */
  text: string;
  sources?: string | undefined;
  to: ConnectionEntry;
}

/** A picture much taller than a phone is shown small. */
const MOST_STEPS = 8;
const BOX_PADDING = { x: 12, y: 8 };
/** Left of the sentences, for arrow and number. */
const STEM = 40;
const STEP_PADDING = 13;
const ARROW = 8;
/** Radius of the circle around a step's number. */
const NUMBER = 12;

export async function connectionPicture(content: ConnectionContent, look: Look): Promise<Picture> {
  const { shown, foot } = drawn(content.steps, MOST_STEPS, content.leftOut);
  const blocks = [
    boxBlock(content.start, true, look),
    ...shown.flatMap((step, at) => [
      stepBlock(step, at + 1, look),
      boxBlock(step.to, at === content.steps.length - 1, look),
    ]),
  ];
  return drawSheet({ over: titleOf(content), blocks, foot, altText: connectionAltText(content) }, look);
}

/** The same as the picture says, a line for each step. */
export function connectionAltText(content: ConnectionContent): string {
  const { shown, foot } = drawn(content.steps, MOST_STEPS, content.leftOut);
  const steps = shown.map(({ text, sources, to }, at) => {
    return `${at + 1}. ${plain(text)}${sources ? ` (${plain(sources)})` : ''} → ${entryText(to)}`;
  });
  return altTextOf([titleOf(content), `Begins at ${entryText(content.start)}`, ...steps], foot);
}

const titleOf = ({ steps }: ConnectionContent) =>
  `Connected in ${steps.length} ${steps.length === 1 ? 'step' : 'steps'}`;

const entryText = ({ name, kind }: ConnectionEntry) => `${plain(name)}${kind ? ` (${plain(kind)})` : ''}`;

/** The two that were asked for stand out from those in between. */
function boxBlock({ name, kind }: ConnectionEntry, isEnd: boolean, look: Look): Block {
  const width = widthFor(look) - 2 * PADDING;
  const inner = width - 2 * BOX_PADDING.x;
  const title = linesOf(name, inner, 3, { size: 18, weight: 'bold', color: isEnd ? 'onAccent' : 'text' });
  const small = kind ? linesOf(kind, inner, 1, { size: 14, color: isEnd ? 'onAccent' : 'muted' }) : undefined;
  const written = noted(title, small, inner);
  const height = written.height + 2 * BOX_PADDING.y;
  return {
    height,
    draw(brush, top) {
      const { context, color } = brush;
      context.fillStyle = isEnd ? color.accent : color.panel;
      context.strokeStyle = isEnd ? color.accent : color.line;
      context.lineWidth = 1.5;
      context.beginPath();
      context.roundRect(PADDING, top, width, height, 10);
      context.fill();
      context.stroke();
      written.draw(brush, PADDING + BOX_PADDING.x, top + BOX_PADDING.y);
    },
  };
}

/** The line runs downwards, as one reads, whichever of the two the fact was written under. */
function stepBlock({ text, sources }: ConnectionStep, number: number, look: Look): Block {
  const width = widthFor(look) - 2 * PADDING - STEM;
  const cited = sources ? linesOf(sources, width, 1, { size: 14, color: 'muted' }) : undefined;
  const said = noted(linesOf(text, width, 6, { size: 16, color: 'text' }), cited, width);
  const room = Math.max(said.height, 2 * NUMBER);
  const height = room + 2 * STEP_PADDING;
  const digits = linesOf(`${number}`, STEM, 1, { size: 14, weight: 'bold', color: 'text' });
  return {
    height,
    draw(brush, top) {
      const { context, color } = brush;
      const x = PADDING + STEM / 2 - 2;
      const [tip, middle] = [top + height - 1, top + height / 2 - ARROW / 4];
      context.strokeStyle = color.accent;
      context.fillStyle = color.accent;
      context.lineWidth = 2;
      context.beginPath();
      context.moveTo(x, top);
      context.lineTo(x, tip - ARROW);
      context.stroke();
      context.beginPath();
      context.moveTo(x - 6, tip - ARROW);
      context.lineTo(x + 6, tip - ARROW);
      context.lineTo(x, tip);
      context.fill();
      context.fillStyle = color.background;
      context.beginPath();
      context.arc(x, middle, NUMBER, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
      brush.text(digits, x, middle - digits.lineHeight / 2, 'center');
      said.draw(brush, PADDING + STEM, top + (height - said.height) / 2 - ARROW / 4);
    },
  };
}
