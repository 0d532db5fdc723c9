/** How many chose what, as a picture: a bar for each option. */
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
  widthOf,
} from './paint.ts';
import { plain } from './wrap.ts';

export interface PollContent {
  title: string;
  options: readonly PollOption[];
  /** `42 members answered`. */
  note?: string | undefined;
}

export interface PollOption {
  label: string;
  count: number;
  /** The right answer; told by a tick as well as by colour. */
  marked?: boolean | undefined;
}

export const MOST_OPTIONS = 10;
const BAR = 22;
const GAP = 14;

export async function pollPicture(content: PollContent, look: Look): Promise<Picture> {
  const foot = noteOf(content);
  const counts = content.options.map(({ count }) => count);
  const [all, most] = [counts.reduce((sum, count) => sum + count, 0), Math.max(1, ...counts)];
  const blocks = [
    titleBlock(content.title, look),
    ...content.options.slice(0, MOST_OPTIONS).map((option) => optionBlock(option, all, most, look)),
    ...(foot === '' ? [] : [footBlock(foot, look)]),
  ];
  return { png: await paint(blocks, look), altText: pollAltText(content) };
}

/** The same as the picture says, a line for each option. */
export function pollAltText(content: PollContent): string {
  const all = content.options.reduce((sum, { count }) => sum + count, 0);
  const options = content.options
    .slice(0, MOST_OPTIONS)
    .map(({ label, count, marked }) => `${plain(label)}: ${share(count, all)}${marked ? ', right' : ''}`);
  return [plain(content.title), ...options, noteOf(content)].filter((line) => line !== '').join('\n');
}

/** `12 (40 %)`; of no answers at all there is no share. */
const share = (count: number, all: number) =>
  all > 0 ? `${count} (${Math.round((100 * count) / all)} %)` : `${count}`;

function noteOf({ options, note }: PollContent): string {
  const more = options.length - MOST_OPTIONS;
  return [more > 0 ? `${more} more not drawn` : '', note ? plain(note) : '']
    .filter((part) => part !== '')
    .join(' · ');
}

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
