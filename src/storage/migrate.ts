import { type Migration, Migrator } from 'kysely/migration';
import { away, codeOf, isConnectionLost, reasonOf, StorageError } from './errors.ts';
import { migrations as all } from './migrations/index.ts';
import type { Database } from './schema.ts';

/**
 * Brings the database to the newest schema, or to the end of `migrations`: all in one transaction, so that a
 * kill leaves it as it was; on PostgreSQL under an advisory lock, so that of many processes one does it.
 * @throws StorageError `newer` when a later version of Curzon has been here, `migration` when one fails, `away` when the
 *   database went away: it may be tried again, for all of it was done or nothing.
 */
export async function migrate(
  db: Database,
  migrations: Readonly<Record<string, Migration>> = all,
): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const known = new Set(Object.keys(migrations));
  const done = await migrationsDone(db, migrator);
  const unknown = done.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new StorageError(
      'newer',
      `a newer version of Curzon has used this database (${unknown.join(', ')}): ` +
        'start that version, or restore a copy from before it',
    );
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (isConnectionLost(error)) throw away(error);
  const failed = results?.find(({ status }) => status === 'Error')?.migrationName ?? 'before the first one';
  throw new StorageError(
    'migration',
    `the database could not be upgraded (${failed}): ${reasonOf(error)}` +
      (codeOf(error) === NOT_ALLOWED ? ": make the user of DATABASE_URL the database's owner" : ''),
    error,
  );
}

/** Since PostgreSQL 15 not everybody may create tables. */
const NOT_ALLOWED = '42501';

/** Kysely names only migrations it was given; what a newer version did is in its table alone. */
async function migrationsDone(db: Database, migrator: Migrator): Promise<string[]> {
  const infos = await migrator.getMigrations();
  if (infos.every(({ executedAt }) => executedAt === undefined)) return [];
  const rows = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  return rows.map(({ name }) => name);
}
