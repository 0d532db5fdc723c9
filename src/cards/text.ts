/** Texts as Discord shows them: counted as it counts, escaped, and cut only where nothing is lost. */
import { escapeMarkdown } from 'discord.js';

/** Length in Unicode code points, as Discord counts. */
export const lengthOf = (text: string) => [...text].length;

/** At most `limit` code points; a cut text ends with an ellipsis, at a word if one ends nearby. */
export function clip(text: string, limit: number): string {
  const points = [...text];
  if (points.length <= limit) return text;
  const cut = points.slice(0, limit - 1).join('');
  const blank = cut.lastIndexOf(' ');
  return `${(blank > cut.length * 0.6 ? cut.slice(0, blank) : cut).trimEnd()}…`;
}

/** Characters that show nothing or turn the direction of what follows. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;

/** Plain text that Discord shows as it is: no formatting, no mention, no invisible character. */
export function escapeText(text: string): string {
  const visible = text.replace(INVISIBLE, (character) => (character === '\n' ? ' ' : ''));
  return (
    escapeMarkdown(visible, { heading: true, bulletedList: true, numberedList: true, maskedLink: true })
      // What escapeMarkdown leaves: mentions and timestamps, quotes, subtext.
      .replace(/</g, '\\<')
      .replace(/^(>|-#)/, '\\$1')
  );
}

/** What a member typed, safe to repeat: one line, escaped, and no longer than fits a sentence. */
export const quoteTyped = (typed: string) =>
  `“${escapeText(
    clip(
      typed
        .replace(/\s+/gu, ' ')
        .trim()
        .replace(/^["“](.+)["”]$/u, '$1'),
      60,
    ),
  )}”`;

/** `2 facts`, `1 fact`. */
export const count = (number: number, noun: string, plural = `${noun}s`) =>
  `${number} ${number === 1 ? noun : plural}`;
