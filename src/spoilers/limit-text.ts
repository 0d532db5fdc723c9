/**
 * Spoiler limits as people write them: `DS9 4x01`, `everything up to TNG S3`, `no novels`, `haven't seen TUC`,
 * `nothing after 1995`. What was understood is written back in few words, which read as the same: these are kept.
 */

import { readDate } from './limits/dates.ts';
import type { Names } from './limits/known-names.ts';
import { saysNoLimit } from './limits/lead-words.ts';
import { plain } from './limits/limit-words.ts';
import { type LimitPart, type Said, type Understood, understood } from './limits/parts.ts';
import { type Before, readPhrase } from './limits/phrase.ts';

export type { LimitPart };

export type ReadLimits =
  | ({ ok: true } & Understood)
  /** `wrong` is the part that is no limit, empty for a text that says nothing; `why` where there is more to say. */
  | { ok: false; wrong: string; why: string | undefined };

/** Reads limits with commas, "and" or the like between them. Blank is no limit. */
export function readLimits(text: string, names: Names): ReadLimits {
  const { said, wrong, none } = readPieces(text, names, { toFirstWrong: true });
  const [first] = wrong;
  if (first) return { ok: false, ...first };
  return said.length > 0 || none || text.trim() === ''
    ? { ok: true, ...understood(said, names) }
    : { ok: false, wrong: '', why: undefined };
}

/** Texts that are remembered at once, those read last: every answer in a server asks for the same few. */
const MOST_KEPT = 1_000;

/** Reads what was kept. A work that no pack knows any more is left out. */
export function keptReader(names: Names): (text: string) => Understood {
  const kept = new Map<string, Understood>();
  return (text) => {
    const read = kept.get(text) ?? understood(readPieces(withRealDates(text), names).said, names);
    kept.delete(text);
    kept.set(text, read);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return read;
  };
}

/** Dates were once kept as typed; of 1995-99-99 the year counted. */
const withRealDates = (text: string) =>
  text.replace(/\b(\d{4})(-\d\d)?(-\d\d)?\b/g, (date: string, year: string, month = '') => {
    const real = [date, year + month, year].find((each) => readDate(plain(each))?.ok);
    return real ?? date;
  });

/** The text that is kept; empty for no limit. */
export const writeLimits = (parts: readonly LimitPart[]) => parts.map(({ text }) => text).join(', ');

/** A stretch of text between separators, from `start` to before `end`. */
interface Piece {
  start: number;
  end: number;
  /** Whether "or" stands before it. */
  or: boolean;
}

const SEPARATOR =
  /[,;/|+&()[\]\n\r]|[.!?](?=\s|$)|(?<![\p{L}\p{N}])(?:and|but|plus|or|nor|then)(?![\p{L}\p{N}])/giu;

/** Where a text may be taken apart; titles hold commas and "and" too, so pieces are put together again. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let or = false;
  for (const separator of text.matchAll(SEPARATOR)) {
    pieces.push({ start, end: separator.index, or });
    start = separator.index + separator[0].length;
    or = /^n?or$/i.test(separator[0]);
  }
  return [...pieces, { start, end: text.length, or }];
}

/** More separators than titles and dates have. */
export const MOST_PIECES = 6;

interface Pieces {
  said: Said[];
  wrong: { wrong: string; why: string | undefined }[];
  /** Whether something says that there is no limit. */
  none: boolean;
}

function readPieces(text: string, names: Names, { toFirstWrong = false } = {}): Pieces {
  const pieces = piecesOf(text).filter(({ start, end }) => plain(text.slice(start, end)) !== '');
  const read: Pieces = { said: [], wrong: [], none: false };
  let before: Before = { mode: undefined, or: false };
  for (let index = 0; index < pieces.length; ) {
    const longest = pieces.slice(index, index + MOST_PIECES);
    const { start = 0, or = false } = longest[0] ?? {};
    let wrong: { wrong: string; why: string | undefined } | undefined;
    let taken = 0;
    for (let count = longest.length; count > 0 && taken === 0; count--) {
      const piece = text.slice(start, longest[count - 1]?.end);
      if (saysNoLimit(plain(piece))) {
        read.none = true;
        before = { mode: undefined, or: false };
        taken = count;
        continue;
      }
      const phrase = readPhrase(piece, names, { ...before, or });
      if (phrase.ok) {
        read.said.push(...phrase.said);
        before = { mode: phrase.mode, or };
        taken = count;
      } else if (phrase.why !== undefined) wrong ??= { wrong: piece.trim(), why: phrase.why };
    }
    if (taken === 0) {
      read.wrong.push(wrong ?? { wrong: text.slice(start, longest[0]?.end).trim(), why: undefined });
      if (toFirstWrong) break;
      before = { mode: undefined, or: false };
    }
    index += taken || 1;
  }
  return read;
}
