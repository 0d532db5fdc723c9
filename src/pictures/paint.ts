/** Blocks below each other, painted at twice the size they are seen at, as PNG. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import { canvasLibrary, measuringContext, runsOf, type Weight } from './canvas.ts';
import { THEMES, type Theme, type ThemeName } from './theme.ts';
import { plain, wrap } from './wrap.ts';

export interface Look {
  theme: ThemeName;
  /** In the pixels of a phone (390 is one held upright); the picture itself has {@link SCALE} times as many. */
  width?: number | undefined;
}

/** A picture and what it says, for who cannot see it; Discord takes 1024 characters of it. */
export interface Picture {
  png: Buffer;
  altText: string;
}

/** Pixels of the picture for each that it is laid out in. */
const SCALE = 2;
export const PHONE_WIDTH = 390;
const NARROWEST = 240;
const WIDEST = 800;
export const PADDING = 16;

/** Something of a height, which draws itself from `top` on. */
export interface Block {
  height: number;
  draw(brush: Brush, top: number): void;
}

interface TextStyle {
  size: number;
  weight?: Weight;
  color: keyof Theme;
}

/** Lines of one style, already broken to a width. */
export interface Lines extends TextStyle {
  lines: readonly string[];
  lineHeight: number;
  height: number;
}

/** What a block draws with. */
export interface Brush {
  context: SKRSContext2D;
  color: Theme;
  /** Each line begins, has its middle, or ends at `x`. */
  text(text: Lines, x: number, top: number, align?: 'left' | 'center' | 'right'): void;
}

/** How wide a text is. */
export function widthOf(text: string, { size, weight = 'regular' }: TextStyle): number {
  const measuring = measuringContext();
  let width = 0;
  for (const run of runsOf(text, weight)) {
    measuring.font = fontOf(run.family, size);
    width += measuring.measureText(run.text).width;
  }
  return width;
}

const fontOf = (family: string, size: number) => `${size}px "${family}"`;

/** A text broken to a width, at most so many lines of it. */
export function linesOf(text: string, width: number, most: number, style: TextStyle): Lines {
  const lines = wrap(plain(text), width, most, (part) => widthOf(part, style));
  const lineHeight = Math.round(style.size * 1.35);
  return { ...style, lines, lineHeight, height: lines.length * lineHeight };
}

/** Between words and the note behind them. */
const NOTE_GAP = 8;

/** Words with a note behind them: on their last line where there is room for it, else on a line of its own. */
export function noted(
  words: Lines,
  note: Lines | undefined,
  width: number,
): { height: number; draw(brush: Brush, left: number, top: number): void } {
  const [end = '', mark = ''] = [words.lines.at(-1), note?.lines[0]];
  const indent = widthOf(end, words) + NOTE_GAP;
  const isBehind = note?.lines.length === 1 && end !== '' && indent + widthOf(mark, note) <= width;
  return {
    height: words.height + (note && !isBehind ? note.height : 0),
    draw({ text }, left, top) {
      text(words, left, top);
      if (!note) return;
      // Both stand on the same baseline.
      if (isBehind) text(note, left + indent, top + words.height - words.lineHeight + words.size - note.size);
      else text(note, left, top + words.height);
    },
  };
}

/** The width that a picture is laid out in. */
export const widthFor = ({ width = PHONE_WIDTH }: Look) =>
  Math.round(Math.min(Math.max(width, NARROWEST), WIDEST));

/** The share of a line that stands before the place it is written at. */
const BEFORE = { left: 0, center: 0.5, right: 1 } as const;

/** Paints in a few milliseconds; the PNG is made on another thread. */
export async function paint(blocks: readonly Block[], look: Look): Promise<Buffer> {
  const width = widthFor(look);
  const color = THEMES[look.theme];
  const height = blocks.reduce((sum, block) => sum + block.height, 2 * PADDING);
  const canvas = canvasLibrary().createCanvas(width * SCALE, Math.ceil(height) * SCALE);
  const context = canvas.getContext('2d');
  context.scale(SCALE, SCALE);
  context.fillStyle = color.background;
  context.fillRect(0, 0, width, Math.ceil(height));
  context.textBaseline = 'alphabetic';
  const brush: Brush = {
    context,
    color,
    text(text, x, top, align = 'left') {
      context.fillStyle = color[text.color];
      for (const [at, line] of text.lines.entries()) {
        let left = x - BEFORE[align] * widthOf(line, text);
        for (const run of runsOf(line, text.weight ?? 'regular')) {
          context.font = fontOf(run.family, text.size);
          context.fillText(run.text, left, top + at * text.lineHeight + text.size);
          left += context.measureText(run.text).width;
        }
      }
    },
  };
  let top = PADDING;
  for (const block of blocks) {
    block.draw(brush, top);
    top += block.height;
  }
  return canvas.encode('png');
}
