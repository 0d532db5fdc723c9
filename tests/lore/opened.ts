/** Packs compiled and opened, as tests ask them. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Knowledge, openKnowledge } from '../../src/bot/knowledge.ts';
import { PACK_PARTS } from '../../src/bot/pack-parts.ts';
import { openPacks } from '../../src/bot/packs.ts';
import { createLore, type Lore } from '../../src/lore/lore.ts';
import type { BuiltPack, Entry } from '../../src/lore/model/model.ts';
import { compilePack, type PackPart, type PackRows, rowsOfBuilt } from '../../src/lore/pack/compile.ts';
import { loadPacks } from '../../src/lore/pack/load.ts';
import { type OpenPack, openPack } from '../../src/lore/pack/open-pack.ts';

/** All but the questions, which take longest to make. */
const QUICK = PACK_PARTS.filter(({ name }) => name !== 'questions');

/** In memory, for nobody opens these twice. */
export function openRows(rows: PackRows, parts: readonly PackPart[] = QUICK): OpenPack {
  const database = new DatabaseSync(':memory:');
  compilePack(rows, database, parts);
  return openPack(database);
}

const openBuilt = (packs: readonly BuiltPack[], parts = PACK_PARTS): OpenPack[] =>
  packs.map((pack) => openRows(rowsOfBuilt(pack), parts));

export const openQuickly = (packs: readonly BuiltPack[]): OpenPack[] => openBuilt(packs, QUICK);
export const openFolder = (folder: string): OpenPack[] => openQuickly(loadPacks(folder));
export const loreOf = (folder: string): Lore => createLore(openFolder(folder));

/** Small packs with all that the bot knows of them. */
export const knowledgeOf = (...folders: readonly string[]): Knowledge =>
  openKnowledge(folders.flatMap((folder) => openBuilt(loadPacks(folder))));

/** The shipped packs, compiled once for all test files until they or the code that compiles them change. */
export const shippedKnowledge = async (): Promise<Knowledge> =>
  openKnowledge(
    await openPacks(join(import.meta.dirname, '../../data'), join(tmpdir(), 'curzon-test-packs')),
  );

export const entriesOf = (packs: readonly OpenPack[]): Entry[] => packs.flatMap(({ entries }) => entries);

export function entryOf(packs: readonly OpenPack[], id: string): Entry {
  const entry = packs.flatMap((pack) => pack.entryById(id) ?? [])[0];
  if (!entry) throw new Error(`${id} is in no pack`);
  return entry;
}
