import { describe, expect, it } from 'vitest';
import { openStorage, type Storage } from '../../src/storage/open.ts';
import { onBothEngines } from './engines.ts';
import { createDatabase, postgresBinaries } from './postgres-server.ts';

const LONG = 3_600_000;

onBothEngines('shards', (engine) => {
  const turn = (
    storage: Storage,
    worker: string,
    changes: { leaving?: boolean; count?: number; lease?: number; refused?: number } = {},
  ) => storage.leases.turn({ worker, count: 4, lease: LONG, leaving: false, refused: 0, ...changes });

  it('are all taken by the one process that is there', async () => {
    const storage = await engine.fresh();
    expect(await turn(storage, 'a')).toEqual({
      count: 4,
      held: [0, 1, 2, 3],
      offered: [],
      succeeding: [],
      others: 0,
      refused: 0,
    });
  });

  it('are shared with one that comes later, and served until it has them', async () => {
    const storage = await engine.fresh();
    await turn(storage, 'a');
    expect(await turn(storage, 'b')).toMatchObject({ held: [], succeeding: [], others: 1 });
    expect(await turn(storage, 'a')).toMatchObject({ held: [0, 1, 2, 3], offered: [2, 3] });
    expect(await turn(storage, 'b')).toMatchObject({ held: [], succeeding: [2, 3] });
    expect(await storage.leases.succeed('b', 2)).toBe(true);
    expect(await turn(storage, 'a')).toMatchObject({ held: [0, 1, 3], offered: [3] });
    expect(await storage.leases.succeed('b', 3)).toBe(true);
    expect(await turn(storage, 'a')).toMatchObject({ held: [0, 1], offered: [] });
    expect(await turn(storage, 'b')).toMatchObject({ held: [2, 3], succeeding: [] });
  });

  it('are handed over by one that is about to end, and not taken by it again', async () => {
    const storage = await engine.fresh();
    await turn(storage, 'a');
    expect(await turn(storage, 'a', { leaving: true })).toMatchObject({
      held: [0, 1, 2, 3],
      offered: [0, 1, 2, 3],
    });
    expect(await turn(storage, 'b')).toMatchObject({ held: [], succeeding: [0, 1, 2, 3], others: 0 });
    for (const shard of [0, 1, 2, 3]) await storage.leases.succeed('b', shard);
    expect(await turn(storage, 'a', { leaving: true })).toMatchObject({ held: [] });
  });

  it('of one that gave them back are free at once', async () => {
    const storage = await engine.fresh();
    await turn(storage, 'a');
    await storage.leases.leave('a');
    expect(await turn(storage, 'b')).toMatchObject({ held: [0, 1, 2, 3], others: 0 });
  });

  it('of one that does not come back are taken, and it learns so', async () => {
    const storage = await engine.fresh();
    await turn(storage, 'a', { lease: -1 });
    expect(await turn(storage, 'b')).toMatchObject({ held: [0, 1, 2, 3] });
    expect(await turn(storage, 'a')).toMatchObject({ held: [] });
  });

  it('that a successor waits for are its own when their holder dies', async () => {
    const storage = await engine.fresh();
    await turn(storage, 'a', { leaving: true });
    await turn(storage, 'a', { leaving: true, lease: LONG });
    await turn(storage, 'b', { lease: LONG });
    await storage.leases.leave('a');
    expect(await turn(storage, 'b')).toMatchObject({ held: [0, 1, 2, 3], succeeding: [] });
  });

  it('change their number only while nobody serves any', async () => {
    const storage = await engine.fresh();
    await turn(storage, 'a');
    expect(await turn(storage, 'b', { count: 8 })).toMatchObject({ count: 4 });
    await storage.leases.leave('a');
    await storage.leases.leave('b');
    expect(await turn(storage, 'b', { count: 8 })).toMatchObject({
      count: 8,
      held: [0, 1, 2, 3, 4, 5, 6, 7],
    });
  });

  it('identify one after the other in each bucket', async () => {
    const { leases } = await engine.fresh();
    expect(await leases.takeIdentify(0, LONG)).toBe(0);
    expect(await leases.takeIdentify(1, LONG)).toBe(0);
    const wait = await leases.takeIdentify(0, LONG);
    expect(wait).toBeGreaterThan(LONG - 60_000);
    expect(wait).toBeLessThanOrEqual(LONG);
  });

  it('tell each process how many requests were refused to the others that are there', async () => {
    const storage = await engine.fresh();
    await turn(storage, 'a', { refused: 700, lease: -1 });
    await turn(storage, 'b', { refused: 20 });
    expect(await turn(storage, 'c', { refused: 3 })).toMatchObject({ refused: 20 });
    expect(await turn(storage, 'b', { refused: 21 })).toMatchObject({ refused: 3 });
  });

  it('let one process alone have an interaction', async () => {
    const { leases } = await engine.fresh();
    expect(await leases.takeInteraction('1')).toBe(true);
    expect(await leases.takeInteraction('1')).toBe(false);
    expect(await leases.takeInteraction('2')).toBe(true);
  });
});

describe.skipIf(!postgresBinaries)('many processes at once', () => {
  it('never hold the same shard', async () => {
    const databaseUrl = await createDatabase();
    const storages = await Promise.all(Array.from({ length: 4 }, () => openStorage({ databaseUrl })));
    const ask = () =>
      Promise.all(
        storages.map(({ leases }, index) =>
          leases.turn({ worker: `p${index}`, count: 12, lease: LONG, leaving: false, refused: 0 }),
        ),
      );
    for (let round = 0; round < 6; round += 1) {
      const standings = await ask();
      const held = standings.flatMap((one) => one.held);
      expect(new Set(held).size).toBe(held.length);
      for (const [index, { succeeding }] of standings.entries())
        for (const shard of succeeding) await storages[index]?.leases.succeed(`p${index}`, shard);
    }
    expect((await ask()).map(({ held }) => held.length)).toEqual([3, 3, 3, 3]);
    for (const storage of storages) await storage.close();
  });
});
