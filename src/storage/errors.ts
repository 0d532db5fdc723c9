/** What kept the database from being opened or used, in words for the operator; never with a password in it. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;

  constructor(code: StorageErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/**
 * - `locked`: another process has the SQLite file.
 * - `unreadable`: the file or server cannot be opened, or is no database.
 * - `newer`: a later version of Curzon has written it.
 * - `migration`: a migration failed; the database is as it was before.
 * - `closed`: a write came after `close()`.
 * - `away`: the server does not answer now; whether a write that was under way has arrived is not known.
 * - `full`: there is no room on the disk; nothing was written.
 */
type StorageErrorCode = 'locked' | 'unreadable' | 'newer' | 'migration' | 'closed' | 'away' | 'full';

export const away = (cause: unknown): StorageError =>
  cause instanceof StorageError && cause.code === 'away'
    ? cause
    : new StorageError('away', `the database does not answer: ${reasonOf(cause)}`, cause);

/** A socket's error for several addresses of one name has no message. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message || codeOf(error) : String(error);

export const full = (cause: unknown): StorageError =>
  new StorageError('full', 'the disk of the database is full: nothing was written', cause);

/** What the engine calls it; empty for what has no code. */
export const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/**
 * The server, or the way to it, is gone. Class 08, 57P and 53300 (no connection left) are PostgreSQL's; E… are the socket's;
 * a connection that could not even be rolled back is discarded by Kysely.
 */
export const isConnectionLost = (error: unknown): boolean =>
  /^(away|08...|57P..|53300|E[A-Z]+|EAI_AGAIN)$/.test(codeOf(error)) ||
  (error instanceof Error &&
    /^(Connection terminated|timeout exceeded|Client has encountered a connection error|Postgres connection has been discarded)/.test(
      error.message,
    ));
