import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CamelCasePlugin, Kysely, sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { migrate } from '../../src/storage/migrate.ts';
import { openStorage } from '../../src/storage/open.ts';
import { createChanges } from '../../src/storage/remembered.ts';
import { createRounds } from '../../src/storage/rounds.ts';
import type { Schema } from '../../src/storage/schema.ts';
import { openSqlite } from '../../src/storage/sqlite.ts';
import { createWriteQueue } from '../../src/storage/write-queue.ts';
import { onBothEngines } from './engines.ts';
import { GUILD, KIRA, NOON, question, round, SISKO } from './examples.ts';

onBothEngines('storage', (engine) => {
  it('finds everything again after a restart', async () => {
    const place = await engine.emptyPlace();
    const before = await openStorage(place);
    await before.rounds.open(round());
    const answering = before.rounds.answer('round', SISKO, 0, NOON);
    // What is waiting for company is written by the close.
    await before.close();
    expect(await answering).toBe('taken');
    const after = await engine.open(place);
    expect(await after.rounds.answers('round')).toMatchObject([{ userId: SISKO, option: 0 }]);
  });

  it('refuses to write once it is closed', async () => {
    const storage = await openStorage(await engine.emptyPlace());
    await storage.close();
    await expect(storage.rounds.open(round())).rejects.toMatchObject({ code: 'closed' });
  });

  it('keeps instants and ids to the last digit', async () => {
    const storage = await engine.open(await engine.emptyPlace());
    await storage.rounds.open(round({ guildId: GUILD, openedAt: Number.MAX_SAFE_INTEGER }));
    expect(await storage.rounds.get('round')).toMatchObject({
      guildId: GUILD,
      openedAt: Number.MAX_SAFE_INTEGER,
    });
  });

  it('writes what came at once in one go and answers everyone', async () => {
    const storage = await engine.open(await engine.emptyPlace());
    await storage.rounds.open(round());
    const users = Array.from({ length: 300 }, (_, index) => String(1000 + index));
    const outcomes = await Promise.all(users.map((user) => storage.rounds.answer('round', user, 0, NOON)));
    expect(new Set(outcomes)).toEqual(new Set(['taken']));
    expect(await storage.rounds.answers('round')).toHaveLength(300);
    expect(await storage.rounds.answer('round', KIRA, 9, NOON)).toBe('taken');
  });
});

describe('a storage that cannot be opened', () => {
  const folder = mkdtempSync(join(tmpdir(), 'curzon-open-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('says that another process has the file, and what to do', async () => {
    const sqliteFile = join(folder, 'deep', 'curzon.sqlite');
    const storage = await openStorage({ sqliteFile });
    const second = `import { openStorage } from ${JSON.stringify(join(import.meta.dirname, '../../src/storage/open.ts'))};
      await openStorage({ sqliteFile: process.argv[1] }, { busyTimeout: 50 }).catch((error) => console.log(error.code, error.message));`;
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--input-type=module',
      '-e',
      second,
      sqliteFile,
    ]);
    expect(stdout).toContain(`locked ${sqliteFile} is in use by another process`);
    expect(stdout).toContain('DATABASE_URL');
    await storage.close();
    await (await openStorage({ sqliteFile })).close();
  });

  it('says that the file is no database, and leaves it alone', async () => {
    const sqliteFile = join(folder, 'letter.txt');
    writeFileSync(sqliteFile, 'Dear Benjamin, '.repeat(100));
    await expect(openStorage({ sqliteFile })).rejects.toMatchObject({
      code: 'unreadable',
      message: `cannot open the database ${sqliteFile}: file is not a database`,
    });
  });

  it('says that the disk is full, and goes on once it is not', async () => {
    const db = new Kysely<Schema>({
      dialect: openSqlite(join(folder, 'full.sqlite')),
      plugins: [new CamelCasePlugin()],
    });
    await migrate(db);
    const queue = createWriteQueue(db);
    const settings = createChanges('sqlite', queue.write, () => true);
    const rounds = createRounds({ kind: 'sqlite', db, ...queue, settings });
    // As large as it is now: the file system's own refusal comes the same way.
    await sql`pragma max_page_count = 1`.execute(db);
    const long = { ...question(), text: 'x'.repeat(100_000) };
    await expect(rounds.open(round({ question: long }))).rejects.toMatchObject({
      code: 'full',
      message: 'the disk of the database is full: nothing was written',
    });
    await sql`pragma max_page_count = 1000000`.execute(db);
    await rounds.open(round({ question: long }));
    expect(await rounds.get('round')).toMatchObject({ question: long });
    await db.destroy();
  });

  it('never shows the password of the address', async () => {
    for (const [databaseUrl, code] of [
      ['postgres://curzon:hunter2@127.0.0.1:1/none', 'away'],
      ['postgres://curzon:hunter2@[nowhere/', 'unreadable'],
    ] as const) {
      const error = await openStorage({ databaseUrl }).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code });
      expect(String(error) + JSON.stringify(error)).not.toContain('hunter2');
    }
  });
});
