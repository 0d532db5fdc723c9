/** What every picture has around what it shows: a heading, a foot that says what is missing, and all of it in words. */
import { type Block, type Look, linesOf, PADDING, type Picture, paint, widthFor } from './paint.ts';
import { plain } from './wrap.ts';

interface Sheet {
  /** What kind of picture it is, in small letters: `Timeline · 1 of 2`. */
  over?: string | undefined;
  title?: string | undefined;
  blocks: readonly Block[];
  foot: string;
  altText: string;
}

/** Draws a picture from its heading down to its foot. */
export async function drawSheet({ over, title, blocks, foot, altText }: Sheet, look: Look): Promise<Picture> {
  const all = [headBlock(over, title, look), ...blocks, footBlock(foot, look)];
  return { png: await paint(all, look), altText };
}

/** As many of the items as are drawn, and what the foot says of the others and of what else is missing. */
export function drawn<Item>(
  items: readonly Item[],
  most: number,
  note = '',
): { shown: readonly Item[]; foot: string } {
  const more = items.length - most;
  const parts = [more > 0 ? `${more} more not drawn` : '', plain(note)];
  return { shown: items.slice(0, most), foot: parts.filter((part) => part !== '').join(' · ') };
}

/** Discord takes this much of an alternative text, in code points, and no more. */
export const MOST_ALT = 1024;
/** One line alone must not push out the heading or the foot. */
const MOST_ALT_LINE = 320;
const CUT = '…';

/**
 * What a picture says, line by line. Where that is more than Discord takes, the last lines give way to an ellipsis; the
 * foot stays, for it tells what is missing.
 */
export function altTextOf(lines: readonly string[], foot: string): string {
  const kept = [...lines, foot].filter((line) => line !== '').map(shortened);
  const last = foot === '' ? [] : kept.splice(-1);
  if (lengthOf([...kept, ...last]) <= MOST_ALT) return [...kept, ...last].join('\n');
  while (kept.length > 1 && lengthOf([...kept, CUT, ...last]) > MOST_ALT) kept.pop();
  return [...kept, CUT, ...last].join('\n');
}

const lengthOf = (lines: readonly string[]) => [...lines.join('\n')].length;

function shortened(line: string): string {
  const points = [...line];
  return points.length > MOST_ALT_LINE ? `${points.slice(0, MOST_ALT_LINE - 1).join('')}${CUT}` : line;
}

function headBlock(over: string | undefined, title: string | undefined, look: Look): Block {
  const width = widthFor(look) - 2 * PADDING;
  const small = linesOf(over ?? '', width, 1, { size: 14, weight: 'bold', color: 'muted' });
  const large = linesOf(title ?? '', width, 3, { size: 22, weight: 'bold', color: 'text' });
  return {
    height: small.height + large.height + 14,
    draw({ text }, top) {
      text(small, PADDING, top);
      text(large, PADDING, top + small.height);
    },
  };
}

/** A line in small type; nothing where there is nothing to say. */
function footBlock(words: string, look: Look): Block {
  const text = linesOf(words, widthFor(look) - 2 * PADDING, 2, { size: 14, color: 'muted' });
  return {
    height: words === '' ? 0 : text.height + 16,
    draw: (brush, top) => brush.text(text, PADDING, top + 16),
  };
}
