/** Databases for tests of the migrations: with a part of the list, with rows, and killed in the middle. */
import { CamelCasePlugin, Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { migrations } from '../../src/storage/migrations/index.ts';
import type { StoragePlace } from '../../src/storage/open.ts';
import { openPostgres } from '../../src/storage/postgres.ts';
import type { Database, Schema } from '../../src/storage/schema.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';

export async function openDatabase(place: StoragePlace): Promise<Database> {
  const dialect =
    'sqliteFile' in place ? openSqlite(place.sqliteFile) : await openPostgres(place.databaseUrl);
  return new Kysely<Schema>({ dialect, plugins: [new CamelCasePlugin()] });
}

/** The first `count` migrations. */
export const firstMigrations = (count: number): Record<string, Migration> =>
  Object.fromEntries(Object.entries(migrations).slice(0, count));

const STEPS = 30;

/** After those of production, tables made, filled and changed: enough to be killed in. */
export const longList: Record<string, Migration> = {
  ...migrations,
  ...Object.fromEntries(
    Array.from({ length: STEPS }, (_, index) => [
      `9${String(index).padStart(3, '0')}-test`,
      {
        async up(db) {
          const table = `test${index}`;
          await db.schema.createTable(table).addColumn('id', 'integer').execute();
          for (let row = 0; row < 10; row += 1) await db.insertInto(table).values({ id: row }).execute();
          await db.schema.alterTable(table).addColumn('more', 'text').execute();
          await db.schema.createIndex(`${table}_id`).on(table).column('id').execute();
        },
      } satisfies Migration,
    ]),
  ),
};

/** One row in every table there is, made up from the columns' types; each table's columns and values. */
export async function fillEveryTable(db: Database): Promise<Record<string, Record<string, unknown>>> {
  const filled: Record<string, Record<string, unknown>> = {};
  for (const { name, columns } of await tables(db)) {
    const row = Object.fromEntries(
      columns.map((column) => [
        column.name,
        REFERS[column.name] ?? (/int|double|float/i.test(column.dataType) ? 7 : `${name}.${column.name}`),
      ]),
    );
    const names = sql.join(Object.keys(row).map((column) => sql.ref(column)));
    const values = sql.join(Object.values(row));
    await sql`insert into ${sql.table(name)} (${names}) values (${values})`.execute(db);
    filled[name] = row;
  }
  return filled;
}

/** What is in every table now, the named columns alone. */
export async function readEveryTable(
  db: Database,
  expected: Record<string, Record<string, unknown>>,
): Promise<Record<string, Record<string, unknown>>> {
  const found: Record<string, Record<string, unknown>> = {};
  for (const [name, row] of Object.entries(expected)) {
    const names = sql.join(Object.keys(row).map((column) => sql.ref(column)));
    const { rows } = await sql<Record<string, unknown>>`select ${names} from ${sql.table(name)}`.execute(
      db.withoutPlugins(),
    );
    if (rows.length !== 1) throw new Error(`${name} has ${rows.length} rows`);
    found[name] = { ...rows[0] };
  }
  return found;
}

/** Columns that refer to another table's, with what stands there. */
const REFERS: Readonly<Record<string, string>> = { round_id: 'rounds.id', night_id: 'nights.id' };
const REFERRED_TO = Object.values(REFERS).map((column) => column.replace('.id', ''));

/** Those first that others refer to. */
async function tables(db: Database) {
  const all = await db.introspection.getTables();
  const rank = ({ name }: { name: string }) => (REFERRED_TO.includes(name) ? 0 : 1);
  return all.sort((one, other) => rank(one) - rank(other));
}
