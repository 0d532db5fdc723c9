/** What kept the database from being opened, in words for the operator; never with a password in it. */
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
 */
type StorageErrorCode = 'locked' | 'unreadable' | 'newer' | 'migration' | 'closed';
