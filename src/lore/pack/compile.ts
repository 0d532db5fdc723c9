/** Writes a pack that was built from its files as one SQLite database, with all indexes made. */
import type { DatabaseSync } from 'node:sqlite';
import { KINDS } from '../model/kinds.ts';
import { type BuiltPack, type Citation, type Entry, type Fact, sentence, type Work } from '../model/model.ts';
import { isQuote } from '../model/quote.ts';
import { prefixed, type Tables } from '../model/tables.ts';
import { eachDeletion } from '../names/deletions.ts';
import { lettersOf } from '../names/edit-distance.ts';
import { wordsOf } from '../names/fold.ts';
import { indexNames } from '../names/index.ts';
import { findableEntry, findableWork } from './findable.ts';
import {
  APPLICATION_ID,
  FORMAT,
  INDEXES,
  packTable,
  pronounsCode,
  SCHEMA,
  type StoredCitation,
  type StoredEntry,
  type StoredFact,
  type StoredWork,
} from './format.ts';

/** The numbers that a compiled pack knows entries, facts and works by. */
interface Numbering {
  entry(entry: Entry): number;
  fact(fact: Fact): number;
  work(work: Work): number;
  /** Facts in the order of their numbers. */
  facts: readonly Fact[];
}

/**
 * An index that a room above keeps in compiled packs: connections, mentions, years, questions. What is too much for memory
 * goes into rows of its own, and stands in the database under names that no other part has.
 */
export interface PackPart {
  /** Its tables stand under this name. */
  name: string;
  index(pack: BuiltPack, numbering: Numbering, database: DatabaseSync): Tables;
}

/** How far compiling is: of `steps` steps so many are done. */
export type Progress = (step: string, done: number, steps: number) => void;

/** Facts and entries written in one go between two calls of progress. */
const CHUNK = 20_000;

/**
 * Fills an empty database. What is written is whole when this returns; making it appear whole or not at all where
 * others may open it is the caller's.
 */
