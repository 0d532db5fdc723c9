/** What a pack is going to say, on disk until it is compiled: entries by their numbers, and facts by their subject. */
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { WrittenEntry, WrittenFact } from '../../lore/pack/schema.ts';
import { WIKI_WORK } from './works.ts';

const SCHEMA = `
  PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -16384;
  CREATE TABLE entries (number INTEGER PRIMARY KEY, slug TEXT NOT NULL, json TEXT NOT NULL);
  CREATE TABLE links (number INTEGER PRIMARY KEY, named TEXT NOT NULL, work TEXT NOT NULL);
  CREATE TABLE facts (subject INTEGER, place INTEGER, json TEXT NOT NULL, PRIMARY KEY (subject, place)) WITHOUT ROWID;
`;

export class WrittenSpill {
  readonly #database: DatabaseSync;
  readonly #entry: StatementSync;
  readonly #fact: StatementSync;
  readonly #links: StatementSync;
  #facts = 0;

  /** @param file which is not there yet. */
  constructor(file: string) {
    this.#database = new DatabaseSync(file);
    this.#database.exec(SCHEMA);
    this.#database.exec('BEGIN');
    this.#entry = this.#database.prepare('INSERT INTO entries VALUES (?, ?, ?)');
    this.#links = this.#database.prepare('INSERT INTO links VALUES (?, ?, ?)');
    this.#fact = this.#database.prepare('INSERT INTO facts VALUES (?, ?, ?)');
  }

  addEntry(number: number, slug: string, entry: WrittenEntry): void {
    this.#entry.run(number, slug, JSON.stringify(entry));
  }

  /** Facts of a subject come in any order of subjects, and may say the same. */
  addFact(subject: number, fact: WrittenFact): void {
    this.#fact.run(subject, this.#facts++, JSON.stringify(fact));
  }

  /** @param named whom the page of an entry leads to, by their numbers. @param work which stands for that page. */
  addLinks(number: number, named: readonly number[], work: string): void {
    this.#links.run(number, named.join(' '), work);
  }

  /** Of all entries, in the order of their numbers. */
  *links(): Generator<{ named: number[]; work: string }> {
    for (const { named, work } of this.#database
      .prepare('SELECT named, work FROM entries LEFT JOIN links USING (number) ORDER BY number')
      .iterate())
      yield {
        named: named ? (named as string).split(' ').map(Number) : [],
        work: (work as string | null) ?? WIKI_WORK,
      };
  }

  *entries(): Generator<readonly [slug: string, entry: WrittenEntry]> {
    for (const { slug, json } of this.#database
      .prepare('SELECT slug, json FROM entries ORDER BY number')
      .iterate())
      yield [slug as string, JSON.parse(json as string)];
  }

  /** All facts that were added of each subject, in the order of their numbers. */
  *factsBySubject(): Generator<readonly [slug: string, facts: readonly WrittenFact[]]> {
    let of: { slug: string; facts: WrittenFact[] } | undefined;
    for (const { slug, json } of this.#database
      .prepare('SELECT slug, facts.json FROM facts JOIN entries ON number = subject ORDER BY subject, place')
      .iterate()) {
      if (of && of.slug !== slug) {
        yield [of.slug, of.facts];
        of = undefined;
      }
      of ??= { slug: slug as string, facts: [] };
      of.facts.push(JSON.parse(json as string));
    }
    if (of) yield [of.slug, of.facts];
  }

  close(): void {
    this.#database.exec('COMMIT');
    this.#database.close();
  }
}
