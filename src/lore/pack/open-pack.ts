/**
 * Opens a compiled pack. Names, kinds and who is tied by which fact are in memory; texts are read when somebody asks
 * for them, and those read last are kept.
 */
import type { DatabaseSync } from 'node:sqlite';
import { parseLoreDate } from '../model/date.ts';
import { joinSummary } from '../model/join-summary.ts';
import { KINDS, type Kind, type Medium, type Pronouns } from '../model/kinds.ts';
import type {
  Alias,
  Citation,
  Continuity,
  Entry,
  Fact,
  Pack,
  Relation,
  SummaryPart,
  Telling,
  Work,
} from '../model/model.ts';
import { readTables, type Table, type TableReader, under } from '../model/tables.ts';
import { Recent } from '../names/recent.ts';
import {
  pronounsOf,
  type StoredCitation,
  type StoredEntry,
  type StoredFact,
  type StoredWork,
  unpackTable,
} from './format.ts';
import { openSentences, type Sentences } from './sentences.ts';

/** A compiled pack, opened. */
export interface OpenPack {
  readonly pack: Pack;
  /** All entries by their numbers, with nothing of them read but what a list shows. */
  readonly entries: readonly Entry[];
  entryById(id: string): Entry | undefined;
  /** An entry's number by its id. */
  positionOf(id: string): number | undefined;
  /** An entry's number. @throws TypeError for an entry of another pack. */
  numberOf(entry: Entry): number;
  /** A fact by its number. Those that come after the {@link Pack.counts} of facts are what pages lead to. */
  fact(number: number): Fact;
  /** How many links of pages there are: ties that no card of an entry tells. */
  readonly linkCount: number;
  factById(id: string): Fact | undefined;
  /** The numbers of all facts that tie an entry. @throws TypeError for one of another pack. */
  factsTying(entry: Entry): number[];
  /** The numbers of those whose words name it beside whom they tie; looks at all of them. @throws TypeError likewise. */
  factsNaming(entry: Entry): number[];
  workById(id: string): Work | undefined;
  /** Facts dated to a day of the year, `05-12`. */
  factsOnDay(day: string): Fact[];
  /** The numbers of facts that are lines somebody says. */
  readonly quotes: Int32Array;
  /** Whether one of these is what an entry says. @throws TypeError for an entry of another pack. */
  hasQuotes(entry: Entry): boolean;
  readonly sentences: Sentences;
  readonly tellings: FactTellings;
  /** The tables that a part of that name made when the pack was compiled. */
  tables(part: string): TableReader;
  /** What a room opens of the pack, opened when first asked for: however many servers choose it, it is there once. */
  once<Opened>(open: (pack: OpenPack) => Opened): Opened;
  /** For a part that keeps rows of its own. */
  readonly database: DatabaseSync;
  close(): void;
}

/** What is needed to judge facts by the thousand without reading them. */
interface FactTellings {
  /** The number of what tells a fact: the same for all facts that the same works tell. */
  ofFact(fact: number): number;
  telling(number: number): Telling;
  /** The numbers of the works of each, behind 1 where they tell it only together and 0 where each does alone. */
  start: Int32Array;
  works: Int32Array;
  /** Entries that a fact's words name beside those it ties. */
  namedIn(number: number): readonly Entry[];
  /** The other way round, by the number of an entry. */
  naming(entry: number): number[];
  /** All that is told of an entry, by its number: the parts of its summary, its facts, the facts that mention it. */
  ofEntry(entry: number): Generator<Telling>;
}

/** Facts and entries' texts that are kept in memory; of a pack with fewer, all that were read. */
const KEPT_FACTS = 5_000;
const KEPT_TEXTS = 2_000;
const KEPT_TELLINGS = 4_000;
/** Of so many works what they tell is kept as a list, for a card asks for it several times. */
const KEPT_WORKS = 8;
/** Of a work that more facts cite, the first are told. */
const MOST_CITING = 2_000;

/** @param database a compiled pack of this format, which is closed with it. */
export function openPack(database: DatabaseSync): OpenPack {
  return new Opened(database);
}