export function compilePack(
  pack: BuiltPack,
  database: DatabaseSync,
  parts: readonly PackPart[],
  progress: Progress = () => {},
): void {
  const steps = 4 + parts.length;
  const numbering = numberPack(pack);
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${FORMAT}`);
  database.exec(SCHEMA);
  database.exec('BEGIN');
  progress('entries and works', 0, steps);
  const told = new Tellings();
  writeHead(pack, database);
  writeWorks(pack, numbering, database);
  writeEntries(pack, numbering, told, database);
  progress('facts', 1, steps);
  writeFacts(numbering, database, (share) => progress('facts', 1 + share, steps));
  writeTables(database, skeletonOf(pack, numbering, told));
  progress('names', 2, steps);
  writeTables(database, prefixed('names', indexNames(pack.entries.map(findableEntry))));
  writeTables(database, prefixed('titles', indexNames(pack.works.map(findableWork))));
  for (const [at, part] of parts.entries()) {
    progress(part.name, 3 + at, steps);
    writeTables(database, prefixed(part.name, part.index(pack, numbering, database)));
  }
  progress('indexes', 3 + parts.length, steps);
  writeTerms(database);
  database.exec(INDEXES);
  database.exec('COMMIT');
  progress('done', steps, steps);
}

function numberPack(pack: BuiltPack): Numbering {
  const facts = pack.entries.flatMap((entry) => entry.facts);
  const numbers = <Item>(items: readonly Item[]) => {
    const numberOf = new Map(items.map((item, number) => [item, number]));
    return (item: Item): number => {
      const number = numberOf.get(item);
      if (number === undefined)
        throw new TypeError('a pack ties to what is not in it: check it before it is compiled');
      return number;
    };
  };
  return { entry: numbers(pack.entries), fact: numbers(facts), work: numbers(pack.works), facts };
}

function writeHead(pack: BuiltPack, database: DatabaseSync): void {
  const {
    entries: _,
    facts: _facts,
    works: _works,
    written: _written,
    relations,
    links,
    series,
    ...plain
  } = pack;
  const head = {
    ...plain,
    relations: [...relations.values()],
    links: [...links],
    series: [...series],
  };
  database.prepare('INSERT INTO head VALUES (?)').run(JSON.stringify(head));
}

function writeWorks(pack: BuiltPack, numbering: Numbering, database: DatabaseSync): void {
  const insert = database.prepare('INSERT INTO works VALUES (?, ?)');
  for (const [number, work] of pack.works.entries()) {
    const { pack: _, tier, continuity, set, adapts, named, namedInNote, facts, factCount, ...plain } = work;
    const stored: StoredWork = {
      ...plain,
      tier: tier.id,
      continuity: continuity.id,
      set: set?.written ?? set?.text,
      adapts: adapts.map(numbering.work),
      named: named.map(numbering.entry),
      namedInNote: namedInNote.map(numbering.entry),
      facts: factCount,
    };
    insert.run(number, JSON.stringify(stored));
  }
}

const citationsOf =
  ({ work }: Numbering) =>
  ({ work: cited, at }: Citation): StoredCitation =>
    at === undefined ? [work(cited)] : [work(cited), at];

function writeEntries(pack: BuiltPack, numbering: Numbering, told: Tellings, database: DatabaseSync): void {
  const insert = database.prepare('INSERT INTO entries VALUES (?, ?)');
  const cite = citationsOf(numbering);
  for (const [number, entry] of pack.entries.entries()) {
    const stored: StoredEntry = {
      aliases: entry.aliases.map(({ name, citations }) => ({ name, cite: citations.map(cite) })),
      keywords: entry.keywords,
      ...(entry.page === undefined ? {} : { page: entry.page }),
      summary: entry.summaryParts.map(({ text, citations, named }) => ({
        text,
        cite: citations.map(cite),
        named: named.map(numbering.entry),
      })),
    };
    insert.run(number, JSON.stringify(stored));
    told.addSummary(
      entry.summaryParts.map(({ citations }) => citations.map(({ work }) => numbering.work(work))),
    );
  }
}

/** Only dates that name the day count for `/today`: `2293-05-12`, neither `2293-05` nor `c. 2293-05-12`. */
const DAY = /^-?\d{1,5}-(\d{2}-\d{2})$/;

function writeFacts(numbering: Numbering, database: DatabaseSync, progress: (share: number) => void): void {
  const insert = database.prepare('INSERT INTO facts VALUES (?, ?, ?, ?)');
  const insertSentence = database.prepare(
    'INSERT INTO sentences (rowid, text, about, also) VALUES (?, ?, ?, ?)',
  );
  const insertCited = database.prepare('INSERT OR IGNORE INTO cited VALUES (?, ?)');
  const cite = citationsOf(numbering);
  const folded = (text: string) => wordsOf(text).join(' ');
  for (const [number, fact] of numbering.facts.entries()) {
    const { value, text, role, note, side, target, order, date, contradicts, named } = fact;
    const stored: StoredFact = {
      subject: numbering.entry(fact.subject),
      relation: fact.relation.id,
      ...(target ? { target: numbering.entry(target) } : {}),
      ...(value === undefined ? {} : { value }),
      ...(text === undefined ? {} : { text }),
      ...(role === undefined ? {} : { role }),
      ...(side === undefined ? {} : { side: typeof side === 'string' ? side : numbering.entry(side) }),
      ...(date ? { date: date.written ?? date.text } : {}),
      ...(order === 0 ? {} : { order }),
      cite: fact.citations.map(cite),
      ...(fact.together ? { together: true } : {}),
      ...(contradicts.length > 0 ? { contradicts: contradicts.map(numbering.fact) } : {}),
      ...(note === undefined ? {} : { note }),
      ...(named.length > 0 ? { named: named.map(numbering.entry) } : {}),
    };
    insert.run(
      number,
      fact.id,
      DAY.exec(date?.written?.split(' as ')[0] ?? date?.text ?? '')?.[1] ?? null,
      JSON.stringify(stored),
    );
    insertSentence.run(
      number,
      folded(sentence(fact)),
      folded([fact.subject.name, target?.name, role, value].filter((one) => one !== undefined).join(' ')),
      [
        ...[fact.subject, ...(target ? [target] : [])].flatMap(({ name, aliases }) => [
          squeezedLabel(name),
          ...aliases.map((alias) => `${folded(alias.name)} ${squeezedLabel(alias.name)}`),
        ]),
        ...fact.citations.map(({ work }) => folded(work.label)),
      ].join(' '),
    );
    for (const { work } of fact.citations) insertCited.run(numbering.work(work), number);
    if (number % CHUNK === CHUNK - 1) progress(number / numbering.facts.length);
  }
}

/** The parts of a name that have both letters and digits, as people type them: `ncc1701a` for `NCC-1701-A`. */
const squeezedLabel = (name: string): string =>
  (name.match(/\b\p{L}+(?:-?\d+)+(?:-\p{L})?\b/gu) ?? []).map((label) => wordsOf(label).join('')).join(' ');

/** Words that a misspelt one may be: those of fewer letters are not forgiven. */
const SHORTEST = 4;

/** Lists the words of the sentences, and indexes them by spelling: in rows, for there may be as many as in a dictionary. */
function writeTerms(database: DatabaseSync): void {
  database.exec(`
    CREATE VIRTUAL TABLE vocabulary USING fts5vocab(sentences, row);
    INSERT INTO terms SELECT row_number() OVER (ORDER BY term), term, doc FROM vocabulary;
    DROP TABLE vocabulary;
  `);
  const insert = database.prepare('INSERT OR IGNORE INTO slips VALUES (?, ?)');
  const long = database.prepare('SELECT number, term FROM terms WHERE length(term) >= ?').all(SHORTEST);
  for (const { number = 0, term = '' } of long)
    eachDeletion(lettersOf(String(term)), (hash) => insert.run(hash, number));
}

/** Works that tell something, each combination once: a judgement of one holds for all facts that they tell. */
class Tellings {
  readonly #numbers = new Map<string, number>();
  /** The works of each, the first number 1 where they tell it only together. */
  readonly rows: number[][] = [];
  readonly summaries: number[][] = [];

  number(works: readonly number[], together: boolean): number {
    const row = [Number(together), ...works];
    const key = row.join(' ');
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.rows.push(row) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  /** The works of a part of a summary tell it together. */
  addSummary(parts: readonly (readonly number[])[]): void {
    this.summaries.push(parts.map((works) => this.number(works, true)));
  }
}

/** Lists of numbers one after the other, and where each begins. */
export function rowsOf(rows: Iterable<readonly number[]>): { start: Int32Array; values: Int32Array } {
  const start = [0];
  const values: number[] = [];
  for (const row of rows) {
    for (const value of row) values.push(value);
    start.push(values.length);
  }
  return { start: Int32Array.from(start), values: Int32Array.from(values) };
}

/** What is in memory of every entry and fact. */
function skeletonOf(pack: BuiltPack, numbering: Numbering, told: Tellings): Tables {
  const { entries, continuities } = pack;
  const first = new Int32Array(entries.length + 1);
  for (const [number, entry] of entries.entries())
    first[number + 1] = (first[number] as number) + entry.facts.length;
  const tellings = Uint32Array.from(numbering.facts, ({ citations, together }) =>
    told.number(
      citations.map(({ work }) => numbering.work(work)),
      together,
    ),
  );
  const mentions = rowsOf(entries.map((entry) => entry.mentions.map(numbering.fact)));
  const shown = rowsOf(entries.map(({ mentions }) => bestKnown(mentions).map(numbering.fact)));
  const rows = rowsOf(told.rows);
  const named = rowsOf(numbering.facts.map((fact) => fact.named.map(numbering.entry)));
  const summaries = rowsOf(told.summaries);
  return {
    'entries/id': entries.map(({ id }) => id),
    'entries/name': entries.map(({ name }) => name),
    'entries/kind': Uint8Array.from(entries, ({ kind }) => KINDS.indexOf(kind)),
    'entries/continuity': Uint8Array.from(entries, ({ continuity }) => continuities.indexOf(continuity)),
    'entries/pronouns': Uint8Array.from(entries, ({ pronouns }) => pronounsCode(pronouns)),
    'entries/prominence': Uint8Array.from(entries, ({ prominence }) => prominence),
    'entries/firstFact': first,
    'mentions/start': mentions.start,
    'mentions/facts': mentions.values,
    'summaries/start': summaries.start,
    'summaries/tellings': summaries.values,
    'facts/telling': tellings,
    'named/start': named.start,
    'named/entries': named.values,
    'tellings/start': rows.start,
    'tellings/works': rows.values,
    'told/start': shown.start,
    'told/facts': shown.values,
    'quotes/facts': Int32Array.from(numbering.facts.filter(isQuote), numbering.fact),
  };
}

/** Of an entry that more facts than this mention (a species, a capital), those of the best known are told. */
const MOST_MENTIONS = 300;

function bestKnown(mentions: readonly Fact[]): readonly Fact[] {
  if (mentions.length <= MOST_MENTIONS) return mentions;
  const best = mentions.toSorted((a, b) => b.subject.prominence - a.subject.prominence);
  const kept = new Set(best.slice(0, MOST_MENTIONS));
  return mentions.filter((fact) => kept.has(fact));
}

function writeTables(database: DatabaseSync, tables: Tables): void {
  const insert = database.prepare('INSERT INTO tables VALUES (?, ?, ?)');
  for (const [name, table] of Object.entries(tables)) {
    const { type, data } = packTable(table);
    insert.run(name, type, data);
  }
}
