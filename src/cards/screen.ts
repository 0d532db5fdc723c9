/** How much of a text a phone shows at once, in lines of its width. */
import { lengthOf } from './text.ts';

/** A small phone held upright: letters in a line of an embed, and lines between the channel's name and the keyboard's place. */
export const SCREEN = { columns: 38, lines: 36 } as const;

/** Lines that a button or a menu takes. */
export const ROW_LINES = 2;

/** Lines that a text takes, its lines broken between words as a phone breaks them. */
export const linesOf = (text: string): number =>
  text.split('\n').reduce((sum, line) => sum + brokenLines(line), 0);

function brokenLines(line: string): number {
  let lines = 1;
  let used = 0;
  for (const word of withoutMarkdown(line).split(' ')) {
    const length = lengthOf(word);
    const asked = used === 0 ? length : used + 1 + length;
    if (asked <= SCREEN.columns) {
      used = asked;
      continue;
    }
    // A word longer than a line is broken wherever the line ends.
    lines += (used === 0 ? 0 : 1) + Math.ceil(length / SCREEN.columns) - 1;
    used = length % SCREEN.columns || SCREEN.columns;
  }
  return lines;
}

const withoutMarkdown = (line: string) => line.replace(/^-# /, '').replace(/\*\*|\|\||`|\\(?=[^\s\w])/g, '');
