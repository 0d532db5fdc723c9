/** Texts broken into lines of a width, whatever is in them. */

/** Longer texts are cut before they are measured: none of it would be seen. */
const MOST_CHARACTERS = 600;
/** Controls, and marks that turn the direction of what follows; joiners and selectors stay, emoji are made of them. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Co}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const words = new Intl.Segmenter('en', { granularity: 'word' });
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** One line of text without what cannot be seen. */
export const plain = (text: string) => text.replace(/\s+/gu, ' ').replace(UNSEEN, '').trim();

/**
 * At most `most` lines; what is cut off ends with an ellipsis. A word wider than a line is
 * broken after a hyphen, or where it must be.
 *
 * @param text on one line, see {@link plain}.
 * @param widthOf the width of a text in the same unit as `width`.
 */
export function wrap(text: string, width: number, most: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (candidate: string) => widthOf(candidate.trimEnd()) <= width;
  const end = () => {
    if (line.trim() !== '') lines.push(line.trim());
    line = '';
  };
  for (const piece of pieces(text.slice(0, MOST_CHARACTERS))) {
    if (lines.length > most) break;
    if (fits(line + piece)) line += piece;
    else {
      end();
      for (const part of fits(piece) ? [piece.trimStart()] : breakable(piece, fits)) {
        if (!fits(line + part)) end();
        line += part;
      }
    }
  }
  end();
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), ellipsed(lines[most - 1] ?? '', width, widthOf)];
}

/** What a piece wider than a line falls into: its parts after a hyphen or a slash, and where those are too wide, characters. */
const breakable = (piece: string, fits: (text: string) => boolean): string[] =>
  piece
    .split(/(?<=[-/])/u)
    .flatMap((part) => (fits(part) ? [part] : [...characters.segment(part)].map(({ segment }) => segment)));

/** Words, with the punctuation that must not begin a line kept on the word before it. */
function pieces(text: string): string[] {
  const found: string[] = [];
  for (const { segment, isWordLike } of words.segment(text)) {
    const last = found.at(-1);
    const opens = /^[([{“‘"«]$/u.test(segment);
    if (last !== undefined && !isWordLike && segment !== ' ' && !opens)
      found[found.length - 1] = last + segment;
    else if (last !== undefined && /[([{“‘"«'’/-]$/u.test(last) && isWordLike)
      found[found.length - 1] = last + segment;
    else found.push(segment);
  }
  return found;
}

function ellipsed(line: string, width: number, widthOf: (text: string) => number): string {
  const kept = [...characters.segment(line)].map(({ segment }) => segment);
  while (kept.length > 0 && widthOf(`${kept.join('').trimEnd()}…`) > width) kept.pop();
  return `${kept.join('').trimEnd()}…`;
}
