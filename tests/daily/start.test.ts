import { expect, it } from 'vitest';
import { systemClock } from '../../src/daily/pacer.ts';
import { type Daily, startDaily } from '../../src/daily/start.ts';
import { openStorage } from '../../src/storage/open.ts';
import { NOON, schedule } from '../storage/examples.ts';
import { channel } from './channel.ts';
import { movedClock } from './moved-clock.ts';

it('looks again and again until it is stopped, whatever went wrong between', async () => {
  const storage = await openStorage({ sqliteFile: ':memory:' });
  await storage.schedules.upsert(schedule({ zone: 'UTC', time: '12:00' }), { nextAt: NOON, now: NOON });
  const { signal: _, now: __, pacer: ___, ...to } = channel(storage, movedClock(NOON)).options;
  const kinds: string[] = [];
  let broken = 2;
  const claimDue: typeof storage.schedules.claimDue = (claim) => {
    broken -= 1;
    return broken >= 0 ? Promise.reject(new Error('no connection')) : storage.schedules.claimDue(claim);
  };
  await new Promise<void>((resolve) => {
    const daily: Daily = startDaily({
      ...to,
      storage: { ...storage, schedules: { ...storage.schedules, claimDue } },
      clock: { now: () => NOON, sleep: systemClock.sleep },
      every: 1,
      reveal: async () => {},
      regular: { send: async () => true, find: async () => false },
      roles: { trouble: async () => undefined, give: async () => true, take: async () => true },
      calendarOf: async () => ({ zone: 'UTC', seasons: ['month'] }),
      onEvent(event) {
        kinds.push(event.kind);
        if (event.kind === 'posted') void daily.stop().then(resolve);
      },
    });
  });
  expect(kinds).toEqual(['failed', 'failed', 'posted']);
  await storage.close();
});
