/** Blocks below each other, painted at twice the size they are seen at, as PNG. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import { canvasLibrary, runsOf, type Weight } from './canvas.ts';
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
export const SCALE = 2;
export const PHONE_WIDTH = 390;
const NARROWEST = 240;
const WIDEST = 800;
export const PADDING = 20;

/** Something of a height, which draws itself from `top` on. */
export interface Block {
  height: number;
  draw(brush: Brush, top: number): void;
}

export interface TextStyle {
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
  text(text: Lines, left: number, top: number): void;
}

let measuring: SKRSContext2D | undefined;

/** Loads what the first picture would wait for; to be called where a moment does not matter. */
export const preparePictures = (): void => {
  widthOf('', { size: 16, color: 'text' });
};

/** How wide a text is. */
export function widthOf(text: string, { size, weight = 'regular' }: TextStyle): number {
  measuring ??= canvasLibrary().createCanvas(1, 1).getContext('2d');
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

/** The width that a picture is laid out in. */
export const widthFor = ({ width = PHONE_WIDTH }: Look) =>
  Math.round(Math.min(Math.max(width, NARROWEST), WIDEST));

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
    text({ lines, size, weight = 'regular', color: name, lineHeight }, left, top) {
      context.fillStyle = color[name];
      for (const [at, line] of lines.entries()) {
        let x = left;
        for (const run of runsOf(line, weight)) {
          context.font = fontOf(run.family, size);
          context.fillText(run.text, x, top + at * lineHeight + size);
          x += context.measureText(run.text).width;
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

/** The title of a picture, with room below it. */
export function titleBlock(title: string, look: Look): Block {
  const text = linesOf(title, widthFor(look) - 2 * PADDING, 3, { size: 21, weight: 'bold', color: 'text' });
  return { height: text.height + 14, draw: (brush, top) => brush.text(text, PADDING, top) };
}

/** A line in small type at the foot. */
export function footBlock(words: string, look: Look): Block {
  const text = linesOf(words, widthFor(look) - 2 * PADDING, 2, { size: 15, color: 'muted' });
  return { height: text.height + 4, draw: (brush, top) => brush.text(text, PADDING, top + 4) };
}
