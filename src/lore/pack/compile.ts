/** Writes a pack that was built from its files as one SQLite database, with all indexes made. */
import type { DatabaseSync } from 'node:sqlite';
import { compareIds } from '../model/compare-ids.ts';
import { dates } from '../model/happening.ts';
import { KINDS } from '../model/kinds.ts';
import {
  type BuiltPack,
  type Citation,
  type Entry,
  type Fact,
  type Pack,
  sentence,
  type Work,
} from '../model/model.ts';
import { NATURE_FACTS, naturesIn } from '../model/natures.ts';
import { isQuote } from '../model/quote.ts';
import { prefixed, type Tables } from '../model/tables.ts';
import { eachDeletion } from '../names/deletions.ts';
import { lettersOf } from '../names/edit-distance.ts';
import { wordsOf } from '../names/fold.ts';
import { type Findable, indexNames } from '../names/index.ts';
import { bestKnownOf } from './best-known.ts';
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
import { grouped, NumberRows, Numbers, type Rows, rowsOf } from './number-rows.ts';
import { openPack } from './open-pack.ts';

/**
 * A pack as it is written down: head and works in memory, entries and facts one after the other, so that those of a large
 * wiki are never in memory together.
 */
export interface PackRows {
  /** Its counts hold once all facts were read; so does how many facts cite a work. */
  pack: Pack;
  entryCount: number;
  /** All entries by their ids, in the order of their numbers. */
  named(): Iterable<{ id: string }>;
  /** In the same order. */
  entries(): Iterable<Entry>;
  /** Those of the first entry, of the second, and so on. */
  facts(): Iterable<Fact>;
  /** Whom the page of each entry leads to, in the same order; left out where entries have none. */
  links?(): Iterable<Links>;
  /** All of it, where it is in memory anyway. */
  whole?: BuiltPack;
  /** Called when everything was read: what was kept for it may go. */
  end?(): void;
}

/** Entries that the page of one leads to, by their numbers, and the works that stand for that page. */
export interface Links {
  named: readonly number[];
  works: readonly Work[];
}

/** What a part indexes: a pack whose entries and facts are written and have their numbers. */
interface WrittenPackRows {
  pack: Pack;
  entries: readonly Entry[];
  factCount: number;
  /** In the order of their numbers; read anew each time where the pack is not in memory. */
  facts(): Iterable<Fact>;
  /** What pages lead to, as facts whose numbers come after those of the others; they are on no card of an entry. */
  links(): Iterable<Fact>;
  linkCount: number;
  /** The numbers of facts by their ids. */
  factsById(): Iterable<number>;
  entryNumber(entry: Entry): number;
  /** The pack with its best known entries and what is told between them, at most so many facts, or whole if it is in memory. */
  bestKnown(facts: number): BuiltPack;
}

/**
 * An index that a room above keeps in compiled packs: connections, mentions, years, questions. What is too much for memory
 * goes into rows of its own, and stands in the database under names that no other part has.
 */
