/** Opens packs, compiled ones as they are and folders after compiling what has changed. What compiles is loaded in a worker. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { OpenPack } from '../lore/pack/open-pack.ts';
import { isLeftOver, openPackFile, PackFileError } from '../lore/pack/pack-file.ts';
import { packFolders } from '../lore/pack/pack-folders.ts';
import { PackError, type Problem } from '../lore/pack/problem.ts';
import { SHARED_FILES } from '../lore/pack/shared-files.ts';

/** Is told what is compiled, and how far it is: from 0 to 1. */
export interface Compiling {
  begin(pack: string): void;
  progress(pack: string, step: string, share: number): void;
  end(pack: string, milliseconds: number): void;
}

const QUIETLY: Compiling = { begin() {}, progress() {}, end() {} };

/**
 * Opens all packs at the places named: compiled files as they are, and folders as they were compiled last, or compiled
 * now where their files have changed since.
 *
 * @param places folders and compiled files, with commas between them.
 * @param cache the folder for what is compiled.
 * @throws PackError with every problem of a folder; PackFileError for a file that is no pack.
 */
export async function openPacks(
  places: string,
  cache: string,
  compiling: Compiling = QUIETLY,
): Promise<OpenPack[]> {
  const found = placesIn(places).flatMap((place) => (isFile(place) ? place : packFolders(place)));
  // Two of one name would take each other's place among what is compiled.
  refuseTwice(found.filter((place) => !isFile(place)).map((folder) => basename(folder)));
  const packs: OpenPack[] = [];
  for (const place of found)
    packs.push(openPackFile(isFile(place) ? place : await compiledFile(place, cache, compiling)));
  refuseTwice(packs.map(({ pack }) => pack.id));
  return packs;
}

/** The folders and files that a setting names: as paths, or by what they are called in `data/`. */
export const placesIn = (places: string): string[] =>
  places.split(',').map((written) => {
    const place = written.trim();
    const inData = join('data', place);
    return !existsSync(place) && existsSync(inData) ? inData : place;
  });

const isFile = (place: string) => existsSync(place) && statSync(place).isFile();

function refuseTwice(names: readonly string[]): void {
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    throw new PackFileError(
      `two packs are called ${twice}: name one of them, or rename the folder of the other`,
    );
}

/** Where compiled packs are kept: beside what Curzon remembers. */
export const packCache = (env: NodeJS.ProcessEnv): string => join(env['STATE_DIR'] || 'state', 'packs');

/** The compiled file of a folder, made first where there is none for what the folder holds now. */
async function compiledFile(folder: string, cache: string, compiling: Compiling): Promise<string> {
  const name = basename(folder);
  const file = join(cache, `${name}-${hashOf(folder)}.pack`);
  if (isUsable(file)) return file;
  compiling.begin(name);
  const begun = performance.now();
  await compileInWorker({ folder, file }, (step, share) => compiling.progress(name, step, share));
  compiling.end(name, performance.now() - begun);
  removeOutdated(cache, name, file);
  return file;
}

function isUsable(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    openPackFile(file).close();
    return true;
  } catch (error) {
    if (error instanceof PackFileError) return false;
    throw error;
  }
}

/** What a compiled pack depends on: the pack's own files, those that every pack shares, and the rooms that make its indexes. */
function hashOf(folder: string): string {
  const hash = createHash('sha256');
  const add = (file: string) => hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  for (const name of readdirSync(folder).sort()) if (/\.ya?ml$/.test(name)) add(join(folder, name));
  for (const file of SHARED_FILES) add(file);
  for (const room of HASHED_ROOMS.map((each) => join(import.meta.dirname, '..', each)))
    for (const name of readdirSync(room, { recursive: true, encoding: 'utf8' }).sort())
      if (name.endsWith('.ts')) hash.update(readFileSync(join(room, name)));
  return hash.digest('hex').slice(0, 16);
}

/** Whose code makes what stands in a compiled pack. */
export const HASHED_ROOMS = ['lore', 'connect', 'mentions', 'timeline', 'trivia', 'mystery'];

/** What the worker that compiles is told, and what it tells. */
export interface CompileJob {
  folder: string;
  file: string;
}
export type CompileMessage =
  | { kind: 'progress'; step: string; share: number }
  | { kind: 'problems'; problems: readonly Problem[] };

/** Compiles a folder in a thread of its own, so that whatever else goes on does not wait. */
export function compileInWorker(
  job: CompileJob,
  progress: (step: string, share: number) => void = () => {},
): Promise<void> {
  const worker = new Worker(new URL('compile-worker.ts', import.meta.url), { workerData: job });
  return new Promise((resolve, reject) => {
    let problems: readonly Problem[] = [];
    worker.on('message', (message: CompileMessage) => {
      if (message.kind === 'problems') problems = message.problems;
      else progress(message.step, message.share);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (problems.length > 0) reject(new PackError(problems));
      else if (code !== 0) reject(new Error(`compiling ${job.folder} ended with code ${code}`));
      else resolve();
    });
  });
}

/** Removes what was compiled of a pack before, and what processes that are gone left unfinished. */
function removeOutdated(cache: string, name: string, current: string): void {
  for (const entry of readdirSync(cache)) {
    const path = join(cache, entry);
    const isOlder =
      new RegExp(`^${RegExp.escape(name)}-[0-9a-f]{16}\\.pack$`).test(entry) && path !== current;
    const leftOver = isLeftOver(entry);
    if (isOlder || (leftOver && !isAlive(leftOver.pid))) rmSync(path, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