class Opened implements OpenPack {
  readonly pack: Pack;
  readonly entries: readonly Entry[];
  readonly quotes: Int32Array;
  readonly sentences: Sentences;
  readonly tellings: FactTellings;
  readonly works: readonly Work[];
  readonly firstFact: Int32Array;
  readonly mentionStart: Int32Array;
  readonly mentionFacts: Int32Array;
  readonly linkCount: number;
  readonly #links: { start: Int32Array; named: Int32Array; telling: Int32Array };
  readonly #linkRelation: Relation | undefined;
  readonly database: DatabaseSync;
  readonly #byId: ReadonlyMap<string, number>;
  readonly #worksById: ReadonlyMap<string, Work>;
  /** By entry: the number of the fact that dates it, or -1. */
  readonly #dating: Int32Array;
  readonly #natures: { start: Int32Array; values: Int32Array; texts: readonly string[] };
  readonly #toldStart: Int32Array;
  readonly #toldFacts: Int32Array;
  readonly #relations: ReadonlyMap<string, Relation>;
  readonly #facts = new Recent<number, Fact>(KEPT_FACTS);
  readonly #texts = new Recent<number, EntryTexts>(KEPT_TEXTS);
  readonly #citing = new Recent<number, readonly Fact[]>(KEPT_WORKS);
  readonly #opened = new Map<(pack: OpenPack) => unknown, unknown>();
  readonly #read;

