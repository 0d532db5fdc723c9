import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import {
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteStatement,
} from 'kysely';
import { full, StorageError } from './errors.ts';

/** A restart may overlap the old process while it finishes; longer than this is a second bot. */
const BUSY_TIMEOUT_MS = 3_000;
const SQLITE_BUSY = 5;
const SQLITE_FULL = 13;
const MOST_STATEMENTS = 200;

/**
 * Opens or creates one SQLite file for this process alone.
 * @param busyTimeout how long to wait for another process to let go of it, in milliseconds.
 * @throws StorageError `locked` when another process has it, `unreadable` when it is no database.
 */
export function openSqlite(file: string, busyTimeout = BUSY_TIMEOUT_MS): Dialect {
  let lock: DatabaseSync | undefined;
  let database: DatabaseSync | undefined;
  try {
    if (file !== ':memory:') {
      mkdirSync(dirname(file), { recursive: true });
      lock = holdAlone(`${file}.lock`, busyTimeout);
    }
    // The timeout has to be there before journal_mode: a second start meets the lock at that statement.
    database = new DatabaseSync(file, { timeout: busyTimeout, enableForeignKeyConstraints: true });
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    // What a member had deleted is not left in free pages.
    database.exec('PRAGMA secure_delete = ON');
    // A version that locked the file itself, or a program that reads it at length, may have it.
    database.exec('BEGIN IMMEDIATE; COMMIT');
  } catch (error) {
    database?.close();
    lock?.close();
    throw explain(file, error);
  }
  return new TransactionalSqliteDialect({ database: asKyselyExpects(database, lock) });
}

/**
 * A second `npm start` on the same file would post and score a second time. The lock is another file beside it, so that
 * a backup can read the data meanwhile; SQLite's own lock on it goes with the process, however that ends.
 */
function holdAlone(file: string, busyTimeout: number): DatabaseSync {
  const lock = new DatabaseSync(file, { timeout: busyTimeout });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    throw error;
  }
}

function explain(file: string, error: unknown): StorageError {
  if (errcodeOf(error) === SQLITE_BUSY)
    return new StorageError(
      'locked',
      `${file} is in use by another process: most likely Curzon is already running on it. ` +
        'Stop that one first. To run several, give all of them one PostgreSQL by DATABASE_URL.',
      error,
    );
  const reason = error instanceof Error ? error.message : String(error);
  return new StorageError('unreadable', `cannot open the database ${file}: ${reason}`, error);
}

const errcodeOf = (error: unknown): unknown =>
  error instanceof Error && 'errcode' in error ? error.errcode : undefined;

/**
 * Kysely's dialect is written for better-sqlite3, which tells readers from writers and takes arrays.
 * Statements are kept: preparing one takes longer than running it.
 */
function asKyselyExpects(database: DatabaseSync, lock: DatabaseSync | undefined): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>();
  return {
    close() {
      database.close();
      lock?.close();
    },
    prepare(sql) {
      const known = prepared.get(sql);
      if (known) return known;
      // Lists of many lengths make many statements; the few that matter are back at once.
      if (prepared.size >= MOST_STATEMENTS) prepared.clear();
      const statement = prepare(database, sql);
      prepared.set(sql, statement);
      return statement;
    },
  };
}

function prepare(database: DatabaseSync, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
  // A full disk has rolled back by itself; rolling back once more would hide why.
  const rollsBack = /^rollback$/i.test(sql);
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => named(() => statement.all(...values(parameters))),
    run: (parameters) =>
      rollsBack && !database.isTransaction
        ? { changes: 0, lastInsertRowid: 0 }
        : named(() => statement.run(...values(parameters))),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}

function named<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw errcodeOf(error) === SQLITE_FULL ? full(error) : error;
  }
}

class TransactionalSqliteDialect extends SqliteDialect {
  override createAdapter() {
    return new TransactionalSqliteAdapter();
  }
}

/**
 * SQLite's DDL is transactional; Kysely says otherwise and then migrates without a transaction, which broke
 * 37 of 41 databases that were killed in the middle. With this, all of them recovered.
 */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}
