/** Compiled packs as files: written whole or not at all, and refused in one clear line when they are no such thing. */
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { compilePack, type PackPart, type PackRows, type Progress } from './compile.ts';
import { APPLICATION_ID, FORMAT } from './format.ts';
import { type OpenPack, openPack } from './open-pack.ts';

/** What keeps a file from being opened as a pack, in a line for the operator. */
export class PackFileError extends Error {
  override readonly name = 'PackFileError';
}

/**
 * Compiles a pack into a file. The file appears under its name once all of it is on the disk; a process that ends before
 * leaves nothing but a temporary file, which {@link isLeftOver} knows.
 *
 * @throws when the folder cannot be written.
 */
export function writePackFile(
  rows: PackRows,
  file: string,
  parts: readonly PackPart[],
  progress?: Progress,
): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = join(dirname(file), `${basename(file)}.${process.pid}.${Date.now()}.tmp`);
  try {
    const database = new DatabaseSync(temporary);
    try {
      // Nobody reads it before it is renamed, so that a crash in between costs nothing.
      database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
      compilePack(rows, database, parts, progress);
    } finally {
      database.close();
    }
    syncToDisk(temporary);
    renameSync(temporary, file);
    syncToDisk(dirname(file));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Whether a file's name is that of an unfinished pack, and of which process. */
export function isLeftOver(name: string): { pid: number } | undefined {
  const match = /\.pack\.(\d+)\.\d+\.tmp(?:-journal)?$/.exec(name);
  return match ? { pid: Number(match[1]) } : undefined;
}

function syncToDisk(path: string): void {
  const opened = openSync(path, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** @throws PackFileError saying what is wrong with the file and what to do. */
export function openPackFile(file: string): OpenPack {
  checkHeader(file);
  try {
    const database = new DatabaseSync(neverChanging(file), { readOnly: true });
    try {
      database.exec(`PRAGMA cache_size = ${-KEPT_KIB}`);
      return openPack(database);
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    throw new PackFileError(`${file} is damaged: build it anew with npm run lore:build`, { cause: error });
  }
}

/** Of the file's pages so many KiB are kept in memory: those that all look-ups pass through, and where facts' lengths stand. */
const KEPT_KIB = 8_192;

/** The address of a file that is written once: without it, SQLite locks and looks for changes at each row that is read. */
function neverChanging(file: string): URL {
  const url = pathToFileURL(file);
  url.searchParams.set('immutable', '1');
  return url;
}

/** Where SQLite keeps these in a file's first bytes (https://sqlite.org/fileformat2.html#the_database_header). */
const HEADER = {
  bytes: 100,
  magic: 'SQLite format 3\0',
  pageSize: 16,
  pages: 28,
  version: 60,
  application: 68,
};

function checkHeader(file: string): void {
  const header = Buffer.alloc(HEADER.bytes);
  let size: number;
  try {
    const opened = openSync(file, 'r');
    try {
      readSync(opened, header);
      size = statSync(file).size;
    } finally {
      closeSync(opened);
    }
  } catch (error) {
    throw new PackFileError(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  const isPack =
    header.toString('latin1', 0, HEADER.magic.length) === HEADER.magic &&
    header.readUInt32BE(HEADER.application) === APPLICATION_ID;
  if (!isPack)
    throw new PackFileError(
      `${file} is no compiled pack: name one made by npm run lore:build, or a folder with a pack.yaml`,
    );
  const version = header.readUInt32BE(HEADER.version);
  if (version !== FORMAT)
    throw new PackFileError(
      `${file} is a pack of version ${version}, and this Curzon reads version ${FORMAT}: build it anew with npm run lore:build`,
    );
  // 1 stands for 65,536, which two bytes cannot hold.
  const pageSize = header.readUInt16BE(HEADER.pageSize);
  const whole = header.readUInt32BE(HEADER.pages) * (pageSize === 1 ? 65_536 : pageSize);
  if (size < whole)
    throw new PackFileError(
      `${file} is cut short: it has ${size} of ${whole} bytes; copy it again, or build it anew with npm run lore:build`,
    );
}