  constructor(database: DatabaseSync) {
    this.database = database;
    this.#read = {
      table: database.prepare('SELECT type, data FROM tables WHERE name = ?'),
      entry: database.prepare('SELECT json FROM entries WHERE number = ?'),
      fact: database.prepare('SELECT id, json FROM facts WHERE number = ?'),
      factNumber: database.prepare('SELECT number FROM facts WHERE id = ?'),
      onDay: database.prepare('SELECT number FROM facts WHERE day = ? ORDER BY number'),
      citing: database.prepare('SELECT fact FROM cited WHERE work = ? ORDER BY fact LIMIT ?'),
    };
    const tables = this.#tableReader();
    this.pack = readHead(database);
    this.#relations = this.pack.relations;
    this.works = this.#readWorks();
    (this.pack as { works: readonly Work[] }).works = this.works;
    this.#worksById = new Map(this.works.map((work) => [work.id, work]));
    this.firstFact = tables.int32('entries/firstFact');
    this.mentionStart = tables.int32('mentions/start');
    this.mentionFacts = tables.int32('mentions/facts');
    this.#dating = tables.int32('entries/dating');
    this.#natures = {
      start: tables.int32('natures/start'),
      values: tables.int32('natures/values'),
      texts: tables.strings('natures/texts'),
    };
    this.#toldStart = tables.int32('told/start');
    this.#toldFacts = tables.int32('told/facts');
    this.quotes = tables.int32('quotes/facts');
    this.#links = {
      start: tables.int32('links/start'),
      named: tables.int32('links/named'),
      telling: tables.int32('links/telling'),
    };
    this.#linkRelation = [...this.#relations.values()].find(({ roles }) => roles.includes('link'));
    this.linkCount = this.#linkRelation ? this.#links.named.length : 0;
    this.entries = this.#readSkeleton(tables);
    this.#byId = new Map(this.entries.map(({ id }, number) => [id, number]));
    this.sentences = openSentences(database, this.pack.counts.facts);
    this.tellings = this.#openTellings(tables);
  }

  #tableReader(): TableReader {
    const read = (name: string): Table | undefined => {
      const row = this.#read.table.get(name);
      return row && unpackTable(row['type'] as string, row['data'] as Uint8Array);
    };
    // Each table is read once and by one owner, so nothing is kept here.
    const lazily: Record<string, Table> = new Proxy({}, { get: (_, name) => read(String(name)) });
    return readTables(lazily);
  }

  tables(part: string): TableReader {
    return under(part, this.#tableReader());
  }

  once<Opened>(open: (pack: OpenPack) => Opened): Opened {
    if (!this.#opened.has(open)) this.#opened.set(open, open(this));
    return this.#opened.get(open) as Opened;
  }

  positionOf(id: string): number | undefined {
    return this.#byId.get(id);
  }

  entryById(id: string): Entry | undefined {
    const number = this.#byId.get(id);
    return number === undefined ? undefined : this.entries[number];
  }

  numberOf(entry: Entry): number {
    const number = this.#byId.get(entry.id);
    if (number === undefined) throw new TypeError(`${entry.id} is not in the pack ${this.pack.id}`);
    return number;
  }

  hasQuotes(entry: Entry): boolean {
    const number = this.numberOf(entry);
    const [first, end] = [this.firstFact[number] as number, this.firstFact[number + 1] as number];
    // They stand in the order of the facts.
    let [from, to] = [0, this.quotes.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.quotes[middle] as number) < first) from = middle + 1;
      else to = middle;
    }
    const next = this.quotes[from];
    return next !== undefined && next < end;
  }

  workById(id: string): Work | undefined {
    return this.#worksById.get(id);
  }

  fact(number: number): Fact {
    return this.#facts.get(number, () => {
      if (number >= this.pack.counts.facts) return this.#link(number - this.pack.counts.facts);
      const row = this.#read.fact.get(number);
      if (!row) throw new TypeError(`the pack ${this.pack.id} has no fact ${number}`);
      return new OpenedFact(this, row['id'] as string, JSON.parse(row['json'] as string));
    });
  }

  #link(link: number): Fact {
    const subject = this.#links.named[link];
    if (subject === undefined || !this.#linkRelation)
      throw new TypeError(`the pack ${this.pack.id} has no link ${link}`);
    const page = this.entry(rowOf(this.#links.start, link));
    const { citations } = this.tellings.telling(this.#tellingOfLink(link));
    return new Link(this.entry(subject), this.#linkRelation, page, citations);
  }

  #tellingOfLink = (link: number): number => this.#links.telling[rowOf(this.#links.start, link)] as number;

  factById(id: string): Fact | undefined {
    const row = this.#read.factNumber.get(id);
    return row && this.fact(row['number'] as number);
  }

  factsNaming(entry: Entry): number[] {
    return this.tellings.naming(this.numberOf(entry));
  }

  factsTying(entry: Entry): number[] {
    const number = this.numberOf(entry);
    const [first, end] = [this.firstFact[number] as number, this.firstFact[number + 1] as number];
    return [
      ...Array.from({ length: end - first }, (_, at) => first + at),
      ...this.mentionFacts.subarray(this.mentionStart[number], this.mentionStart[number + 1]),
      ...this.#linksOf(number).map((link) => this.pack.counts.facts + link),
    ];
  }

  /** Those on its page, and those that lead to it. */
  #linksOf(number: number): number[] {
    const { start, named } = this.#links;
    const found: number[] = [];
    for (let at = start[number] ?? 0; at < (start[number + 1] ?? 0); at++) found.push(at);
    for (let at = named.indexOf(number); at >= 0; at = named.indexOf(number, at + 1)) found.push(at);
    return found;
  }

  factsOnDay(day: string): Fact[] {
    return this.#read.onDay.all(day).map((row) => this.fact(row['number'] as number));
  }

  factsCiting(work: number): readonly Fact[] {
    return this.#citing.get(work, () =>
      this.#read.citing.all(work, MOST_CITING).map((row) => this.fact(row['fact'] as number)),
    );
  }

  textsOf(number: number): EntryTexts {
    return this.#texts.get(number, () => {
      const row = this.#read.entry.get(number);
      if (!row) throw new TypeError(`the pack ${this.pack.id} has no entry ${number}`);
      const stored: StoredEntry = JSON.parse(row['json'] as string);
      const summaryParts = stored.summary.map(({ text, cite, named }) => ({
        text,
        citations: this.cite(cite),
        named: named.map((other) => this.entry(other)),
      }));
      return {
        aliases: stored.aliases.map(({ name, cite }) => ({ name, citations: this.cite(cite) })),
        keywords: stored.keywords,
        page: stored.page,
        summaryParts,
        summary: joinSummary(summaryParts),
        citations: eachWorkOnce(summaryParts.flatMap(({ citations }) => citations)),
      };
    });
  }

  factsOf(number: number): readonly Fact[] {
    const [first, end] = [this.firstFact[number] as number, this.firstFact[number + 1] as number];
    return Array.from({ length: end - first }, (_, at) => this.fact(first + at));
  }

  datingOf(number: number): Fact | undefined {
    const fact = this.#dating[number] as number;
    return fact < 0 ? undefined : this.fact(fact);
  }

  naturesOf(number: number): readonly string[] {
    const { start, values, texts } = this.#natures;
    return Array.from(values.subarray(start[number], start[number + 1]), (text) => texts[text] as string);
  }

  mentionsOf(number: number): readonly Fact[] {
    return Array.from(this.#toldOf(number), (fact) => this.fact(fact));
  }

  mentionsBy(number: number, isWanted: (subject: Entry) => boolean): readonly Fact[] {
    const wanted = this.#toldOf(number).filter((fact) => isWanted(this.entry(this.#subjectOf(fact))));
    return Array.from(wanted, (fact) => this.fact(fact));
  }

  #toldOf = (number: number): Int32Array =>
    this.#toldFacts.subarray(this.#toldStart[number], this.#toldStart[number + 1]);

  /** Facts are numbered subject by subject. */
  #subjectOf = (fact: number): number => rowOf(this.firstFact, fact);

  entry(number: number): Entry {
    return this.entries[number] as Entry;
  }

  relation(id: string): Relation {
    return this.#relations.get(id) as Relation;
  }

  cite = (citations: readonly StoredCitation[]): Citation[] =>
    citations.map(([work, at]) => ({ work: this.works[work] as Work, at }));

  close(): void {
    this.database.close();
  }

  #readWorks(): Work[] {
    const rows = this.database.prepare('SELECT json FROM works ORDER BY number').all();
    const stored = rows.map((row): StoredWork => JSON.parse(row['json'] as string));
    const works: Work[] = stored.map((work, number) => new OpenedWork(this, number, work));
    for (const [number, { adapts }] of stored.entries())
      (works[number] as { adapts: readonly Work[] }).adapts = adapts.map((other) => works[other] as Work);
    return works;
  }

  #readSkeleton(tables: TableReader): Entry[] {
    const ids = tables.strings('entries/id');
    const names = tables.strings('entries/name');
    const kinds = tables.uint8('entries/kind');
    const continuities = tables.uint8('entries/continuity');
    const pronouns = tables.uint8('entries/pronouns');
    const prominence = tables.uint8('entries/prominence');
    return ids.map(
      (id, number) =>
        new OpenedEntry(
          this,
          number,
          id,
          names[number] as string,
          KINDS[kinds[number] as number] as Kind,
          this.pack.continuities[continuities[number] as number] as Continuity,
          pronounsOf(pronouns[number] as number),
          prominence[number] as number,
        ),
    );
  }

  #openTellings(tables: TableReader): FactTellings {
    const start = tables.int32('tellings/start');
    const works = tables.int32('tellings/works');
    const known = new Recent<number, Telling>(KEPT_TELLINGS);
    const telling = (number: number) =>
      known.get(number, () => {
        const from = start[number] as number;
        const cited = Array.from(
          works.subarray(from + 1, start[number + 1]),
          (work): StoredCitation => [work],
        );
        return { together: works[from] === 1, citations: this.cite(cited) };
      });
    const ofFacts = tables.uint32('facts/telling');
    const namedStart = tables.int32('named/start');
    const namedEntries = tables.int32('named/entries');
    const summaryStart = tables.int32('summaries/start');
    const summaryTellings = tables.int32('summaries/tellings');
    const { firstFact, mentionStart, mentionFacts } = this;
    const ofFact = (fact: number) =>
      fact < ofFacts.length ? (ofFacts[fact] as number) : this.#tellingOfLink(fact - ofFacts.length);
    return {
      ofFact,
      telling,
      start,
      works,
      namedIn: (number) => {
        if (number >= ofFacts.length) return this.fact(number).named;
        const [from, to] = [namedStart[number] as number, namedStart[number + 1] as number];
        return from === to
          ? NOBODY
          : Array.from(namedEntries.subarray(from, to), (other) => this.entry(other));
      },
      naming(entry) {
        const found: number[] = [];
        for (let at = namedEntries.indexOf(entry); at >= 0; at = namedEntries.indexOf(entry, at + 1))
          found.push(rowOf(namedStart, at));
        return found;
      },
      *ofEntry(number) {
        for (let at = summaryStart[number] as number; at < (summaryStart[number + 1] as number); at++)
          yield telling(summaryTellings[at] as number);
        for (let fact = firstFact[number] as number; fact < (firstFact[number + 1] as number); fact++)
          yield telling(ofFact(fact));
        for (let at = mentionStart[number] as number; at < (mentionStart[number + 1] as number); at++)
          yield telling(ofFact(mentionFacts[at] as number));
      },
    };
  }
}

