import type { TableReader, Tables } from '../model/tables.ts';
import { withoutBracket, wordsOf } from './fold.ts';
import type { Findable } from './types.ts';

/** Where a form of a name comes from. */
export const FORM = { name: 0, alias: 1, keyword: 2 } as const;

/** Names longer than this are cut: a form's words are counted in a byte, and no name has so many. */
const MOST_WORDS_IN_A_NAME = 30;

/** Every form of every entry's name as rows of numbers, so that a hundred thousand fit. */
export interface Names {
  /** Form → its entry's position. */
  entryOf: Int32Array;
  /** Form → one of FORM. */
  role: Uint8Array;
  /** Form → where its words begin in `words`; one longer than the forms. */
  from: Int32Array;
  /** Form → how many of its words stand before a bracket. */
  baseLength: Uint8Array;
  /** Words of all forms, one after the other: numbers of `vocabulary`. */
  words: Int32Array;
  /** All words, sorted. */
  vocabulary: readonly string[];
  /** Word → its number in the vocabulary. */
  numberOf: Map<string, number>;
}

/** Reads the forms of all entries: name, aliases, keywords. */
export function readNames(entries: readonly Findable[]): Names {
  const seen = new Map<string, number>();
  const entryOf: number[] = [];
  const role: number[] = [];
  const from: number[] = [0];
  const baseLength: number[] = [];
  const raw: number[] = [];

  const addForm = (entry: number, text: string, kind: number): void => {
    const all = wordsOf(text);
    if (all.length === 0) return;
    if (all.length > MOST_WORDS_IN_A_NAME) all.length = MOST_WORDS_IN_A_NAME;
    const base = text.includes('(') ? wordsOf(withoutBracket(text)).length : all.length;
    for (const word of all) {
      let number = seen.get(word);
      if (number === undefined) {
        number = seen.size;
        seen.set(word, number);
      }
      raw.push(number);
    }
    entryOf.push(entry);
    role.push(kind);
    baseLength.push(base === 0 ? all.length : Math.min(base, all.length));
    from.push(raw.length);
  };
  for (const [position, entry] of entries.entries()) {
    addForm(position, entry.name, FORM.name);
    for (const alias of entry.aliases) addForm(position, alias, FORM.alias);
    for (const keyword of entry.keywords ?? []) addForm(position, keyword, FORM.keyword);
  }

  const vocabulary = [...seen.keys()].sort();
  const rank = new Int32Array(vocabulary.length);
  const numberOf = new Map<string, number>();
  for (const [number, word] of vocabulary.entries()) {
    rank[seen.get(word) as number] = number;
    numberOf.set(word, number);
  }
  return {
    entryOf: Int32Array.from(entryOf),
    role: Uint8Array.from(role),
    from: Int32Array.from(from),
    baseLength: Uint8Array.from(baseLength),
    words: Int32Array.from(raw, (number) => rank[number] as number),
    vocabulary,
    numberOf,
  };
}

/** Numbers of words by the words themselves. */
const numbersOf = (vocabulary: readonly string[]): Map<string, number> =>
  new Map(vocabulary.map((word, number) => [word, number]));

export const nameTables = ({ entryOf, role, from, baseLength, words, vocabulary }: Names): Tables => ({
  entryOf,
  role,
  from,
  baseLength,
  words,
  vocabulary,
});

export function openNames(tables: TableReader): Names {
  const vocabulary = tables.strings('vocabulary');
  return {
    vocabulary,
    entryOf: tables.int32('entryOf'),
    role: tables.uint8('role'),
    from: tables.int32('from'),
    baseLength: tables.uint8('baseLength'),
    words: tables.int32('words'),
    numberOf: numbersOf(vocabulary),
  };
}

/** The words of an entry's name and aliases; forms stand in the order of their entries. */
export function* wordsOfEntry(
  { entryOf, role, from, words, vocabulary }: Names,
  entry: number,
): Iterable<string> {
  let [form, end] = [0, entryOf.length];
  while (form < end) {
    const middle = (form + end) >> 1;
    if ((entryOf[middle] as number) < entry) form = middle + 1;
    else end = middle;
  }
  for (; entryOf[form] === entry; form++) {
    if (role[form] === FORM.keyword) continue;
    for (let at = from[form] as number; at < (from[form + 1] as number); at++)
      yield vocabulary[words[at] as number] as string;
  }
}

/** Whether these letters are all of a form that has a bracket, with its bracket. */
export const isWholeWithBracket = (names: Names, form: number, letters: string): boolean =>
  names.baseLength[form] !== (names.from[form + 1] as number) - (names.from[form] as number) &&
  squeezedForm(names, form) === letters;

/** A form's words run together, the first `count` of them or all. */
export function squeezedForm(names: Names, form: number, count?: number): string {
  const start = names.from[form] as number;
  const end = count === undefined ? (names.from[form + 1] as number) : start + count;
  let text = '';
  for (let at = start; at < end; at++) text += names.vocabulary[names.words[at] as number];
  return text;
}
