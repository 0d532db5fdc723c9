/** Runs a group of tests on SQLite and on PostgreSQL, each time with databases of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { openStorage, type Storage, type StorageOptions, type StoragePlace } from '../../src/storage/open.ts';
import type { Setting } from '../../src/storage/settings.ts';
import { createDatabase, emptyTables, postgresBinaries } from './postgres-server.ts';

interface TestEngine {
  kind: Storage['kind'];
  /** A storage with nothing in it, until the next call: for every test that needs no second process. */
  fresh(): Promise<Storage>;
  /** A database that nobody used yet. */
  emptyPlace(): Promise<StoragePlace>;
  /** Opens a storage that is closed after the group. */
  open(place: StoragePlace, options?: StorageOptions): Promise<Storage>;
}

const IMPATIENT: StorageOptions = { busyTimeout: 100 };

export function onBothEngines(title: string, tests: (engine: TestEngine) => void): void {
  describe(`${title} on SQLite`, () => {
    let folder: string;
    let count = 0;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'curzon-storage-'));
    });
    const storages = tracked();
    tests({
      kind: 'sqlite',
      open: storages.open,
      emptyPlace: async () => {
        count += 1;
        return { sqliteFile: join(folder, `${count}.sqlite`) };
      },
      fresh: () => storages.open({ sqliteFile: ':memory:' }),
    });
    afterAll(async () => {
      await storages.close();
      rmSync(folder, { recursive: true, force: true });
    });
  });

  const onPostgres = `${title} on PostgreSQL`;
  if (!postgresBinaries) {
    describe(onPostgres, () => {
      it.skip('skipped: PostgreSQL is not installed here (apt-get install postgresql)', () => {});
    });
    return;
  }
  describe(onPostgres, () => {
    const storages = tracked();
    let shared: { storage: Storage; databaseUrl: string } | undefined;
    tests({
      kind: 'postgres',
      open: storages.open,
      emptyPlace: async () => ({ databaseUrl: await createDatabase() }),
      async fresh() {
        if (shared) {
          await shared.storage.flush();
          await emptyTables(shared.databaseUrl);
          // Emptied behind its back: what it remembers of settings it forgets with the next change.
          await shared.storage.settings.user.unset('nobody', { key: 'nothing' } as Setting<unknown>);
          return shared.storage;
        }
        const databaseUrl = await createDatabase();
        shared = { databaseUrl, storage: await storages.open({ databaseUrl }) };
        return shared.storage;
      },
    });
    // The first one starts the server.
    beforeAll(async () => {
      await createDatabase();
    });
    afterAll(storages.close);
  });
}

function tracked(): { open: TestEngine['open']; close(): Promise<void> } {
  const opened: Storage[] = [];
  return {
    async open(place, options) {
      const storage = await openStorage(place, { ...IMPATIENT, ...options });
      opened.push(storage);
      return storage;
    },
    async close() {
      for (const storage of opened) await storage.close();
    },
  };
}
