/** All forms of all names in a few typed arrays: a hash finds the form, and the entry's own name confirms it. */
import { wordsOf } from '../lore/names/fold.ts';
import { HASH_START, hashCode, hashOn } from '../lore/names/hash.ts';
import type { PackPart } from '../lore/pack/compile.ts';
import type { OpenPack } from '../lore/pack/open-pack.ts';
import { onlyTitles } from './english.ts';
import { EVERYTHING, type Everyday, everydayEnglish, everydayOf, isEnglish } from './everyday.ts';
import {
  type Form,
  formAt,
  formsOf,
  givenIn,
  isWork,
  type Named,
  RULES,
  type Rule,
  ruleFor,
} from './forms.ts';

/** Goes on with the hash of a phrase by one more word. */
export const hashWord = (hash: number, word: string): number => hashOn(hashCode(hash, BLANK), word);
const BLANK = 0x20;
const spread = (hash: number) => (hash ^ (hash >>> 15)) >>> 0;

export interface Bearer {
  named: Named;
  rule: Rule;
  /** As the pack writes it; empty where the rule does not ask. */
  written: string;
}

export interface Table {
  /** Whether some name begins with words of this hash; now and then true of others. */
  begins(hash: number): boolean;
  /** Who and what is named by exactly these words. */
  named(hash: number, words: readonly string[]): Bearer[];
  language: Language;
}

/** What words are, to judge those beside a name. */
export interface Language {
  everyday: Everyday;
  /** Words that stand before a name alone. */
  titles: ReadonlySet<string>;
}

/** A name's way into the table: the number of what it names, works after entries, the place among its forms, and the rule's among {@link RULES}. */
interface Way {
  number: number;
  place: number;
  rule: number;
}

/**
 * Forms are kept as numbers of their entry and of their place among its forms, not as texts. Namesakes stand together,
 * so that however many bear a name, it is compared once.
 */
export const mentionsPart: PackPart = {
  name: 'mentions',
  index({ pack, entries }) {
    const everyday = isEnglish(pack) ? everydayEnglish() : undefined;
    const groups = groupByWords([...entries, ...pack.works], everyday ? everydayOf(everyday) : EVERYTHING);
    const all = [...groups.values()].flat();
    const first = new Int32Array(groups.size + 1);
    const hashes = new Int32Array(groups.size);
    const slots = new Int32Array(powerAbove(2 * groups.size)).fill(-1);
    const mask = slots.length - 1;
    const beginnings = new Set<number>();
    let group = 0;
    for (const [phrase, members] of groups) {
      let hash = HASH_START;
      for (const word of phrase.split(' ')) {
        hash = hashWord(hash, word);
        beginnings.add(hash);
      }
      hashes[group] = hash;
      first[group + 1] = (first[group] ?? 0) + members.length;
      let slot = spread(hash) & mask;
      while (slots[slot] !== -1) slot = (slot + 1) & mask;
      slots[slot] = group++;
    }
    const bits = new Uint32Array(powerAbove(16 * beginnings.size) / 32);
    const bitMask = bits.length * 32 - 1;
    for (const hash of beginnings) {
      const bit = spread(hash) & bitMask;
      bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
    return {
      number: Int32Array.from(all, ({ number }) => number),
      place: Uint16Array.from(all, ({ place }) => place),
      rule: Uint8Array.from(all, ({ rule }) => rule),
      first,
      hashes,
      slots,
      bits,
      common: everyday?.common ?? [],
      rarer: everyday?.rarer ?? [],
    };
  },
};

export function openTable(opened: OpenPack): Table {
  const { pack, entries } = opened;
  const stored = opened.tables(mentionsPart.name);
  const ways = { number: stored.int32('number'), place: stored.uint16('place'), rule: stored.uint8('rule') };
  const [first, hashes, slots] = [stored.int32('first'), stored.int32('hashes'), stored.int32('slots')];
  const bits = stored.uint32('bits');
  const mask = slots.length - 1;
  const bitMask = bits.length * 32 - 1;
  const namedAt = (way: number): Named => {
    const number = ways.number[way] ?? 0;
    return (entries[number] ?? pack.works[number - entries.length]) as Named;
  };
  const formOf = (way: number) => formAt(namedAt(way), ways.place[way] ?? 0) as Form;
  return {
    language: {
      everyday: isEnglish(pack)
        ? everydayOf({ common: stored.strings('common'), rarer: stored.strings('rarer') })
        : EVERYTHING,
      titles: onlyTitles(pack.words.titles.flatMap(wordsOf)),
    },
    begins(hash) {
      const bit = spread(hash) & bitMask;
      return ((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
    },
    named(hash, words) {
      for (let slot = spread(hash) & mask; slots[slot] !== -1; slot = (slot + 1) & mask) {
        const at = slots[slot] ?? 0;
        if (hashes[at] !== (hash | 0) || !sameWords(formOf(first[at] ?? 0).words, words)) continue;
        const [from, to] = [first[at] ?? 0, first[at + 1] ?? 0];
        return Array.from({ length: to - from }, (_, nth) => {
          const way = from + nth;
          const rule = RULES[ways.rule[way] ?? 0] ?? 'any';
          const named = namedAt(way);
          const given = rule === 'given' ? givenIn(named, words) : undefined;
          return { named, rule, written: rule === 'any' ? '' : (given ?? formOf(way).written) };
        });
      }
      return [];
    },
  };
}

/** The tables of several packs as one: an English one says what English words are, and each what titles are. */
export function joinTables(tables: readonly Table[]): Table {
  const [only] = tables;
  if (tables.length === 1 && only) return only;
  const languages = tables.map(({ language }) => language);
  return {
    language: {
      everyday: languages.find(({ everyday }) => everyday !== EVERYTHING)?.everyday ?? EVERYTHING,
      titles: new Set(languages.flatMap(({ titles }) => [...titles])),
    },
    begins: (hash) => tables.some((table) => table.begins(hash)),
    named: (hash, words) => tables.flatMap((table) => table.named(hash, words)),
  };
}

/** All forms by their words; only while the table is built. */
function groupByWords(all: readonly Named[], everyday: Everyday): Map<string, Way[]> {
  const groups = new Map<string, Way[]>();
  for (const [number, named] of all.entries()) {
    for (const [place, form] of formsOf(named).entries()) {
      const rule = ruleFor(form, everyday, isWork(named));
      if (rule === 'never') continue;
      const phrase = form.words.join(' ');
      const way = { number, place, rule: RULES.indexOf(rule) };
      const group = groups.get(phrase);
      if (group) group.push(way);
      else groups.set(phrase, [way]);
    }
  }
  return groups;
}

const sameWords = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((word, at) => word === b[at]);

/** The power of two not below a number; at least 32. */
const powerAbove = (least: number) => 2 ** Math.max(5, Math.ceil(Math.log2(Math.max(1, least))));
