/**
 * Which characters a font file has. Asked before drawing, because the drawing library takes a character that none of
 * its fonts has from the machine's, where there are some: the same picture would differ from server to server.
 *
 * Reads the `cmap` table of a WOFF file: https://www.w3.org/TR/WOFF/ and
 * https://learn.microsoft.com/typography/opentype/spec/cmap, formats 4 and 12, which web fonts use.
 */
import { inflateSync } from 'node:zlib';

const WOFF = 0x774f4646;
const CMAP = 0x636d6170;
const HEADER = 44;
const TABLE_ENTRY = 20;

/** @throws when the file is not what it is called. */
export function charactersOf(woff: Buffer, file: string): Set<number> {
  const found = new Set<number>();
  const cmap = tableOf(woff, file);
  for (let at = 0; at < cmap.readUInt16BE(2); at++) {
    const subtable = cmap.subarray(cmap.readUInt32BE(4 + 8 * at + 4));
    const format = subtable.readUInt16BE(0);
    if (format === 4) segments(subtable, found);
    if (format === 12) groups(subtable, found);
  }
  if (found.size === 0) throw new Error(`${file} maps no characters in a format that is known (4, 12)`);
  return found;
}

function tableOf(woff: Buffer, file: string): Buffer {
  if (woff.length < HEADER || woff.readUInt32BE(0) !== WOFF) throw new Error(`${file} is no WOFF file`);
  for (let table = 0; table < woff.readUInt16BE(12); table++) {
    const entry = HEADER + TABLE_ENTRY * table;
    if (woff.readUInt32BE(entry) !== CMAP) continue;
    const [start, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [
      number,
      number,
      number,
    ];
    const bytes = woff.subarray(start, start + packed);
    return packed < length ? inflateSync(bytes) : bytes;
  }
  throw new Error(`${file} has no table of characters`);
}

/** Format 4: segments of the first 65,536 characters; a glyph of 0 is none. */
function segments(table: Buffer, found: Set<number>): void {
  const doubled = table.readUInt16BE(6);
  for (let at = 0; at < doubled; at += 2) {
    const end = table.readUInt16BE(14 + at);
    const start = table.readUInt16BE(16 + doubled + at);
    const delta = table.readUInt16BE(16 + 2 * doubled + at);
    const offsetAt = 16 + 3 * doubled + at;
    const offset = table.readUInt16BE(offsetAt);
    for (let code = start; code <= end && code < 0xffff; code++) {
      const listed = offset === 0 ? code : table.readUInt16BE(offsetAt + offset + 2 * (code - start));
      if (listed !== 0 && ((listed + delta) & 0xffff) !== 0) found.add(code);
    }
  }
}

/** Format 12: groups of any characters. */
function groups(table: Buffer, found: Set<number>): void {
  for (let group = 0; group < table.readUInt32BE(12); group++) {
    const at = 16 + 12 * group;
    const [start, end] = [table.readUInt32BE(at), table.readUInt32BE(at + 4)];
    for (let code = start; code <= end; code++) found.add(code);
  }
}
