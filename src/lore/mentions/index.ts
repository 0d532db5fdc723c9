/**
 * The entries that a text mentions, found in one pass: at each word the longest name that begins there. How names that
 * are everyday words are told from those words is in `capitals.ts`.
 */
import type { Entry } from '../model.ts';
import { capitalsSay, joinsSure, type Verdict } from './capitals.ts';
import { buildTable, HASH_START, hashOn, type Named, type Table } from './table.ts';
import { type Word, wordsIn } from './words.ts';

export interface Mention {
  /** Where the name stands in the text, as given: from `start` up to before `end`, without a possessive ending. */
  start: number;
  end: number;
  /** Those that bear the name, best known first. Never empty. */
  entries: readonly Entry[];
}

export interface MentionOptions {
  /** Only entries it returns true for are looked for: within a reader's canon and spoiler limit. */
  accept?: ((entry: Entry) => boolean) | undefined;
}

export interface Mentions {
  /** Every mention in the order of the text; none overlaps another. */
  find(text: string, options?: MentionOptions): Mention[];
}

/** Reads all names and aliases; takes a moment, so once at start. */
export function buildMentions(entries: readonly Entry[]): Mentions {
  const table = buildTable(entries);
  return { find: (text, options = {}) => find(table, text, options.accept ?? (() => true)) };
}

/** A name that was found, and how far its letters bear out that it is meant. */
interface Hit extends Mention {
  first: number;
  last: number;
  verdict: Verdict;
}

function find(table: Table, text: string, accept: (entry: Entry) => boolean): Mention[] {
  const words = wordsIn(text);
  const hits: Hit[] = [];
  for (let at = 0; at < words.length; at++) {
    const hit = longestAt(table, words, at, accept);
    if (!hit) continue;
    hits.push(hit);
    at = hit.last;
  }
  const sure = hits.filter(({ verdict }) => verdict === 'sure');
  const meant = new Set(sure.flatMap(({ entries }) => entries));
  const startsSure = new Set(sure.map(({ first }) => first));
  return hits
    .filter(
      ({ verdict, entries, last }) =>
        verdict === 'sure' ||
        entries.some((entry) => meant.has(entry)) ||
        joinsSure(words, last, startsSure, text),
    )
    .map(({ start, end, entries: named }) => ({ start, end, entries: named }));
}

/** The longest name that begins at a word and is meant; names that only may be meant count too, as `unsure`. */
function longestAt(table: Table, words: readonly Word[], first: number, accept: (entry: Entry) => boolean) {
  let hit: Hit | undefined;
  let hash = HASH_START;
  const phrase: string[] = [];
  for (let last = first; last < words.length; last++) {
    const word = words[last];
    if (!word || (last > first && !word.joins)) break;
    const readings = word.bare === undefined ? [word.folded] : [word.folded, word.bare];
    for (const [reading, text] of readings.entries()) {
      const named = table.named(hashOn(hash, text), [...phrase, text]).filter(({ entry }) => accept(entry));
      if (named.length > 0)
        hit = hitOf(words, first, last, named, reading === 1 ? word.bareEnd : word.end) ?? hit;
    }
    hash = hashOn(hash, word.folded);
    phrase.push(word.folded);
    if (!table.begins(hash)) break;
  }
  return hit;
}

function hitOf(words: readonly Word[], first: number, last: number, named: readonly Named[], end: number) {
  const judged = named.map((one) => ({ ...one, verdict: capitalsSay(words, first, last, one) }));
  const verdict = (['sure', 'unsure'] as const).find((wanted) =>
    judged.some((one) => one.verdict === wanted),
  );
  if (!verdict) return undefined;
  const entries = [...new Set(judged.filter((one) => one.verdict !== 'no').map(({ entry }) => entry))];
  return {
    start: words[first]?.start ?? 0,
    end,
    entries: entries.toSorted((a, b) => b.prominence - a.prominence || (a.id < b.id ? -1 : 1)),
    first,
    last,
    verdict,
  } satisfies Hit;
}
