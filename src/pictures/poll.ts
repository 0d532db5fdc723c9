/** How many chose what, as a picture: a bar for each option. */
import { type Block, type Look, linesOf, PADDING, type Picture, widthFor, widthOf } from './paint.ts';
import { altTextOf, drawn, drawSheet } from './sheet.ts';
import { plain } from './wrap.ts';

export interface PollContent {
  title: string;
  options: readonly PollOption[];
  /** `42 members answered`. */
  note?: string | undefined;
}

interface PollOption {
  label: string;
  count: number;
  /** The right answer; told by a tick as well as by colour. */
  marked?: boolean | undefined;
}

const MOST_OPTIONS = 10;
const BAR = 22;
const GAP = 14;

export async function pollPicture(content: PollContent, look: Look): Promise<Picture> {
  const { title, options, note } = content;
  const { shown, foot } = drawn(options, MOST_OPTIONS, note);
  const all = sumOf(options);
  const most = Math.max(1, ...options.map(({ count }) => count));
  const blocks = shown.map((option) => optionBlock(option, all, most, look));
  return drawSheet({ title, blocks, foot, altText: pollAltText(content) }, look);
}

/** The same as the picture says, a line for each option. */
export function pollAltText({ title, options, note }: PollContent): string {
  const { shown, foot } = drawn(options, MOST_OPTIONS, note);
  const all = sumOf(options);
  const lines = shown.map(
    ({ label, count, marked }) => `${plain(label)}: ${share(count, all)}${marked ? ', right' : ''}`,
  );
  return altTextOf([plain(title), ...lines], foot);
}

const sumOf = (options: readonly PollOption[]) => options.reduce((sum, { count }) => sum + count, 0);

/** `12 (40 %)`; of no answers at all there is no share. */
const share = (count: number, all: number) =>
  all > 0 ? `${count} (${Math.round((100 * count) / all)} %)` : `${count}`;

function optionBlock({ label, count, marked }: PollOption, all: number, most: number, look: Look): Block {
  const width = widthFor(look) - 2 * PADDING;
  const figure = linesOf(share(count, all), width, 1, { size: 16, weight: 'bold', color: 'text' });
  const room = width - widthOf(figure.lines[0] ?? '', figure) - 12;
  const name = linesOf(`${marked ? '✔ ' : ''}${label}`, room, 3, {
    size: 17,
    weight: marked ? 'bold' : 'regular',
    color: 'text',
  });
  const height = name.height + 4 + BAR + GAP;
  return {
    height,
    draw({ context, color, text }, top) {
      text(name, PADDING, top);
      text(
        figure,
        PADDING + width - widthOf(figure.lines[0] ?? '', figure),
        top + name.height - figure.lineHeight,
      );
      const y = top + name.height + 4;
      context.fillStyle = color.panel;
      context.beginPath();
      context.roundRect(PADDING, y, width, BAR, 6);
      context.fill();
      if (count <= 0) return;
      context.fillStyle = marked ? color.marked : color.bar;
      context.beginPath();
      context.roundRect(PADDING, y, Math.max(6, (width * count) / most), BAR, 6);
      context.fill();
    },
  };
}
