import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { shareShards } from '../../src/bot/share-shards.ts';
import { createRefusals } from '../../src/discord/refusals.ts';
import { IDENTIFY_EVERY } from '../../src/discord/shards.ts';
import { openStorage, type Storage } from '../../src/storage/open.ts';

const SECOND = 1_000;
const log = pino({ level: 'silent' });

let storage: Storage;
beforeEach(async () => {
  storage = await openStorage({ sqliteFile: ':memory:' });
  vi.useFakeTimers({ toFake: ['setTimeout', 'Date', 'performance'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await storage.close();
});

/** One of the equal processes, connected to what it is given. */
async function process(worker: string) {
  let isStopped = false;
  const open = new Set<number>();
  const refusals = createRefusals(log);
  const sharing = shareShards({
    ...{ leases: storage.leases, worker, count: 4, log, refusals },
    sleep: (ms) => new Promise((resolve) => setTimeout(() => (isStopped ? undefined : resolve()), ms)),
  });
  await vi.advanceTimersByTimeAsync(0);
  sharing.serve({
    open: async (id) => void open.add(id),
    close: async (id) => void open.delete(id),
    closeAll: async () => {},
    limitRequests: () => {},
  });
  return {
    open,
    refusals,
    stop: () => {
      isStopped = true;
    },
  };
}

it.each([0, 1, 2])(
  'takes the shards of a process that falls silent, %i s after a turn of its own, so early that all are connected within 30 s',
  async (seconds) => {
    const [one, other] = [await process('one'), await process('other')];
    await vi.advanceTimersByTimeAsync((60 + seconds) * SECOND);
    expect(other.open.size).toBe(2);
    one.stop();
    const silent = Date.now();
    while (other.open.size < 4 && Date.now() - silent < 60 * SECOND) await vi.advanceTimersByTimeAsync(100);
    // The first of them identifies at once, the other after it.
    expect(Date.now() - silent).toBeLessThan(30 * SECOND - 2 * IDENTIFY_EVERY);
  },
);

it('counts what Discord refuses to any of them for all', async () => {
  const [one, other] = [await process('one'), await process('other')];
  for (let count = 0; count < 8_000; count += 1) one.refusals.note();
  await vi.advanceTimersByTimeAsync(4 * SECOND);
  expect(other.refusals.allow(false)).toBe(false);
});