const NOBODY: readonly Entry[] = [];

/** The row that a value at some place belongs to: the last one that begins there or before. */
function rowOf(start: Int32Array, place: number): number {
  let [low, high] = [0, start.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((start[middle] as number) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface EntryTexts {
  aliases: readonly Alias[];
  keywords: readonly string[];
  page: string | undefined;
  summary: string;
  summaryParts: readonly SummaryPart[];
  citations: readonly Citation[];
}

const eachWorkOnce = (citations: readonly Citation[]): Citation[] =>
  citations.filter(({ work }, index) => citations.findIndex((other) => other.work === work) === index);

class OpenedEntry implements Entry {
  readonly #opened: Opened;
  readonly #number: number;
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  readonly continuity: Continuity;
  readonly pronouns: Pronouns | undefined;
  readonly prominence: number;

  constructor(
    opened: Opened,
    number: number,
    id: string,
    name: string,
    kind: Kind,
    continuity: Continuity,
    pronouns: Pronouns | undefined,
    prominence: number,
  ) {
    this.#opened = opened;
    this.#number = number;
    this.id = id;
    this.name = name;
    this.kind = kind;
    this.continuity = continuity;
    this.pronouns = pronouns;
    this.prominence = prominence;
  }

  get pack() {
    return this.#opened.pack;
  }
  get aliases() {
    return this.#opened.textsOf(this.#number).aliases;
  }
  get keywords() {
    return this.#opened.textsOf(this.#number).keywords;
  }
  get page() {
    return this.#opened.textsOf(this.#number).page;
  }
  get summary() {
    return this.#opened.textsOf(this.#number).summary;
  }
  get summaryParts() {
    return this.#opened.textsOf(this.#number).summaryParts;
  }
  get citations() {
    return this.#opened.textsOf(this.#number).citations;
  }
  get facts() {
    return this.#opened.factsOf(this.#number);
  }
  get mentions() {
    return this.#opened.mentionsOf(this.#number);
  }
  get natures() {
    return this.#opened.naturesOf(this.#number);
  }
  get dating() {
    return this.#opened.datingOf(this.#number);
  }
  get factCount() {
    const { firstFact } = this.#opened;
    return (firstFact[this.#number + 1] as number) - (firstFact[this.#number] as number);
  }
  get mentionCount() {
    const { mentionStart } = this.#opened;
    return (mentionStart[this.#number + 1] as number) - (mentionStart[this.#number] as number);
  }
  get tellings(): Iterable<Telling> {
    return this.#opened.tellings.ofEntry(this.#number);
  }
  mentionsBy(isWanted: (subject: Entry) => boolean) {
    return this.#opened.mentionsBy(this.#number, isWanted);
  }
}

class OpenedFact implements Fact {
  readonly #opened: Opened;
  readonly #contradicts: readonly number[];
  readonly id: string;
  readonly subject: Entry;
  readonly relation: Relation;
  readonly target: Entry | undefined;
  readonly value: string | undefined;
  readonly text: string | undefined;
  readonly role: string | undefined;
  readonly side: Entry | string | undefined;
  readonly date: Fact['date'];
  readonly order: number;
  readonly citations: readonly Citation[];
  readonly together: boolean;
  readonly note: string | undefined;
  readonly keywords: string | undefined;
  readonly named: readonly Entry[];

  constructor(opened: Opened, id: string, stored: StoredFact) {
    this.#opened = opened;
    this.#contradicts = stored.contradicts ?? [];
    this.id = id;
    this.subject = opened.entry(stored.subject);
    this.relation = opened.relation(stored.relation);
    this.target = stored.target === undefined ? undefined : opened.entry(stored.target);
    this.value = stored.value;
    this.text = stored.text;
    this.role = stored.role;
    this.side = typeof stored.side === 'number' ? opened.entry(stored.side) : stored.side;
    this.date = stored.date === undefined ? undefined : parseLoreDate(stored.date);
    this.order = stored.order ?? 0;
    this.citations = opened.cite(stored.cite);
    this.together = stored.together ?? false;
    this.note = stored.note;
    this.keywords = stored.keywords;
    this.named = stored.named?.map((entry) => opened.entry(entry)) ?? NOBODY;
  }

  get contradicts(): readonly Fact[] {
    return this.#contradicts.map((number) => this.#opened.fact(number));
  }
}

/** What a page leads to. The page tells much beside it, so that who may know of it may not know of either of the two. */
class Link implements Fact {
  readonly id: string;
  readonly subject: Entry;
  readonly relation: Relation;
  readonly target: Entry;
  readonly value = undefined;
  readonly text = undefined;
  readonly role = undefined;
  readonly side = undefined;
  readonly date = undefined;
  readonly order = 0;
  readonly citations: readonly Citation[];
  readonly together = false;
  readonly contradicts = [];
  readonly note = undefined;
  readonly keywords = undefined;
  readonly named: readonly Entry[];

  constructor(subject: Entry, relation: Relation, target: Entry, citations: readonly Citation[]) {
    this.id = `${subject.id}.${relation.id}.${target.id.slice(target.id.indexOf('/') + 1)}`;
    this.subject = subject;
    this.relation = relation;
    this.target = target;
    this.citations = citations.map(({ work }) => ({ work, at: target.name }));
    this.named = [subject, target];
  }
}

class OpenedWork implements Work {
  readonly #opened: Opened;
  readonly #number: number;
  readonly id: string;
  readonly title: string;
  readonly aliases: readonly string[];
  readonly label: string;
  readonly medium: Medium;
  readonly tier: Work['tier'];
  readonly continuity: Continuity;
  readonly series: string | undefined;
  readonly season: number | undefined;
  readonly episode: number | undefined;
  readonly released: string | undefined;
  readonly set: Work['set'];
  readonly calendar: readonly string[];
  readonly adapts: readonly Work[] = [];
  readonly by: string | undefined;
  readonly note: string | undefined;
  readonly factCount: number;
  readonly #named: readonly number[];
  readonly #namedInNote: readonly number[];

  constructor(opened: Opened, number: number, stored: StoredWork) {
    const { pack } = opened;
    this.#opened = opened;
    this.#number = number;
    this.id = stored.id;
    this.title = stored.title;
    this.aliases = stored.aliases;
    this.label = stored.label;
    this.medium = stored.medium as Medium;
    this.tier = pack.tiers.find(({ id }) => id === stored.tier) as Work['tier'];
    this.continuity = pack.continuities.find(({ id }) => id === stored.continuity) as Continuity;
    this.series = stored.series;
    this.season = stored.season;
    this.episode = stored.episode;
    this.released = stored.released;
    this.set = stored.set === undefined ? undefined : parseLoreDate(stored.set);
    this.calendar = stored.calendar;
    this.by = stored.by;
    this.note = stored.note;
    this.factCount = stored.facts;
    this.#named = stored.named;
    this.#namedInNote = stored.namedInNote;
  }

  get pack() {
    return this.#opened.pack;
  }
  get named() {
    return this.#named.map((entry) => this.#opened.entry(entry));
  }
  get namedInNote() {
    return this.#namedInNote.map((entry) => this.#opened.entry(entry));
  }
  get facts() {
    return this.#opened.factsCiting(this.#number);
  }
}

function readHead(database: DatabaseSync): Pack {
  const row = database.prepare('SELECT json FROM head').get();
  const { relations, links, series, ...plain } = JSON.parse(row?.['json'] as string);
  return {
    ...plain,
    relations: new Map((relations as Relation[]).map((relation) => [relation.id, relation])),
    links: new Map(links),
    series: new Map(series),
    // Packs that were compiled before there were any have none.
    eras: plain.eras ?? [],
    works: [],
  };
}
