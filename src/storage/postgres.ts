import { type Dialect, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { away, codeOf, full, isConnectionLost, reasonOf, StorageError } from './errors.ts';

const CONNECT_TIMEOUT_MS = 5_000;
/** One for the shared commits, the rest for reading; ten processes stay below PostgreSQL's default of 100. */
const MOST_CONNECTIONS = 8;

/** For how long an answer is waited for, in milliseconds; without end when left out. */
export interface Patience {
  answer?: number;
}

/**
 * Connects to a PostgreSQL server.
 * @param patience is looked at with each statement.
 * @throws StorageError `away` when nobody answers there, `unreadable` when the address is malformed, or what answers
 *   refuses or cannot keep Curzon's data.
 */
export async function openPostgres(databaseUrl: string, patience: Patience = {}): Promise<Dialect> {
  let pool: pg.Pool;
  try {
    pool = new pg.Pool({
      connectionString: databaseUrl,
      max: MOST_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      application_name: 'curzon',
      keepAlive: true,
      types: { getTypeParser },
    });
  } catch {
    // The cause is left out: it quotes the address, and with it the password.
    throw new StorageError(
      'unreadable',
      'DATABASE_URL is not an address like postgres://user:password@host/name',
    );
  }
  // A connection that broke while idle is replaced by the pool, one that broke at work fails what it did; either tells
  // its listeners too, and without one that would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  try {
    const client = await pool.connect();
    try {
      await refuseUnfit(client);
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw error instanceof StorageError ? error : notOpened(error);
  }
  return new PostgresDialect({ pool: curzonsPool(pool, patience) });
}

const UNKNOWN_HOST =
  'no host of that name is known: correct it in DATABASE_URL, unless only the name server is away';
/** What to do, by PostgreSQL's code for what it refuses, or the socket's. */
const TO_DO: Readonly<Record<string, string>> = {
  ENOTFOUND: UNKNOWN_HOST,
  EAI_AGAIN: UNKNOWN_HOST,
  ECONNREFUSED: 'nothing listens there: start it, or correct the port in DATABASE_URL',
  '28P01': 'correct the user and the password in DATABASE_URL',
  '28000': 'correct the user in DATABASE_URL, or let it in (pg_hba.conf)',
  '3D000':
    "make it with create database … encoding 'UTF8' template template0, or name another one in DATABASE_URL",
};

function notOpened(error: unknown): StorageError {
  const toDo = TO_DO[codeOf(error)];
  const reason = [reasonOf(error), ...(toDo ? [toDo] : [])].join(': ');
  return isConnectionLost(error)
    ? new StorageError('away', `the PostgreSQL that DATABASE_URL names does not answer: ${reason}`)
    : new StorageError('unreadable', `cannot use the PostgreSQL that DATABASE_URL names: ${reason}`);
}

/** What would fail at the first name with an accent, or at the first write, is said at the start. */
async function refuseUnfit(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ encoding: string; standby: boolean; readOnly: string }>(
    `select current_setting('server_encoding') as encoding, pg_is_in_recovery() as standby,
      current_setting('default_transaction_read_only') as "readOnly"`,
  );
  const [found] = rows;
  if (found?.encoding !== 'UTF8')
    throw new StorageError(
      'unreadable',
      `the database that DATABASE_URL names has the encoding ${found?.encoding}, which cannot keep every name: make one ` +
        "with create database curzon encoding 'UTF8' template template0",
    );
  if (found.standby || found.readOnly === 'on')
    throw new StorageError(
      'unreadable',
      found.standby
        ? 'the PostgreSQL that DATABASE_URL names is a read-only standby: name its primary'
        : 'the database that DATABASE_URL names is read-only: turn default_transaction_read_only off for it',
    );
}

/** What Kysely takes connections from. Failures that pass by themselves get their own name here. */
function curzonsPool(pool: pg.Pool, patience: Patience): PostgresPool {
  // Kysely knows a connection again by the object.
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const named = (error: unknown): unknown => {
    if (error instanceof NoAnswer || isConnectionLost(error)) return away(error);
    return codeOf(error) === DISK_FULL ? full(error) : error;
  };
  return {
    async connect() {
      const client = await pool.connect().catch((error: unknown) => {
        throw named(error);
      });
      const before = known.get(client);
      if (before) return before;
      // What a connection was asked after it went dead, a rollback too, would wait behind what nobody answers.
      let isDead = false;
      const wrapped = {
        async query(text: string, values: readonly unknown[] = []) {
          try {
            if (isDead) throw new NoAnswer();
            return await answerIn(patience.answer, client.query(text, values.map(storable)));
          } catch (error) {
            isDead ||= error instanceof NoAnswer;
            throw named(error);
          }
        },
        release: (broken?: boolean) => client.release(broken || isDead),
      } as unknown as PostgresPoolClient;
      known.set(client, wrapped);
      return wrapped;
    },
    end: () => pool.end(),
    options: pool.options,
  };
}

/** The connection is there, and dead: nothing else would tell, for a quarter of an hour and more. */
class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  override readonly message = 'no answer in time';
}

async function answerIn<T>(ms: number | undefined, answer: Promise<T>): Promise<T> {
  if (ms === undefined) return answer;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    // A process that was stopped meanwhile first reads what has come.
    timer = setTimeout(() => setImmediate(() => reject(new NoAnswer())), ms);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/** PostgreSQL keeps every character in a text but this one, which nobody sees anyway. */
const storable = (value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('\0', '') : value;

const DISK_FULL = '53100';

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
