import type { Letters } from './edit-distance.ts';
import { HASH_START, hashCode, mix } from './hash.ts';

/** Only the beginning of a word is indexed: its rest is compared anyway. */
const BEGINNING = 7;
/** Words up to this long are indexed with one letter left out, longer ones with two. */
const SHORT = 4;
/**
 * Gives the hash of a word's beginning and of every way to leave out one or two of its letters. Two words
 * within two edits share one of them (SymSpell's symmetric deletion, https://github.com/wolfgarbe/SymSpell).
 */
export function eachDeletion({ codes, from, length }: Letters, give: (hash: number) => void): void {
  const end = from + Math.min(length, BEGINNING);
  const hashWithout = (first: number, second: number): void => {
    let hash = HASH_START;
    for (let at = from; at < end; at++) {
      if (at !== first && at !== second) hash = hashCode(hash, codes[at] as number);
    }
    give(mix(hash));
  };
  hashWithout(-1, -1);
  if (length < 2) return;
  for (let first = from; first < end; first++) {
    if (first > from && codes[first] === codes[first - 1]) continue;
    hashWithout(first, -1);
    if (length <= SHORT) continue;
    for (let second = first + 1; second < end; second++) hashWithout(first, second);
  }
}
