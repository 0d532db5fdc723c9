import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { backUp } from '../../src/storage/backup.ts';
import { copyDatabase } from '../../src/storage/copy.ts';
import { openDatabase, openStorage, type Storage, type StoragePlace } from '../../src/storage/open.ts';
import { onBothEngines } from './engines.ts';
import { GUILD, KIRA, NOON, round, SISKO } from './examples.ts';
import { fill } from './filling.ts';

const folder = mkdtempSync(join(tmpdir(), 'curzon-copy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const newFile = (): StoragePlace & { sqliteFile: string } => {
  files += 1;
  return { sqliteFile: join(folder, `${files}.sqlite`) };
};

/** More rows than fit into a statement, and what engines are known to keep differently. */
async function makeMuch(storage: Storage): Promise<void> {
  await fill(storage, GUILD, SISKO);
  const members = Array.from({ length: 1_203 }, (_, index) => String(2_000 + index));
  await storage.rounds.open(round({ id: 'Zürich', guildId: GUILD, openedAt: Number.MAX_SAFE_INTEGER }));
  await Promise.all(members.map((member) => storage.rounds.answer('Zürich', member, 1, NOON)));
  await storage.reports.add({
    id: 'a',
    guildId: null,
    questionId: 'q',
    userId: KIRA,
    reason: 'ä \u{1F596} \\ %',
    reportedAt: NOON,
  });
  await storage.reports.add({
    id: 'B',
    guildId: null,
    questionId: 'r',
    userId: KIRA,
    reason: '',
    reportedAt: NOON,
  });
}

async function copy(from: StoragePlace, to: StoragePlace): Promise<number> {
  const [source, target] = [await openDatabase(from), await openDatabase(to)];
  try {
    return await copyDatabase(source.db, target.db);
  } finally {
    await source.db.destroy();
    await target.db.destroy();
  }
}

onBothEngines('a copy', (engine) => {
  let place: StoragePlace;
  beforeEach(async () => {
    place = await engine.emptyPlace();
    const storage = await openStorage(place);
    await makeMuch(storage);
    await storage.close();
  });

  it('holds every row, also after the way back over the other engine', async () => {
    const file = newFile();
    const rows = await copy(place, file);
    expect(rows).toBeGreaterThan(1_210);
    const back = await engine.emptyPlace();
    expect(await copy(file, back)).toBe(rows);
    // Nothing is left to be done.
    expect(await copy(place, back)).toBe(rows);
    const storage = await engine.open(back);
    expect(await storage.rounds.answers('Zürich')).toHaveLength(1_203);
    expect((await storage.rounds.get('Zürich'))?.openedAt).toBe(Number.MAX_SAFE_INTEGER);
    expect((await storage.reports.open(null, 9)).map(({ reason }) => reason).sort()).toEqual([
      '',
      'ä \u{1F596} \\ %',
    ]);
  });

  it('goes on where it was interrupted', async () => {
    const target = await engine.emptyPlace();
    const [source, half] = [await openDatabase(place), await openDatabase(target)];
    await expect(
      copyDatabase(source.db, half.db, (step, table, rows) => {
        if (step === 'copy' && table === 'answers' && rows >= 500) throw new Error('interrupted');
      }),
    ).rejects.toThrow('interrupted');
    expect((await half.db.selectFrom('answers').selectAll().execute()).length).toBe(500);
    await source.db.destroy();
    await half.db.destroy();
    expect(await copy(place, target)).toBeGreaterThan(1_210);
  });

  it('is not mixed into what is there', async () => {
    const target = await engine.emptyPlace();
    const other = await openStorage(target);
    await other.rounds.open(round({ id: 'theirs' }));
    await other.close();
    await expect(copy(place, target)).rejects.toThrow(
      'the target holds other data already (rounds, theirs): name an empty database',
    );
    const storage = await engine.open(target);
    expect(await storage.rounds.answers('Zürich')).toEqual([]);
  });

  it('is seen to differ when the target changes meanwhile', async () => {
    const [source, target] = [await openDatabase(place), await openDatabase(await engine.emptyPlace())];
    let spoilt: Promise<unknown> | undefined;
    await expect(
      copyDatabase(source.db, target.db, (step, table) => {
        if (step === 'copy' && table === 'questionReports')
          spoilt ??= target.db
            .updateTable('questionReports')
            .set({ reason: 'else' })
            .where('id', '=', 'a')
            .execute();
      }),
    ).rejects.toThrow('the copy differs from the source in questionReports: a');
    await spoilt;
    await source.db.destroy();
    await target.db.destroy();
  });

  describe('for later', () => {
    it('is made while the bot is at work, and brought back', async () => {
      const storage = await openStorage(place);
      const { sqliteFile } = newFile();
      let busy = true;
      const working = (async () => {
        for (let count = 0; busy; count += 1)
          await storage.rounds.answer('Zürich', String(9_000 + count), 0, NOON);
      })();
      await backUp(place, sqliteFile);
      busy = false;
      await working;
      await storage.close();
      const back = await engine.emptyPlace();
      await copy({ sqliteFile }, back);
      const restored = await engine.open(back);
      expect((await restored.rounds.answers('Zürich')).length).toBeGreaterThanOrEqual(1_203);
      expect((await restored.members.kept(SISKO)).reports).toHaveLength(1);
    });

    it('leaves a file of that name as it is, and nothing when it fails', async () => {
      const { sqliteFile } = newFile();
      await backUp(place, sqliteFile);
      await expect(backUp(place, sqliteFile)).rejects.toThrow('is there already');
      const before = readdirSync(folder).length;
      await expect(backUp({ sqliteFile: join(folder, 'none.sqlite') }, join(folder, 'x'))).rejects.toThrow(
        'there is no database',
      );
      expect([readdirSync(folder).length, existsSync(join(folder, 'x'))]).toEqual([before, false]);
    });
  });
});
