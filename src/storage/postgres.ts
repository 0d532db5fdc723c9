import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { StorageError } from './errors.ts';

const CONNECT_TIMEOUT_MS = 10_000;
/** One for the shared commits, the rest for reading; ten processes stay below PostgreSQL's default of 100. */
const MOST_CONNECTIONS = 8;

/**
 * Connects to a PostgreSQL server.
 * @throws StorageError `unreadable` when the address is malformed or nobody answers there.
 */
export async function openPostgres(databaseUrl: string): Promise<Dialect> {
  let pool: pg.Pool;
  try {
    pool = new pg.Pool({
      connectionString: databaseUrl,
      max: MOST_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      application_name: 'curzon',
      types: { getTypeParser },
    });
  } catch {
    // The cause is left out: it quotes the address, and with it the password.
    throw new StorageError(
      'unreadable',
      'DATABASE_URL is not an address like postgres://user:password@host/name',
    );
  }
  // A connection that broke while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  try {
    (await pool.connect()).release();
  } catch (error) {
    await pool.end();
    const reason =
      error instanceof Error ? error.message || String('code' in error && error.code) : String(error);
    throw new StorageError('unreadable', `cannot use the PostgreSQL that DATABASE_URL names: ${reason}`);
  }
  return new PostgresDialect({ pool });
}

/** BIGINT, and SUM and COUNT of integers, come as text from `pg`: here they are instants and counts. */
const getTypeParser = ((oid: number, format?: 'text' | 'binary') =>
  oid === pg.types.builtins.INT8
    ? exactNumber
    : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser;

function exactNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} from the database is no exact number`);
  return value;
}
