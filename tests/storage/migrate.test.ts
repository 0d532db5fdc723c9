import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { chance } from '../../bench/queries.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { migrations } from '../../src/storage/migrations/index.ts';
import type { StoragePlace } from '../../src/storage/open.ts';
import { onBothEngines } from './engines.ts';
import { fillEveryTable, firstMigrations, longList, openDatabase, readEveryTable } from './migrating.ts';

/** More for a long look: CURZON_KILLS=60 npx vitest run tests/storage/migrate.test.ts */
const LONG = process.env['CURZON_KILLS'];
const SECONDS = 1_000;

onBothEngines('migrations', (engine) => {
  const kills = Number(LONG ?? (engine.kind === 'sqlite' ? 10 : 3));

  describe.each(Object.keys(migrations).map((name, index) => [name, index] as const))('%s', (_, index) => {
    it('keeps every row of a database from before it', async () => {
      const place = await engine.emptyPlace();
      const old = await openDatabase(place);
      await migrate(old, firstMigrations(index));
      const rows = await fillEveryTable(old);
      await old.destroy();
      const upgraded = await openDatabase(place);
      await migrate(upgraded);
      expect(await readEveryTable(upgraded, rows)).toEqual(rows);
      await upgraded.destroy();
    });
  });

  it.runIf(engine.kind === 'sqlite')(
    'are never changed once they are released: a new one goes below',
    async () => {
      for (const [index, name] of Object.keys(migrations).entries()) {
        const db = await openDatabase(await engine.emptyPlace());
        await migrate(db, firstMigrations(index + 1));
        const { rows } = await sql<{ sql: string }>`select sql from sqlite_master
        where sql is not null and tbl_name not like 'kysely%' order by name`.execute(db);
        await db.destroy();
        await expect(rows.map((row) => `${row.sql};\n`).join('')).toMatchFileSnapshot(`schemas/${name}.sql`);
      }
    },
  );

  it('do nothing the second time', async () => {
    const db = await openDatabase(await engine.emptyPlace());
    await migrate(db);
    const rows = await fillEveryTable(db);
    await migrate(db);
    expect(await readEveryTable(db, rows)).toEqual(rows);
    await db.destroy();
  });

  it('leave the database as it was when one fails', async () => {
    const place = await engine.emptyPlace();
    const db = await openDatabase(place);
    await migrate(db);
    const failing = {
      ...migrations,
      '9000-half': {
        up: (trx: typeof db) => trx.schema.createTable('half').addColumn('id', 'integer').execute(),
      },
      '9001-fails': { up: () => Promise.reject(new Error('no such column')) },
    };
    await expect(migrate(db, failing)).rejects.toMatchObject({
      code: 'migration',
      message: 'the database could not be upgraded (9001-fails): no such column',
    });
    expect((await db.introspection.getTables()).map(({ name }) => name)).not.toContain('half');
    await migrate(db);
    await db.destroy();
  });

  it('refuse a database that a newer version has used', async () => {
    const place = await engine.emptyPlace();
    const newer = await openDatabase(place);
    await migrate(newer, longList);
    await newer.destroy();
    await expect(engine.open(place)).rejects.toMatchObject({ code: 'newer' });
  });

  it.runIf(engine.kind === 'postgres')('run once when several processes start at the same time', async () => {
    const place = await engine.emptyPlace();
    const storages = await Promise.all([1, 2, 3, 4].map(() => engine.open(place)));
    expect(storages).toHaveLength(4);
  });

  it(`recover from ${kills} kills in the middle`, { timeout: (20 + 3 * kills) * SECONDS }, async () => {
    const random = chance(7);
    const duration = await timeOfMigration(await engine.emptyPlace());
    let place = await engine.emptyPlace();
    let inTheMiddle = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const { child, output, ended } = start(place);
      await output('migrating');
      await sleep(random() * duration);
      child.kill('SIGKILL');
      await ended;
      const db = await openDatabase(place);
      const done = await namesDone(db);
      // All or nothing, each time.
      expect([0, Object.keys(longList).length]).toContain(done);
      if (done === 0) inTheMiddle += 1;
      await db.destroy();
      if (done > 0) place = await engine.emptyPlace();
    }
    expect(inTheMiddle).toBeGreaterThanOrEqual(kills / 4);
    const db = await openDatabase(place);
    await migrate(db, longList);
    expect(await namesDone(db)).toBe(Object.keys(longList).length);
    await db.destroy();
  });
});

async function namesDone(db: Awaited<ReturnType<typeof openDatabase>>): Promise<number> {
  try {
    const { rows } = await sql<{ count: number }>`select count(*) as count from kysely_migration`.execute(db);
    return rows[0]?.count ?? 0;
  } catch {
    // Killed before Kysely had made its own table.
    return 0;
  }
}

async function timeOfMigration(place: StoragePlace): Promise<number> {
  const { output, ended } = start(place);
  await output('migrating');
  const begun = performance.now();
  await output('migrated');
  const duration = performance.now() - begun;
  await ended;
  return duration;
}

interface Started {
  child: ChildProcess;
  /** Resolves when the child has written the line; rejects when it ends without. */
  output: (line: string) => Promise<void>;
  ended: Promise<unknown>;
}

function start(place: StoragePlace): Started {
  const file = join(import.meta.dirname, 'migration-child.ts');
  const child = spawn(process.execPath, [file, JSON.stringify(place)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  let text = '';
  child.stdout.on('data', (part) => {
    text += part;
  });
  return {
    child,
    ended,
    async output(line) {
      const over = ended.then(() => 'over' as const);
      while (!text.includes(`${line}\n`))
        if (
          (await Promise.race([once(child.stdout, 'data'), over])) === 'over' &&
          !text.includes(`${line}\n`)
        )
          throw new Error(`the child ended before it wrote "${line}"`);
    },
  };
}
