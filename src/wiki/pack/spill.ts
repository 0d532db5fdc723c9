/** What was read of a dump, on disk until all of it is: memory stays flat however many pages there are. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Outcome, PageRecord } from '../page/record.ts';

const SCHEMA = `
  PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536;
  CREATE TABLE pages (title TEXT PRIMARY KEY, id INTEGER NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE redirects (title TEXT PRIMARY KEY, target TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE names (name TEXT, title TEXT, PRIMARY KEY (name, title)) WITHOUT ROWID;
  CREATE TABLE outside (title TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE inbound (title TEXT PRIMARY KEY, pages INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE pipes (target TEXT, shown TEXT, pages INTEGER NOT NULL, PRIMARY KEY (target, shown)) WITHOUT ROWID;
  CREATE TABLE titles (template TEXT, name TEXT, title TEXT NOT NULL, PRIMARY KEY (template, name)) WITHOUT ROWID;
`;

/** Where a file that is spilled to stands; it goes with its folder. */
export function makeSpillFolder(): { file: string; written: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'curzon-import-'));
  return {
    file: join(folder, 'pages.sqlite'),
    /** For what is made of the pages. */
    written: join(folder, 'written.sqlite'),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

export class SpillWriter {
  readonly #database: DatabaseSync;
  readonly #insert;

  constructor(file: string) {
    this.#database = new DatabaseSync(file);
    this.#database.exec(SCHEMA);
    this.#database.exec('BEGIN');
    const prepare = (sql: string) => this.#database.prepare(sql);
    this.#insert = {
      page: prepare('INSERT OR REPLACE INTO pages VALUES (?, ?, ?)'),
      redirect: prepare('INSERT OR REPLACE INTO redirects VALUES (?, ?)'),
      name: prepare('INSERT OR IGNORE INTO names VALUES (?, ?)'),
      outside: prepare('INSERT OR IGNORE INTO outside VALUES (?)'),
      inbound: prepare('INSERT INTO inbound VALUES (?, 1) ON CONFLICT DO UPDATE SET pages = pages + 1'),
      pipe: prepare('INSERT INTO pipes VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET pages = pages + 1'),
      title: prepare('INSERT OR REPLACE INTO titles VALUES (?, ?, ?)'),
    };
  }

  /** @param json a page's record, as the thread that read it wrote it. */
  page(
    page: Pick<PageRecord, 'title' | 'id'>,
    json: string,
    links: readonly string[],
    pipes: PageRecord['pipes'],
    names: readonly string[],
  ): void {
    this.#insert.page.run(page.title, page.id, json);
    for (const name of names) this.#insert.name.run(name, page.title);
    for (const link of links) this.#insert.inbound.run(link);
    for (const [target, shown] of pipes) this.#insert.pipe.run(target, shown);
  }

  other(outcome: Extract<Outcome, { type: 'redirect' | 'template' }>): void {
    if (outcome.type === 'redirect') this.#insert.redirect.run(outcome.from, outcome.to);
    else
      for (const [name, title] of Object.entries(outcome.titles))
        this.#insert.title.run(outcome.name, name, title);
  }

  /** A page that is nothing of the story: what leads to it leads to nobody. */
  outside(title: string): void {
    this.#insert.outside.run(title);
  }

  end(): void {
    this.#database.exec('COMMIT');
    this.#database.close();
  }
}

export class SpillReader {
  readonly #database: DatabaseSync;
  readonly #pipes;
  readonly #inbound;
  readonly #outside;
  readonly #named;

  constructor(file: string) {
    this.#database = new DatabaseSync(file, { readOnly: true });
    this.#inbound = this.#database.prepare('SELECT pages FROM inbound WHERE title = ?');
    this.#named = this.#database.prepare('SELECT title FROM names WHERE name = ? LIMIT 2');
    this.#outside = this.#database.prepare('SELECT 1 FROM outside WHERE title = ?');
    this.#pipes = this.#database.prepare(
      'SELECT shown, pages FROM pipes WHERE target = ? AND pages >= ? ORDER BY pages DESC LIMIT 12',
    );
  }

  /** In the order of their ids, which is that of their making. */
  *pages(): Generator<PageRecord> {
    for (const row of this.#database.prepare('SELECT json FROM pages ORDER BY id, title').iterate())
      yield JSON.parse(row['json'] as string);
  }

  redirects(): Map<string, string> {
    const rows = this.#database.prepare('SELECT title, target FROM redirects').all();
    return new Map(rows.map((row) => [row['title'] as string, row['target'] as string]));
  }

  /** How many pages lead to a title. */
  inbound(title: string): number {
    return (this.#inbound.get(title)?.['pages'] as number | undefined) ?? 0;
  }

  /** The one page that says of itself to be called so. */
  titleNamed(name: string): string | undefined {
    const [one, other] = this.#named.all(name);
    return other ? undefined : (one?.['title'] as string | undefined);
  }

  isOutside(title: string): boolean {
    return this.#outside.get(title) !== undefined;
  }

  /** What links to a title show, on so many pages at least, the most usual first. */
  shownFor(title: string, least: number): { shown: string; pages: number }[] {
    return this.#pipes.all(title, least).map((row) => ({
      shown: row['shown'] as string,
      pages: row['pages'] as number,
    }));
  }

  templateTitles(): Map<string, string> {
    const rows = this.#database.prepare('SELECT template, name, title FROM titles').all();
    return new Map(rows.map((row) => [`${row['template']}\0${row['name']}`, row['title'] as string]));
  }

  close(): void {
    this.#database.close();
  }
}
