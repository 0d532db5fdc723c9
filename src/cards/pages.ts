/**
 * Spreads fields over pages. A page stays well below Discord's limits, because a card is read on a phone: about a
 * screen and a half. Lines are never cut; a field too long for one page goes on in the next.
 */
import type { APIEmbedField } from 'discord.js';
import { LIMITS } from './limits.ts';
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
