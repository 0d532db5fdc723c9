/**
 * Spoiler limits as people write them: `DS9 4x01`, `everything up to TNG S3`, `no novels`, `haven't seen TUC`,
 * `nothing after 1995`. What was understood is written back in few words, which read as the same: these are kept.
 */

import { readDate } from './limits/dates.ts';
import type { Names } from './limits/known-names.ts';
import type { Mode } from './limits/lead-words.ts';
import { plain } from './limits/limit-words.ts';
import { type LimitPart, type Said, type Understood, understood } from './limits/parts.ts';
import { readPhrase } from './limits/phrase.ts';

export type { LimitPart };

export type ReadLimits =
  | ({ ok: true } & Understood)
  /** `wrong` is the part that is no limit, empty for a text that says nothing; `why` where there is more to say. */
  | { ok: false; wrong: string; why: string | undefined };

/** Reads limits with commas, "and" or the like between them. Blank is no limit. */
export function readLimits(text: string, names: Names): ReadLimits {
  const { said, wrong, none } = readPieces(text, names);
  const [first] = wrong;
  if (first) return { ok: false, ...first };
  return said.length > 0 || none || text.trim() === ''
    ? { ok: true, ...understood(said, names) }
    : { ok: false, wrong: '', why: undefined };
}

/** Reads what was kept. A work that no pack knows any more is left out. */
export const readKeptLimits = (text: string, names: Names): Understood =>
  understood(readPieces(withRealDates(text), names).said, names);

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

type Wrong = Omit<ReadLimits & { ok: false }, 'ok'>;

interface Pieces {
  said: Said[];
  wrong: Wrong[];
  /** Whether something says that there is no limit. */
  none: boolean;
}

/** Several separators may stand within a title or a date, so the longest stretch that says something is taken. */
function readPieces(text: string, names: Names): Pieces {
  const pieces = piecesOf(text).filter(({ start, end }) => plain(text.slice(start, end)) !== '');
  const read: Pieces = { said: [], wrong: [], none: false };
  let mode: Mode | undefined;
  for (let index = 0; index < pieces.length; ) {
    const { start = 0, end, or = false } = pieces[index] ?? {};
    let wrong: Wrong = { wrong: text.slice(start, end).trim(), why: undefined };
    let taken = Math.min(MOST_PIECES, pieces.length - index);
    for (; taken > 0; taken--) {
      const piece = text.slice(start, pieces[index + taken - 1]?.end);
      const phrase = readPhrase(piece, names, { mode, or });
      if (phrase.ok) {
        read.said.push(...phrase.said);
        read.none ||= phrase.said.length === 0;
        mode = phrase.mode;
        break;
      }
      if (phrase.why !== undefined && wrong.why === undefined)
        wrong = { wrong: piece.trim(), why: phrase.why };
    }
    if (taken === 0) {
      read.wrong.push(wrong);
      mode = undefined;
    }
    index += taken || 1;
  }
  return read;
}
