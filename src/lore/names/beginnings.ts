import type { Beginning } from './align.ts';
import { editDistance, lettersOf } from './edit-distance.ts';
import { similarity } from './spellings.ts';

/** A run of the sorted vocabulary: from `low` up to before `high`. */
export interface Range {
  low: number;
  high: number;
}

const NONE: Range = { low: 0, high: 0 };
/** Too few letters to guess what was meant. */
const FEWEST_LETTERS = 2;
/** Slips looked at for one word. */
const MOST_RANGES = 60;

const codeAt = (word: string, at: number): number => (at < word.length ? word.charCodeAt(at) : -1);

/** The words of a run that begin alike for `depth` letters and go on with this code. */
function narrow(words: readonly string[], { low, high }: Range, depth: number, code: number): Range {
  const bound = (least: number): number => {
    let [from, to] = [low, high];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if (codeAt(words[middle] as string, depth) < least) from = middle + 1;
      else to = middle;
    }
    return from;
  };
  if (low >= high) return NONE;
  const from = bound(code);
  return from < high && codeAt(words[from] as string, depth) === code
    ? { low: from, high: bound(code + 1) }
    : NONE;
}

function follow(words: readonly string[], range: Range, depth: number, rest: string): Range {
  let run = range;
  for (let at = 0; at < rest.length && run.low < run.high; at++)
    run = narrow(words, run, depth + at, rest.charCodeAt(at));
  return run;
}

/** The words that begin with these letters. */
export function wordsBeginning(words: readonly string[], letters: string): Range {
  return follow(words, { low: 0, high: words.length }, 0, letters);
}

/**
 * The words that begin with these letters but for one slip: a letter replaced, left out, added or swapped with
 * its neighbour. Best first.
 */
export function wordsBeginningNearly(words: readonly string[], letters: string): Beginning[] {
  if (letters.length < FEWEST_LETTERS) return [];
  const typed = lettersOf(letters);
  const found = new Map<number, Beginning>();
  const limit = letters.length < 4 ? 1 : 1.4;
  const add = (range: Range, length: number): void => {
    if (range.low >= range.high) return;
    const beginning = (words[range.low] as string).slice(0, length);
    if (beginning === letters) return;
    const cost = editDistance(typed, lettersOf(beginning), limit);
    if (cost === Number.POSITIVE_INFINITY) return;
    const key = range.low * 64 + Math.min(length, 63);
    const alike = similarity(cost, letters.length, length);
    if ((found.get(key)?.similarity ?? 0) < alike) found.set(key, { ...range, similarity: alike });
  };
  let run: Range = { low: 0, high: words.length };
  for (let at = 0; at <= letters.length && run.low < run.high; at++) {
    const rest = letters.slice(at + 1);
    const own = codeAt(letters, at);
    if (at < letters.length) {
      add(follow(words, run, at, rest), letters.length - 1);
      const next = letters[at + 1];
      if (next !== undefined && next !== letters[at])
        add(follow(words, run, at, next + letters[at] + letters.slice(at + 2)), letters.length);
    }
    // Words are sorted, so each next letter is found by jumping over the run of the one before.
    let low = run.low;
    while (low < run.high) {
      const code = codeAt(words[low] as string, at);
      if (code === -1) {
        low++;
        continue;
      }
      const child = narrow(words, { low, high: run.high }, at, code);
      if (at < letters.length) {
        if (code !== own) add(follow(words, child, at + 1, rest), letters.length);
        add(follow(words, child, at + 1, letters.slice(at)), letters.length + 1);
      }
      low = child.high;
    }
    if (at < letters.length) run = narrow(words, run, at, own);
  }
  return [...found.values()].sort((a, b) => b.similarity - a.similarity).slice(0, MOST_RANGES);
}
