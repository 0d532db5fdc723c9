/** Copies all that one database keeps into another, of the same engine or the other one. */
import { type ReferenceExpression, sql } from 'kysely';
import { StorageError } from './errors.ts';
import type { Database, Schema } from './schema.ts';

/** What processes that run now agree on means nothing elsewhere. */
type OfTheRunning = 'processes' | 'shards' | 'identifies' | 'takenInteractions';
type Table = Exclude<keyof Schema, OfTheRunning>;
type Row = Readonly<Record<string, string | number | null>>;

/** Every table with its key, those first that others point to. */
const KEYS = {
  guildSettings: ['guildId', 'key'],
  channelSettings: ['channelId', 'key'],
  userSettings: ['userId', 'key'],
  leftGuilds: ['guildId'],
  misses: ['text'],
  rounds: ['id'],
  answers: ['roundId', 'userId'],
  hints: ['roundId', 'userId'],
  askedQuestions: ['guildId', 'questionId'],
  sessions: ['id'],
  dailySchedules: ['guildId'],
  dailyPosts: ['guildId', 'localDate'],
  regularPosts: ['guildId', 'kind'],
  customQuestions: ['guildId', 'id'],
  suggestedQuestions: ['guildId', 'id'],
  switchedOffQuestions: ['guildId', 'questionId'],
  leftOut: ['guildId', 'userId'],
  secrets: ['name'],
  dayMarks: ['day', 'mark'],
  leftOutMarks: ['guildId', 'mark'],
  questionReports: ['id'],
  questionRatings: ['questionId'],
  playerRatings: ['userId'],
  nights: ['id'],
  nightPlayers: ['nightId', 'userId'],
  seasonRoles: ['guildId'],
  seasonHolders: ['guildId', 'roleId', 'userId'],
  mysteries: ['pack', 'day'],
  mysteryGames: ['userId', 'pack', 'day'],
  mysteryGuesses: ['userId', 'pack', 'day', 'number'],
  mysteryPlaces: ['guildId', 'userId', 'pack', 'day'],
} as const satisfies { [Name in Table]: readonly (keyof Schema[Name])[] };

const TABLES = Object.keys(KEYS) as Table[];
/** So that a statement stays far below the parameters that either engine takes. */
const ROWS_AT_ONCE = 500;

/** How far it is: rows of a table, of those that the source has. */
export type Copying = (step: 'compare' | 'copy' | 'check', table: string, rows: number, of: number) => void;

/**
 * Copies every row, and then compares them one by one. The target must be empty, or hold nothing but rows of the source:
 * what an interrupted copy left there is taken as done. The source is read as of one moment.
 * @returns how many rows there are.
 * @throws StorageError `unreadable` when the target holds anything else, or differs in the end.
 */
export function copyDatabase(from: Database, to: Database, tell: Copying = () => {}): Promise<number> {
  return from
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (source) => {
      for (const table of TABLES) await refuseOther(source, to, table, tell);
      for (const table of TABLES) await copyTable(source, to, table, tell);
      let rows = 0;
      for (const table of TABLES) rows += await check(source, to, table, tell);
      return rows;
    });
}

async function refuseOther(source: Database, target: Database, table: Table, tell: Copying): Promise<void> {
  const of = await countRows(target, table);
  let seen = 0;
  for await (const rows of batches(target, table)) {
    const known = await lookUp(source, table, rows);
    const other = rows.find((row) => !same(row, known.get(keyOf(table, row))));
    if (other)
      throw new StorageError(
        'unreadable',
        `the target holds other data already (${table}, ${keyOf(table, other)}): name an empty database`,
      );
    seen += rows.length;
    tell('compare', table, seen, of);
  }
}

async function copyTable(source: Database, target: Database, table: Table, tell: Copying): Promise<void> {
  const of = await countRows(source, table);
  let copied = 0;
  for await (const rows of batches(source, table)) {
    const known = await lookUp(target, table, rows);
    const missing = rows.filter((row) => !known.has(keyOf(table, row)));
    // All of them or none: a later copy goes on behind them.
    if (missing.length > 0)
      await target.transaction().execute((trx) =>
        trx
          .insertInto(table)
          .values(missing as never)
          .execute(),
      );
    copied += rows.length;
    tell('copy', table, copied, of);
  }
}

async function check(source: Database, target: Database, table: Table, tell: Copying): Promise<number> {
  const [of, there] = [await countRows(source, table), await countRows(target, table)];
  let seen = 0;
  let different = of === there ? undefined : `${of} rows became ${there}`;
  for await (const rows of batches(source, table)) {
    const copies = await lookUp(target, table, rows);
    const wrong = rows.find((row) => !same(row, copies.get(keyOf(table, row))));
    if (wrong) different ??= keyOf(table, wrong);
    seen += rows.length;
    tell('check', table, seen, of);
  }
  if (different !== undefined)
    throw new StorageError('unreadable', `the copy differs from the source in ${table}: ${different}`);
  return of;
}

async function countRows(db: Database, table: Table): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return Number(row.rows);
}

/** All rows in the order of the key, as the engine orders it. */
async function* batches(db: Database, table: Table): AsyncGenerator<Row[]> {
  const keys = KEYS[table] as readonly string[];
  let last: Row | undefined;
  for (;;) {
    let query = db.selectFrom(table).selectAll().limit(ROWS_AT_ONCE);
    for (const key of keys) query = query.orderBy(db.dynamic.ref(key));
    if (last) {
      const [columns, values] = [keys.map((key) => sql.ref(key)), keys.map((key) => last?.[key])];
      query = query.where(sql<boolean>`(${sql.join(columns)}) > (${sql.join(values)})`);
    }
    const rows = (await query.execute()) as Row[];
    if (rows.length > 0) yield rows;
    if (rows.length < ROWS_AT_ONCE) return;
    last = rows.at(-1);
  }
}

/** The rows with the same keys on the other side. */
async function lookUp(db: Database, table: Table, rows: readonly Row[]): Promise<Map<string, Row>> {
  const [first = ''] = KEYS[table] as readonly string[];
  const values = [...new Set(rows.map((row) => stored(row[first])))];
  const found = (await db
    .selectFrom(table)
    .selectAll()
    .where(sql.ref(first) as unknown as ReferenceExpression<Schema, Table>, 'in', values as never)
    .execute()) as Row[];
  return new Map(found.map((row) => [keyOf(table, row), row]));
}

const keyOf = (table: Table, row: Row): string => KEYS[table].map((key) => stored(row[key])).join(' ');

/** PostgreSQL keeps no U+0000 in a text. */
const stored = (value: Row[string] | undefined): string | number | null =>
  typeof value === 'string' ? value.replaceAll('\0', '') : (value ?? null);

const same = (row: Row, other: Row | undefined): boolean =>
  other !== undefined && Object.keys(row).every((column) => stored(row[column]) === stored(other[column]));
