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

/** Whatever can begin or end a formatting, one by one; in an address underscores and stars are part of it. */
const INLINE = /https?:\/\/[^\s|`\\<]+|[\\*_`]|~(?=~)|(?<=~)~|\|(?=\|)|(?<=\|)\|/g;

/** discord.js escapes runs of underscores with backslashes that escape one another (`____ and ____`), so only the rest is its part. */
const AT_LINE_STARTS = {
  ...{ heading: true, bulletedList: true, numberedList: true, maskedLink: true },
  ...{ bold: false, italic: false, underline: false, strikethrough: false, spoiler: false },
  ...{ inlineCode: false, codeBlock: false, escape: false },
};

/** Plain text that Discord shows as it is: no formatting, no mention, no invisible character. */
export function escapeText(text: string): string {
  const visible = text.replace(INVISIBLE, (character) => (character === '\n' ? ' ' : ''));
  return (
    escapeMarkdown(
      visible.replace(INLINE, (sign) => (sign.length === 1 ? `\\${sign}` : sign)),
      AT_LINE_STARTS,
    )
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

/**
 * An instant as Discord shows it to each reader, in their language and zone.
 * https://discord.com/developers/docs/reference#message-formatting-timestamp-styles
 * @param ms since 1970.
 */
export const stamp = (ms: number, style: 'D' | 'F' | 'R'): string => `<t:${Math.floor(ms / 1_000)}:${style}>`;

/** `2 facts`, `1 fact`. */
export const count = (number: number, noun: string, plural = `${noun}s`) =>
  `${number} ${number === 1 ? noun : plural}`;
