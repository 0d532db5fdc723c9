import { describe, expect, it } from 'vitest';
import { createPacer, systemClock } from '../../src/daily/pacer.ts';
import { movedClock } from './moved-clock.ts';

describe('the pacer', () => {
  it('lets no second have more than it may, and wastes none', async () => {
    const clock = movedClock(0);
    const pacer = createPacer(clock, 40);
    const turns: number[] = [];
    for (let turn = 0; turn < 200; turn += 1) {
      await pacer.turn();
      turns.push(clock.now());
    }
    for (const start of turns)
      expect(turns.filter((at) => at >= start && at < start + 1000).length).toBeLessThanOrEqual(40);
    expect(turns.at(-1)).toBeLessThanOrEqual(5_000);
  });

  it('does not save up for a burst', async () => {
    const clock = movedClock(0);
    const pacer = createPacer(clock, 10);
    await pacer.turn();
    clock.moveTo(60_000);
    await pacer.turn();
    await pacer.turn();
    expect(clock.now()).toBeGreaterThanOrEqual(60_100);
  });

  it('goes on when the clock is put back', async () => {
    const clock = movedClock(1_000_000);
    const pacer = createPacer(clock, 10);
    await pacer.turn();
    clock.moveTo(0);
    await pacer.turn();
    expect(clock.now()).toBeLessThanOrEqual(100);
  });

  it('gives no turn once it is stopped', async () => {
    const stop = new AbortController();
    const pacer = createPacer(systemClock, 1);
    expect(await pacer.turn(stop.signal)).toBe(true);
    const waiting = pacer.turn(stop.signal);
    stop.abort();
    expect(await waiting).toBe(false);
  });
});
