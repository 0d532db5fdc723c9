import { beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from '../../src/storage/open.ts';
import { onBothEngines } from './engines.ts';
import { CHANNEL, DAY, GUILD, NOON, schedule } from './examples.ts';

const LEASE = 5_000;

onBothEngines('schedules', (engine) => {
  let storage: Storage;
  beforeEach(async () => {
    storage = await engine.fresh();
  });
  const claim = (worker: string, now = NOON, limit = 10) =>
    storage.schedules.claimDue({ now, worker, lease: LEASE, limit });
  const add = (guildId: string, nextAt: number) =>
    storage.schedules.upsert(schedule({ guildId }), { nextAt, now: NOON });

  it('keeps what an admin chose, to the last digit', async () => {
    const chosen = schedule({
      topic: 'klingons',
      roleId: CHANNEL,
      useThread: true,
      skipWeekdays: 96,
      reveal: 12,
    });
    const written = await storage.schedules.upsert(chosen, { nextAt: NOON, now: NOON - DAY });
    expect(written).toEqual({
      ...chosen,
      pausedReason: null,
      nextAt: NOON,
      claimedBy: null,
      leaseUntil: 0,
      createdAt: NOON - DAY,
      toldAdmin: false,
    });
    expect(await storage.schedules.get(GUILD)).toEqual(written);
  });

  it('changes it, and remembers since when there is one', async () => {
    await storage.schedules.upsert(schedule(), { nextAt: NOON, now: NOON - DAY });
    const changed = await storage.schedules.upsert(schedule({ time: '21:30' }), {
      nextAt: NOON + 1,
      now: NOON,
    });
    expect(changed).toMatchObject({ time: '21:30', nextAt: NOON + 1, createdAt: NOON - DAY });
  });

  it('lists by guild, page by page', async () => {
    for (const guildId of ['3', '1', '2']) await add(guildId, NOON);
    const first = await storage.schedules.list({ limit: 2 });
    const second = await storage.schedules.list({ after: '2', limit: 2 });
    expect([first, second].map((page) => page.map(({ guildId }) => guildId))).toEqual([['1', '2'], ['3']]);
  });

  it('is removed on the word of an admin alone', async () => {
    await add(GUILD, NOON);
    expect(await storage.schedules.remove(GUILD)).toBe(true);
    expect(await storage.schedules.remove(GUILD)).toBe(false);
    expect(await storage.schedules.get(GUILD)).toBeUndefined();
  });

  describe('a claim', () => {
    it('takes what is due, longest due first, up to its limit', async () => {
      await add('1', NOON);
      await add('2', NOON - 2);
      await add('3', NOON - 1);
      await add('4', NOON + 1);
      expect((await claim('worker', NOON, 2)).map(({ guildId }) => guildId)).toEqual(['2', '3']);
      expect((await claim('worker')).map(({ guildId }) => guildId)).toEqual(['1']);
      expect(await claim('worker')).toEqual([]);
    });

    it('is for one worker until its lease ends', async () => {
      await add(GUILD, NOON);
      expect(await claim('first')).toMatchObject([{ claimedBy: 'first', leaseUntil: NOON + LEASE }]);
      expect(await claim('second', NOON + LEASE)).toEqual([]);
      expect(await claim('second', NOON + LEASE + 1)).toMatchObject([{ claimedBy: 'second' }]);
    });

    it('is settled only by whoever has it', async () => {
      await add(GUILD, NOON);
      await claim('slow');
      await claim('quick', NOON + LEASE + 1);
      expect(await storage.schedules.settle(GUILD, 'slow', NOON + DAY)).toBe(false);
      expect(await storage.schedules.settle(GUILD, 'quick', NOON + DAY)).toBe(true);
      expect(await storage.schedules.get(GUILD)).toMatchObject({ nextAt: NOON + DAY, claimedBy: null });
    });

    it('loses its hold when the admin changes the hour meanwhile', async () => {
      await add(GUILD, NOON);
      await claim('worker');
      await add(GUILD, NOON + 7);
      expect(await storage.schedules.settle(GUILD, 'worker', NOON + DAY)).toBe(false);
      expect((await storage.schedules.get(GUILD))?.nextAt).toBe(NOON + 7);
    });

    it('is renewed by whoever has it, and not where it was put off for longer', async () => {
      for (const guildId of ['1', '2']) await add(guildId, NOON);
      await claim('worker');
      await storage.schedules.retryAt('2', 'worker', NOON + DAY);
      const renew = (worker: string, until: number) =>
        storage.schedules.renew(worker, [{ guildId: '1' }, { guildId: '2' }], until);
      expect(await renew('worker', NOON + 2 * LEASE)).toEqual([{ guildId: '1' }]);
      expect(await renew('another', NOON + 3 * LEASE)).toEqual([]);
      expect(await claim('next', NOON + 2 * LEASE)).toEqual([]);
      expect(await claim('next', NOON + 2 * LEASE + 1)).toMatchObject([{ guildId: '1' }]);
      expect(await renew('worker', NOON + 9 * LEASE)).toEqual([]);
      expect((await storage.schedules.get('2'))?.leaseUntil).toBe(NOON + DAY);
    });

    it('is given back, or put off', async () => {
      await add('1', NOON);
      await add('2', NOON);
      await claim('worker');
      await storage.schedules.release('worker', ['1']);
      expect(await storage.schedules.retryAt('2', 'worker', NOON + 60)).toBe(true);
      expect((await claim('next')).map(({ guildId }) => guildId)).toEqual(['1']);
      expect((await claim('next', NOON + 61)).map(({ guildId }) => guildId)).toEqual(['2']);
    });

    it.runIf(engine.kind === 'postgres')('goes to exactly one of several processes', async () => {
      const place = await engine.emptyPlace();
      storage = await engine.open(place);
      const guilds = Array.from({ length: 200 }, (_, index) => String(1000 + index));
      await Promise.all(guilds.map((guildId) => add(guildId, NOON)));
      const workers = await Promise.all([1, 2, 3].map(() => engine.open(place)));
      const claims = await Promise.all(
        workers.flatMap((worker, index) =>
          Array.from({ length: 10 }, () =>
            worker.schedules.claimDue({ now: NOON, worker: `worker ${index}`, lease: LEASE, limit: 20 }),
          ),
        ),
      );
      const claimed = claims.flat().map(({ guildId }) => guildId);
      expect(new Set(claimed).size).toBe(claimed.length);
      const rest = await claim('last', NOON, 500);
      expect([...claimed, ...rest.map(({ guildId }) => guildId)].sort()).toEqual(guilds);
    });
  });

  describe('a pause', () => {
    it('is not due, and tells an admin once', async () => {
      await add(GUILD, NOON);
      expect(await storage.schedules.pause(GUILD, 'forbidden')).toBe(true);
      expect(await storage.schedules.pause(GUILD, 'gone')).toBe(false);
      expect(await claim('worker')).toEqual([]);
      expect(await storage.schedules.get(GUILD)).toMatchObject({ pausedReason: 'forbidden', nextAt: null });
      expect(await storage.schedules.markAdminTold(GUILD)).toBe(true);
      expect(await storage.schedules.markAdminTold(GUILD)).toBe(false);
    });

    it('ends with a resume, and may be told again the next time', async () => {
      await add(GUILD, NOON);
      await storage.schedules.pause(GUILD, 'forbidden');
      await storage.schedules.markAdminTold(GUILD);
      expect(await storage.schedules.resume(GUILD, NOON + 5)).toBe(true);
      expect(await storage.schedules.get(GUILD)).toMatchObject({ pausedReason: null, nextAt: NOON + 5 });
      await storage.schedules.pause(GUILD, 'gone');
      expect(await storage.schedules.markAdminTold(GUILD)).toBe(true);
    });

    it('by a worker needs its claim', async () => {
      await add(GUILD, NOON);
      await claim('worker');
      expect(await storage.schedules.pauseClaimed(GUILD, 'other', 'gone')).toBe(false);
      expect(await storage.schedules.pauseClaimed(GUILD, 'worker', 'gone')).toBe(true);
    });
  });
});
