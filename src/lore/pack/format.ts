/** What a compiled pack looks like inside: one SQLite file that is written once and then only read. */
import { PRONOUNS, type Pronouns } from '../model/kinds.ts';
import type { Table } from '../model/tables.ts';

/** Changes whenever what is stored, or how, changes; a pack of another version is compiled anew. */
export const FORMAT = 15;

/** `CURZ`: tells a compiled pack from any other SQLite file. */
export const APPLICATION_ID = 0x4355525a;

/**
 * Rows of `entries` and `facts` are numbered from 0: entries in the order of the files, facts by their subject, so that
 * the facts of an entry are a range. `sentences` has the number of its fact as rowid, and folded words; `terms` are its
 * words with how many facts have each, and `slips` finds them by what is left of them without a letter or two.
 */
export const SCHEMA = `
  CREATE TABLE head (json TEXT NOT NULL);
  CREATE TABLE works (number INTEGER PRIMARY KEY, json TEXT NOT NULL);
  CREATE TABLE entries (number INTEGER PRIMARY KEY, json TEXT NOT NULL);
  CREATE TABLE facts (number INTEGER PRIMARY KEY, id TEXT NOT NULL, day TEXT, json TEXT NOT NULL);
  CREATE TABLE cited (work INTEGER, fact INTEGER, PRIMARY KEY (work, fact)) WITHOUT ROWID;
  CREATE TABLE tables (name TEXT PRIMARY KEY, type TEXT NOT NULL, data BLOB NOT NULL);
  CREATE VIRTUAL TABLE sentences USING fts5(text, about, also, content='', prefix='3');
  CREATE VIRTUAL TABLE keywords USING fts5(words, content='');
  CREATE TABLE terms (number INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE, facts INTEGER NOT NULL);
  CREATE TABLE slips (hash INTEGER, term INTEGER, PRIMARY KEY (hash, term)) WITHOUT ROWID;
`;

/** Made after the rows are in, which is quicker. */
export const INDEXES = `
  CREATE UNIQUE INDEX facts_by_id ON facts (id);
  CREATE INDEX facts_by_day ON facts (day) WHERE day IS NOT NULL;
`;

/** A citation: the work's number, and where in it. */
export type StoredCitation = [work: number, at?: string];

export interface StoredEntry {
  aliases: { name: string; cite: StoredCitation[] }[];
  keywords: readonly string[];
  page?: string;
  /** Each part with the entries that it names. */
  summary: { text: string; cite: StoredCitation[]; named: number[] }[];
}

/** Pronouns as a number in a table of the skeleton: 0 for none. */
export const pronounsCode = (pronouns: Pronouns | undefined): number =>
  pronouns === undefined ? 0 : PRONOUNS.indexOf(pronouns) + 1;
export const pronounsOf = (code: number): Pronouns | undefined => PRONOUNS[code - 1];

export interface StoredFact {
  subject: number;
  relation: string;
  target?: number;
  value?: string;
  text?: string;
  role?: string;
  /** An entry's number, or plain text. */
  side?: number | string;
  date?: string;
  order?: number;
  cite: StoredCitation[];
  together?: true;
  contradicts?: number[];
  note?: string;
  keywords?: string;
  /** Entries that its words name beside those it ties. */
  named?: number[];
}

export interface StoredWork {
  id: string;
  title: string;
  aliases: readonly string[];
  label: string;
  medium: string;
  tier: string;
  continuity: string;
  series?: string | undefined;
  season?: number | undefined;
  episode?: number | undefined;
  released?: string | undefined;
  set?: string | undefined;
  calendar: readonly string[];
  adapts: number[];
  named: number[];
  by?: string | undefined;
  note?: string | undefined;
  namedInNote: number[];
  /** How many facts cite it. */
  facts: number;
}

const NUMBERS = {
  int32: Int32Array,
  uint32: Uint32Array,
  uint16: Uint16Array,
  uint8: Uint8Array,
  float64: Float64Array,
} as const;

/** A table as bytes. Words are joined by line ends, which none of them has in it. */
export function packTable(table: Table): { type: string; data: Uint8Array } {
  for (const [type, numbers] of Object.entries(NUMBERS))
    if (table instanceof numbers)
      return { type, data: new Uint8Array(table.buffer, table.byteOffset, table.byteLength) };
  const words = table as readonly string[];
  return { type: words.length === 0 ? 'none' : 'strings', data: new TextEncoder().encode(words.join('\n')) };
}

export function unpackTable(type: string, data: Uint8Array): Table {
  if (type === 'none') return [];
  if (type === 'strings') return new TextDecoder().decode(data).split('\n');
  const numbers = NUMBERS[type as keyof typeof NUMBERS];
  // What SQLite gives may lie where numbers of four bytes may not begin.
  return new numbers(data.slice().buffer as ArrayBuffer);
}
