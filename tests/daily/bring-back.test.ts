import { expect, it } from 'vitest';
import { bringBack } from '../../src/daily/bring-back.ts';
import type { DailyEvent } from '../../src/daily/job.ts';
import { runDue } from '../../src/daily/run-due.ts';
import { onBothEngines } from '../storage/engines.ts';
import { DAY, GUILD, schedule } from '../storage/examples.ts';
import { channel } from './channel.ts';
import { movedClock } from './moved-clock.ts';

/** 9:00 in Berlin. */
const NINE = Date.parse('2026-04-09T07:00:00Z');

onBothEngines('a clock that is 400 days ahead for a moment', (engine) => {
  it('moves the next question no further than tomorrow', async () => {
    const storage = await engine.fresh();
    await storage.schedules.upsert(schedule({ time: '09:00', zone: 'Europe/Berlin' }), {
      nextAt: NINE,
      now: NINE - DAY,
    });
    const clock = movedClock(NINE + 400 * DAY);
    const to = channel(storage, clock);
    await runDue(to.options);
    clock.moveTo(NINE + 1);
    expect((await storage.schedules.get(GUILD))?.nextAt).toBeGreaterThan(NINE + 399 * DAY);

    const events: DailyEvent[] = [];
    const mending = { ...to.options, onEvent: (event: DailyEvent) => void events.push(event) };
    expect(await bringBack(mending)).toBe(1);
    expect(events.map(({ kind }) => kind)).toEqual(['brought-back']);
    expect(await bringBack(mending)).toBe(0);
    expect(await storage.schedules.get(GUILD)).toMatchObject({
      nextAt: NINE + DAY,
      claimedBy: null,
      leaseUntil: 0,
    });
    clock.moveTo(NINE + DAY);
    const before = to.messages.length;
    await runDue(to.options);
    expect(to.messages).toHaveLength(before + 1);
  });

  it('frees what a process held that was killed then', async () => {
    const storage = await engine.fresh();
    await storage.schedules.upsert(schedule({ time: '09:00', zone: 'Europe/Berlin' }), {
      nextAt: NINE,
      now: NINE - DAY,
    });
    const ahead = NINE + 400 * DAY;
    await storage.schedules.claimDue({ now: ahead, worker: 'killed', lease: 60_000, limit: 1 });
    const to = channel(storage, movedClock(NINE - 1));
    expect(await bringBack(to.options)).toBe(1);
    expect(await storage.schedules.get(GUILD)).toMatchObject({ nextAt: NINE, claimedBy: null });
  });

  it('leaves alone what is a week away, or paused', async () => {
    const storage = await engine.fresh();
    await storage.schedules.upsert(schedule(), { nextAt: NINE + 7 * DAY, now: NINE });
    const to = channel(storage, movedClock(NINE));
    expect(await bringBack(to.options)).toBe(0);
    await storage.schedules.pause(GUILD, 'staff');
    expect(await bringBack(to.options)).toBe(0);
  });
});