export interface PackPart {
  /** Its tables stand under this name. */
  name: string;
  index(rows: WrittenPackRows, database: DatabaseSync): Tables;
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
  rows: PackRows,
  database: DatabaseSync,
  parts: readonly PackPart[],
  progress: Progress = () => {},
): void {
  const steps = 4 + parts.length;
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${FORMAT}`);
  database.exec(SCHEMA);
  database.exec('BEGIN');
  const written = writeRows(rows, database, (step, done) => progress(step, done, steps));
  for (const [at, part] of parts.entries()) {
    progress(part.name, 3 + at, steps);
    writeTables(database, prefixed(part.name, part.index(written, database)));
  }
  progress('indexes', 3 + parts.length, steps);
  writeTerms(database);
  database.exec('COMMIT');
  progress('done', steps, steps);
}

/** Nothing of what it needed stays in memory, unless the pack is there anyway. */
function writeRows(
  rows: PackRows,
  database: DatabaseSync,
  progress: (step: string, done: number) => void,
): WrittenPackRows {
  const { pack, whole } = rows;
  progress('entries and works', 0);
  const skeleton = new Skeleton(pack, rows.entryCount);
  const numbering = numberPack(rows);
  const findable = writeEntries(rows, numbering, skeleton, database);
  progress('facts', 1);
  writeFacts(rows, numbering, skeleton, database, (share) => progress('facts', 1 + share));
  for (const { named, works } of rows.links?.() ?? []) skeleton.addLinks(named, works.map(numbering.work));
  writeWorks(pack, numbering, database);
  writeHead(pack, database);
  writeTables(database, skeleton.tables());
  rows.end?.();
  progress('names', 2);
  writeTables(database, prefixed('names', indexNames(findable)));
  writeTables(database, prefixed('titles', indexNames(pack.works.map(findableWork))));
  database.exec(INDEXES);
  return whole ? builtRows(whole, numbering) : readBack(database);
}

/** A pack that is in memory, one row after the other. */
export const rowsOfBuilt = (pack: BuiltPack): PackRows => ({
  pack,
  entryCount: pack.entries.length,
  named: () => pack.entries,
  entries: () => pack.entries,
  *facts() {
    for (const entry of pack.entries) yield* entry.facts;
  },
  whole: pack,
});

/** The numbers that a compiled pack knows entries, facts and works by. */
interface Numbering {
  entry(entry: Entry): number;
  fact(fact: Fact): number;
  work(work: Work): number;
}

function numberPack({ pack, named, facts }: PackRows): Numbering {
  const byId = (items: () => Iterable<{ id: string }>) => {
    let numbers: Map<string, number> | undefined;
    return ({ id }: { id: string }): number => {
      if (!numbers) {
        numbers = new Map();
        for (const item of items()) numbers.set(item.id, numbers.size);
      }
      const number = numbers.get(id);
      if (number === undefined)
        throw new TypeError('a pack ties to what is not in it: check it before it is compiled');
      return number;
    };
  };
  return { entry: byId(named), fact: byId(facts), work: byId(() => pack.works) };
}

function builtRows(pack: BuiltPack, numbering: Numbering): WrittenPackRows {
  const facts = pack.entries.flatMap((entry) => entry.facts);
  return {
    pack,
    entries: pack.entries,
    factCount: facts.length,
    facts: () => facts,
    links: () => [],
    linkCount: 0,
    factsById: () =>
      facts
        .map(({ id }, number) => ({ id, number }))
        .sort(compareIds)
        .map(({ number }) => number),
    entryNumber: numbering.entry,
    bestKnown: () => pack,
  };
}

/** What was written, read again from the database that it stands in. */
function readBack(database: DatabaseSync): WrittenPackRows {
  const opened = openPack(database);
  const { pack, entries } = opened;
  const byId = database.prepare('SELECT number FROM facts ORDER BY id');
  return {
    pack,
    entries,
    factCount: pack.counts.facts,
    *facts() {
      for (let number = 0; number < pack.counts.facts; number++) yield opened.fact(number);
    },
    *links() {
      for (let at = 0; at < opened.linkCount; at++) yield opened.fact(pack.counts.facts + at);
    },
    linkCount: opened.linkCount,
    *factsById() {
      for (const { number } of byId.iterate()) yield number as number;
    },
    entryNumber: (entry) => opened.numberOf(entry),
    bestKnown: (facts) => bestKnownOf(opened, facts),
  };
}

function writeHead(pack: Pack, database: DatabaseSync): void {
  const {
    entries: _,
    facts: _facts,
    works: _works,
    written: _written,
    relations,
    links,
    series,
    ...plain
  }: Pack & Partial<BuiltPack> = pack;
  const head = {
    ...plain,
    relations: [...relations.values()],
    links: [...links],
    series: [...series],
  };
  database.prepare('INSERT INTO head VALUES (?)').run(JSON.stringify(head));
}

function writeWorks(pack: Pack, numbering: Numbering, database: DatabaseSync): void {
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

function writeEntries(
  { entries }: PackRows,
  numbering: Numbering,
  skeleton: Skeleton,
  database: DatabaseSync,
): Findable[] {
  const findable: Findable[] = [];
  const insert = database.prepare('INSERT INTO entries VALUES (?, ?)');
  const cite = citationsOf(numbering);
  let number = 0;
  for (const entry of entries()) {
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
    insert.run(number++, JSON.stringify(stored));
    findable.push(findableEntry(entry));
    skeleton.addEntry(
      entry,
      entry.summaryParts.map(({ citations }) => citations.map(({ work }) => numbering.work(work))),
    );
  }
  return findable;
}

/** Only dates that name the day count for `/today`: `2293-05-12`, neither `2293-05` nor `c. 2293-05-12`. */
const DAY = /^-?\d{1,5}-(\d{2}-\d{2})$/;

function writeFacts(
  { facts, entryCount }: PackRows,
  numbering: Numbering,
  skeleton: Skeleton,
  database: DatabaseSync,
  progress: (share: number) => void,
): void {
  const insert = database.prepare('INSERT INTO facts VALUES (?, ?, ?, ?)');
  const insertSentence = database.prepare(
    'INSERT INTO sentences (rowid, text, about, also) VALUES (?, ?, ?, ?)',
  );
  const insertKeywords = database.prepare('INSERT INTO keywords (rowid, words) VALUES (?, ?)');
  const insertCited = database.prepare('INSERT OR IGNORE INTO cited VALUES (?, ?)');
  const cite = citationsOf(numbering);
  const folded = (text: string) => wordsOf(text).join(' ');
  let number = -1;
  for (const fact of facts()) {
    number++;
    const { value, text, role, note, side, target, order, date, contradicts, keywords, named } = fact;
    const subject = numbering.entry(fact.subject);
    const stored: StoredFact = {
      subject,
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
      ...(keywords === undefined ? {} : { keywords }),
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
    if (keywords !== undefined) insertKeywords.run(number, folded(keywords));
    for (const { work } of fact.citations) insertCited.run(numbering.work(work), number);
    skeleton.addFact(number, fact, numbering);
    if (number % CHUNK === CHUNK - 1) progress(subject / entryCount);
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
  const long = database.prepare('SELECT number, term FROM terms WHERE length(term) >= ?');
  for (const { number = 0, term = '' } of long.iterate(SHORTEST))
    eachDeletion(lettersOf(String(term)), (hash) => insert.run(hash, number));
}

/** Works that tell something, each combination once: a judgement of one holds for all facts that they tell. */
class Tellings {
  readonly #numbers = new Map<string, number>();
  /** The works of each, the first number 1 where they tell it only together. */
  readonly rows: number[][] = [];

  number(works: readonly number[], together: boolean): number {
    const row = [Number(together), ...works];
    const key = row.join(' ');
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.rows.push(row) - 1;
    this.#numbers.set(key, number);
    return number;
  }
}

/** Of an entry that more facts than this mention (a species, a capital), those of the best known are told. */
const MOST_MENTIONS = 300;

/** What is in memory of every entry and fact, gathered while they are written. */
class Skeleton {
  readonly #continuities: Pack['continuities'];
  readonly #ids: string[] = [];
  readonly #names: string[] = [];
  readonly #kinds: Uint8Array;
  readonly #continuity: Uint8Array;
  readonly #pronouns: Uint8Array;
  readonly #prominence: Uint8Array;
  readonly #tellings = new Tellings();
  readonly #summaries = new NumberRows();
  /** How many facts each entry has, one place further on. */
  readonly #firstFact: Int32Array;
  readonly #dating: Int32Array;
  /** What entries are: whose each text is, and which text. */
  readonly #natureOf = new Numbers();
  readonly #natureText = new Numbers();
  readonly #natureTexts = new Map<string, number>();
  readonly #subjects = new Numbers();
  readonly #tellingOf = new Numbers();
  readonly #named = new NumberRows();
  /** Who is mentioned by which fact, one after the other. */
  readonly #mentioned = new Numbers();
  readonly #mentioning = new Numbers();
  readonly #quotes = new Numbers();
  /** Whom the page of each entry leads to, and the works that tell so. */
  readonly #links = new NumberRows();
  readonly #linkTellings = new Numbers();

  constructor({ continuities }: Pack, entries: number) {
    this.#continuities = continuities;
    this.#kinds = new Uint8Array(entries);
    this.#continuity = new Uint8Array(entries);
    this.#pronouns = new Uint8Array(entries);
    this.#prominence = new Uint8Array(entries);
    this.#firstFact = new Int32Array(entries + 1);
    this.#dating = new Int32Array(entries).fill(-1);
  }

  /** @param summary the works of each of its parts, which tell it together. */
  addEntry(entry: Entry, summary: readonly (readonly number[])[]): void {
    const number = this.#ids.push(entry.id) - 1;
    this.#names.push(entry.name);
    this.#kinds[number] = KINDS.indexOf(entry.kind);
    this.#continuity[number] = this.#continuities.indexOf(entry.continuity);
    this.#pronouns[number] = pronounsCode(entry.pronouns);
    this.#prominence[number] = entry.prominence;
    this.#summaries.push(summary.map((works) => this.#tellings.number(works, true)));
  }

  addFact(number: number, fact: Fact, numbering: Numbering): void {
    const { citations, together, target, side, subject } = fact;
    const own = numbering.entry(subject);
    this.#subjects.push(own);
    const before = this.#firstFact[own + 1] as number;
    this.#firstFact[own + 1] = before + 1;
    for (const text of before < NATURE_FACTS ? naturesIn(fact) : []) {
      // A table of texts has a line for each.
      const nature = text.replaceAll('\n', ' ');
      const known = this.#natureTexts.get(nature) ?? this.#natureTexts.size;
      this.#natureTexts.set(nature, known);
      this.#natureOf.push(own);
      this.#natureText.push(known);
    }
    if (this.#dating[own] === -1 && dates(fact)) this.#dating[own] = number;
    this.#tellingOf.push(
      this.#tellings.number(
        citations.map(({ work }) => numbering.work(work)),
        together,
      ),
    );
    this.#named.push(fact.named.map(numbering.entry));
    for (const other of new Set([target, side])) {
      if (typeof other !== 'object' || other === subject) continue;
      this.#mentioned.push(numbering.entry(other));
      this.#mentioning.push(number);
    }
    if (isQuote(fact)) this.#quotes.push(number);
  }

  /** Those of the next entry. */
  addLinks(named: readonly number[], works: readonly number[]): void {
    this.#links.push(named);
    this.#linkTellings.push(this.#tellings.number(works, false));
  }

  tables(): Tables {
    const first = this.#firstFact;
    for (let at = 1; at < first.length; at++) first[at] = (first[at] as number) + (first[at - 1] as number);
    const mentions = grouped(this.#mentioned.all(), this.#mentioning.all(), this.#ids.length);
    const natures = grouped(this.#natureOf.all(), this.#natureText.all(), this.#ids.length);
    const shown = this.#bestKnown(mentions);
    const rows = rowsOf(this.#tellings.rows);
    return {
      'entries/id': this.#ids,
      'entries/name': this.#names,
      'entries/kind': this.#kinds,
      'entries/continuity': this.#continuity,
      'entries/pronouns': this.#pronouns,
      'entries/prominence': this.#prominence,
      'entries/firstFact': first,
      'entries/dating': this.#dating,
      'natures/start': natures.start,
      'natures/values': natures.values,
      'natures/texts': [...this.#natureTexts.keys()],
      'mentions/start': mentions.start,
      'mentions/facts': mentions.values,
      'summaries/start': this.#summaries.start(),
      'summaries/tellings': this.#summaries.values(),
      'facts/telling': new Uint32Array(this.#tellingOf.all()),
      'named/start': this.#named.start(),
      'named/entries': this.#named.values(),
      'tellings/start': rows.start,
      'tellings/works': rows.values,
      'told/start': shown.start,
      'told/facts': shown.values,
      'quotes/facts': this.#quotes.all(),
      'links/start': this.#links.start(),
      'links/named': this.#links.values(),
      'links/telling': this.#linkTellings.all(),
    };
  }

  #bestKnown(mentions: Rows): Rows {
    const shown = new NumberRows();
    const known = (fact: number) => this.#prominence[this.#subjects.at(fact)] as number;
    for (let entry = 0; entry < this.#ids.length; entry++) {
      const all = mentions.values.subarray(mentions.start[entry], mentions.start[entry + 1]);
      if (all.length <= MOST_MENTIONS) shown.push(all);
      else {
        const best = [...all].sort((a, b) => known(b) - known(a)).slice(0, MOST_MENTIONS);
        const kept = new Set(best);
        shown.push(all.filter((fact) => kept.has(fact)));
      }
    }
    return { start: shown.start(), values: shown.values() };
  }
}

function writeTables(database: DatabaseSync, tables: Tables): void {
  const insert = database.prepare('INSERT INTO tables VALUES (?, ?, ?)');
  for (const [name, table] of Object.entries(tables)) {
    const { type, data } = packTable(table);
    insert.run(name, type, data);
  }
}
