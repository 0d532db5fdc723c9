/**
 * Spreads fields over pages. A page stays well below Discord's limits, because a card is read on a phone: about a
 * screen and a half. Lines are never cut; a field too long for one page goes on in the next.
 */
import type { APIEmbedField } from 'discord.js';
import { LIMITS } from './limits.ts';
import { linesOf } from './screen.ts';
import { lengthOf } from './text.ts';

/** Code points of fields on one page. */
const PAGE_LENGTH = 2200;
/** Room in a field for a heading's ` (continued)`. */
const CONTINUED = ' (continued)';

export interface Part {
  heading: string;
  lines: readonly string[];
  inline?: boolean;
}

/** At least one page, each within Discord's limits for the fields of an embed. */
export function paginate(parts: readonly Part[], pageLength: number = PAGE_LENGTH): APIEmbedField[][] {
  const pages: APIEmbedField[][] = [[]];
  let used = 0;
  for (const field of parts.flatMap(fieldsOf)) {
    const length = lengthOf(field.name) + lengthOf(field.value);
    const page = pages.at(-1) ?? [];
    if (page.length > 0 && (used + length > pageLength || page.length === LIMITS.embedFields)) {
      pages.push([field]);
      used = length;
    } else {
      page.push(field);
      used += length;
    }
  }
  return pages;
}

/** A part as fields, split between lines where one field cannot hold them all. */
function fieldsOf({ heading, lines, inline }: Part): APIEmbedField[] {
  const values: string[] = [];
  for (const line of lines) {
    const last = values.at(-1);
    const joined = last === undefined ? line : `${last}\n${line}`;
    if (last !== undefined && lengthOf(joined) <= LIMITS.embedFieldValue) values[values.length - 1] = joined;
    else values.push(line);
  }
  return values.map((value, index) => ({
    name: index === 0 ? heading : `${heading}${CONTINUED}`,
    value,
    ...(inline && values.length === 1 ? { inline: true } : {}),
  }));
}

/**
 * As {@link paginate}, each page no longer on a phone than so many lines, however long the parts: a page ends between two
 * lines of a part, and only a line that is longer by itself makes a longer page.
 */
export function screens(parts: readonly Part[], lines: number): APIEmbedField[][] {
  const pages: Part[][] = [[]];
  let used = 0;
  for (const part of parts) {
    let open: { heading: string; lines: string[]; inline?: boolean } | undefined;
    for (const line of part.lines) {
      const asked = linesOf(line) + (open ? 0 : linesOf(part.heading));
      if (used > 0 && used + asked > lines) {
        pages.push([]);
        used = 0;
        open = open && { ...part, heading: `${part.heading}${CONTINUED}`, lines: [] };
        if (open) pages.at(-1)?.push(open);
      }
      if (!open) {
        open = { ...part, lines: [] };
        pages.at(-1)?.push(open);
      }
      open.lines.push(line);
      used += linesOf(line) + (open.lines.length === 1 ? linesOf(open.heading) : 0);
    }
  }
  // Signs that show nothing, which a phone's lines do not count, still count for Discord.
  return pages.flatMap((page) => paginate(page));
}
