/** All forms of all names in a few typed arrays: a hash finds the form, and the entry's own name confirms it. */
import type { Entry } from '../model.ts';
import { EVERYTHING, everydayEnglish } from './everyday.ts';
import { formsOf, RULES, type Rule, ruleFor } from './forms.ts';

const START = 0x811c9dc5;

/** Goes on with the hash of a phrase by one more word (FNV-1a). */
export function hashOn(hash: number, word: string): number {
  let mixed = Math.imul(hash ^ 0x20, 0x01000193);
  for (let at = 0; at < word.length; at++) mixed = Math.imul(mixed ^ word.charCodeAt(at), 0x01000193);
  return mixed;
}
export const HASH_START = START;
const spread = (hash: number) => (hash ^ (hash >>> 15)) >>> 0;

export interface Named {
  entry: Entry;
  rule: Rule;
  /** As the pack writes it. */
  written: string;
}

export interface Table {
  /** Whether some name begins with words of this hash; now and then true of others. */
  begins(hash: number): boolean;
  /** The entries named by exactly these words. */
  named(hash: number, words: readonly string[]): Named[];
}

/** Forms are kept as numbers of their entry and of their place among its forms, not as texts. */
export function buildTable(entries: readonly Entry[]): Table {
  const english = everydayEnglish();
  const entryOf: number[] = [];
  const placeOf: number[] = [];
  const ruleOf: number[] = [];
  const hashes: number[] = [];
  const beginnings: number[] = [];
  for (const [number, entry] of entries.entries()) {
    const everyday = /^en\b/i.test(entry.pack.language) ? english : EVERYTHING;
    for (const [place, form] of formsOf(entry).entries()) {
      const rule = ruleFor(form, everyday);
      if (rule === 'never') continue;
      let hash = START;
      for (const word of form.words) {
        hash = hashOn(hash, word);
        beginnings.push(hash);
      }
      entryOf.push(number);
      placeOf.push(place);
      ruleOf.push(RULES.indexOf(rule));
      hashes.push(hash);
    }
  }

  const slots = new Int32Array(powerAbove(2 * hashes.length)).fill(-1);
  const mask = slots.length - 1;
  for (const [form, hash] of hashes.entries()) {
    let slot = spread(hash) & mask;
    while (slots[slot] !== -1) slot = (slot + 1) & mask;
    slots[slot] = form;
  }
  const bits = new Uint32Array(powerAbove(8 * beginnings.length) / 32);
  const bitMask = bits.length * 32 - 1;
  for (const hash of beginnings) {
    const bit = spread(hash) & bitMask;
    bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }
  const forms = {
    entry: Int32Array.from(entryOf),
    place: Uint16Array.from(placeOf),
    rule: Uint8Array.from(ruleOf),
    hash: Int32Array.from(hashes),
  };

  return {
    begins(hash) {
      const bit = spread(hash) & bitMask;
      return ((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
    },
    named(hash, words) {
      const found: Named[] = [];
      for (let slot = spread(hash) & mask; slots[slot] !== -1; slot = (slot + 1) & mask) {
        const form = slots[slot] ?? 0;
        if (forms.hash[form] !== (hash | 0)) continue;
        const entry = entries[forms.entry[form] ?? 0];
        const named = entry && formsOf(entry)[forms.place[form] ?? 0];
        if (
          !entry ||
          named?.words.length !== words.length ||
          named.words.some((word, at) => word !== words[at])
        )
          continue;
        found.push({ entry, rule: RULES[forms.rule[form] ?? 0] ?? 'any', written: named.written });
      }
      return found;
    },
  };
}

/** The power of two not below a number; at least 32. */
const powerAbove = (least: number) => 2 ** Math.max(5, Math.ceil(Math.log2(Math.max(1, least))));
