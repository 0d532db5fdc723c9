/** A copy of everything, while processes are at work on it: one SQLite file, whichever the engine is. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Copying, copyDatabase } from './copy.ts';
import { StorageError } from './errors.ts';
import { openDatabase, type StoragePlace } from './open.ts';

/**
 * Writes what the storage holds at one moment into a new file: whole or not at all. The bot may run meanwhile, of the same
 * version on PostgreSQL.
 * @throws StorageError `unreadable` when there is nothing to copy, or a file of that name already.
 */
export async function backUp(place: StoragePlace, file: string, tell?: Copying): Promise<void> {
  if (existsSync(file))
    throw new StorageError('unreadable', `${file} is there already: name another file, or take it away`);
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.unfinished`;
  try {
    removeDatabase(unfinished);
    if ('sqliteFile' in place) snapshot(place.sqliteFile, unfinished);
    else await download(place, unfinished, tell);
    const written = await openFile(unfinished, 'r+');
    await written.sync();
    await written.close();
    renameSync(unfinished, file);
  } finally {
    removeDatabase(unfinished);
  }
}

/** In one read transaction: writers go on beside it. */
function snapshot(from: string, to: string): void {
  if (!existsSync(from))
    throw new StorageError('unreadable', `there is no database ${from}: STATE_DIR says where it is`);
  const database = new DatabaseSync(from, { readOnly: true });
  try {
    database.prepare('VACUUM INTO ?').run(to);
  } finally {
    database.close();
  }
}

async function download(place: StoragePlace, to: string, tell: Copying | undefined): Promise<void> {
  const [source, target] = [await openDatabase(place), await openDatabase({ sqliteFile: to })];
  try {
    await copyDatabase(source.db, target.db, tell);
  } finally {
    await source.db.destroy();
    await target.db.destroy();
  }
}

function removeDatabase(file: string): void {
  for (const part of ['', '-wal', '-shm', '-journal', '.lock']) rmSync(`${file}${part}`, { force: true });
}
