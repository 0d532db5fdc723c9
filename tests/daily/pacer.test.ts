import { describe, expect, it } from 'vitest';
import { createPacer, systemClock } from '../../src/daily/pacer.ts';
import { movedClock } from './moved-clock.ts';

describe('the pacer', () => {
  it('lets no second have more than it may, and what is caught up, and wastes none', async () => {
    const clock = movedClock(0);
    const pacer = createPacer(clock, 40);
    const turns: number[] = [];
    for (let turn = 0; turn < 200; turn += 1) {
      await pacer.turn();
      turns.push(clock.now());
    }
    for (const start of turns)
      expect(turns.filter((at) => at >= start && at < start + 1000).length).toBeLessThanOrEqual(43);
    expect(turns.at(-1)).toBeLessThanOrEqual(5_000);
  });

  it('saves up for no burst', async () => {
    const clock = movedClock(0);
    const pacer = createPacer(clock, 10);
    await pacer.turn();
    clock.moveTo(60_000);
    for (let turn = 0; turn < 11; turn += 1) await pacer.turn();
    expect(clock.now()).toBeGreaterThanOrEqual(60_900);
  });

  it('loses no turn where each comes a little late, and lets no second have 50', async () => {
    const clock = movedClock(0);
    const pacer = createPacer(clock);
    const turns: number[] = [];
    for (let turn = 0; turn < 450; turn += 1) {
      await pacer.turn();
      // A process that writes, or collects its garbage.
      if (turn % 5 === 0) clock.moveTo(clock.now() + 50);
      turns.push(clock.now());
    }
    expect(turns.at(-1)).toBeLessThanOrEqual(10_100);
    for (const start of turns)
      expect(turns.filter((at) => at >= start && at < start + 1000).length).toBeLessThan(50);
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
