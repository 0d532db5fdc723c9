import { beforeEach, expect, it } from 'vitest';
import { type Held, holdNothing, RENEW_EVERY, renewHeld } from '../../src/daily/held.ts';
import { runDue } from '../../src/daily/run-due.ts';
import { runRegular } from '../../src/daily/run-regular.ts';
import { startDaily } from '../../src/daily/start.ts';
import type { Storage } from '../../src/storage/open.ts';
import { onBothEngines } from '../storage/engines.ts';
import { CHANNEL, GUILD, MINUTE, NOON, schedule } from '../storage/examples.ts';
import { type Channel, channel, send } from './channel.ts';
import { type MovedClock, movedClock } from './moved-clock.ts';

const HALF_A_MINUTE = MINUTE / 2;

onBothEngines('what a process is at', (engine) => {
  let storage: Storage;
  let clock: MovedClock;
  let held: Held;
  beforeEach(async () => {
    storage = await engine.fresh();
    clock = movedClock(NOON);
    held = holdNothing();
  });
  const addQuestion = () => storage.schedules.upsert(schedule(), { nextAt: NOON, now: NOON });

  /** Two processes, of which the first is at a request that nobody answers. */
  const kinds = [
    {
      what: 'a daily question',
      add: addQuestion,
      run: (worker: string, request: () => Promise<void>, to: Channel) =>
        runDue({
          ...to.options,
          ...(worker === 'first' && { held }),
          worker,
          async post(job) {
            const { messageId } = send(to, job, clock.now());
            await request();
            return { messageId };
          },
        }),
    },
    {
      what: 'another daily post',
      add: () =>
        storage.regularPosts.put(
          { guildId: GUILD, kind: 'quote', channelId: CHANNEL, time: '12:00', zone: 'UTC', skipWeekdays: 0 },
          NOON,
        ),
      run: (worker: string, request: () => Promise<void>, to: Channel) =>
        runRegular({
          ...to.options,
          ...(worker === 'first' && { held }),
          worker,
          regular: { send: () => request().then(() => true), find: async () => false },
        }),
    },
  ] as const;

  it.each(kinds)(
    'is its own while it lives, and half a minute after its death another’s: $what',
    async ({ add, run }) => {
      await add();
      const to = channel(storage, clock);
      const asked = Promise.withResolvers<void>();
      const answered = Promise.withResolvers<void>();
      const first = run(
        'first',
        () => {
          asked.resolve();
          return answered.promise;
        },
        to,
      );
      await asked.promise;
      const second = () => run('second', async () => {}, to);
      for (let at = NOON; at <= NOON + MINUTE; at += RENEW_EVERY) {
        clock.moveTo(at);
        await renewHeld({ ...to.options, worker: 'first', held });
        // A renewal is late where the machine is busy.
        clock.moveTo(at + 2 * RENEW_EVERY);
        expect(await second()).toBe(0);
      }
      clock.moveTo(clock.now() + HALF_A_MINUTE);
      expect(await second()).toBe(1);
      answered.resolve();
      await first;
      expect([held.schedules.size, held.regular.size]).toEqual([0, 0]);
    },
  );

  it.each(kinds)('is not renewed once that has failed: $what', async ({ add, run }) => {
    await add();
    const to = channel(storage, clock);
    await run('first', () => Promise.reject(new Error('socket hang up')), to);
    clock.moveTo(NOON + 3 * RENEW_EVERY);
    await renewHeld({ ...to.options, worker: 'first', held });
    clock.moveTo(NOON + HALF_A_MINUTE);
    expect(await run('second', async () => {}, to)).toBe(1);
  });

  it('is not renewed where it could not be prepared', async () => {
    await addQuestion();
    const { options } = channel(storage, clock);
    const question = () => Promise.reject(new Error('no question'));
    await runDue({ ...options, held, question });
    expect(held.schedules.size).toBe(0);
  });

  it('is not renewed once it is another’s, nor sent', async () => {
    await addQuestion();
    const to = channel(storage, clock);
    const other = channel(storage, clock);
    // It is stopped for a minute before its turn.
    const stopped = {
      async turn() {
        clock.moveTo(NOON + MINUTE);
        expect(await runDue({ ...other.options, worker: 'other' })).toBe(1);
        await renewHeld({ ...to.options, worker: 'first', held });
        return true;
      },
    };
    expect(await runDue({ ...to.options, worker: 'first', held, pacer: stopped })).toBe(0);
    expect([to.requests, other.requests]).toEqual([0, 1]);
  });

  it('is renewed by a bot that runs', async () => {
    await addQuestion();
    const to = channel(storage, clock);
    const { signal: _, now: __, pacer: ___, ...options } = to.options;
    // Whoever sleeps is woken at once: none of those who look puts the clock forward by what it would wait.
    const sleepless = {
      now: clock.now,
      async sleep() {
        clock.moveTo(clock.now() + 1);
        await new Promise((resolve) => setImmediate(resolve));
      },
    };
    let leaseUntil = 0;
    const posted = Promise.withResolvers<void>();
    const daily = startDaily({
      ...options,
      clock: sleepless,
      async post(job) {
        const claimedUntil = job.schedule.leaseUntil;
        for (let looks = 0; looks < 1_000 && leaseUntil <= claimedUntil; looks += 1) {
          leaseUntil = (await storage.schedules.get(GUILD))?.leaseUntil ?? 0;
          await sleepless.sleep();
        }
        expect(leaseUntil).toBeGreaterThan(claimedUntil);
        // Whoever sends to a forum looks at it.
        expect(job.schedule.leaseUntil).toBeGreaterThan(claimedUntil);
        posted.resolve();
        return { messageId: '1' };
      },
      reveal: async () => {},
      regular: { send: async () => true, find: async () => false },
      roles: { trouble: async () => undefined, give: async () => true, take: async () => true },
      calendarOf: async () => ({ zone: 'UTC', seasons: ['month'] }),
      onEvent: (event) => {
        if (event.kind === 'retrying' || event.kind === 'failed') posted.reject(event.error);
      },
    });
    await posted.promise.finally(daily.stop);
  });
});
