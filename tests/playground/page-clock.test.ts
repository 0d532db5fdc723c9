import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { movableClock } from '../../src/playground/movable-clock.ts';
import type { ClockState } from '../../src/playground/page/protocol.ts';
import { moveClock, nextQuestionIn, watchClock } from '../../src/playground/page-clock.ts';
import type { Schedule } from '../../src/storage/schedules.ts';

const HOUR = 3_600_000;
/** Looks the time up anew, because these tests put a false one in its place. */
const real = { now: () => Date.now(), sleep: async () => {} };
const schedules = (...instants: (number | null)[]) => ({
  list: async () => instants.map((nextAt) => ({ nextAt }) as Schedule),
});

describe('the next daily question', () => {
  it.each([
    ['is the earliest of all servers', [300, 200, null], 200],
    ['is paused when all are', [null, null], 'paused'],
    ['is none before one is set up', [], 'none'],
  ])('%s', async (_, instants, expected) => {
    expect(await nextQuestionIn(schedules(...instants))).toBe(expected);
  });
});

describe("the page's clock", () => {
  beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
  afterEach(() => vi.useRealTimers());

  const at = (nextQuestion: ClockState['nextQuestion']) => {
    const state = { nextQuestion };
    return { state, clock: { ...movableClock(real), nextQuestion: async () => state.nextQuestion } };
  };

  it('goes an hour, a day, or to the next question, and never back', async () => {
    const { clock, state } = at(1_000_000 + 30 * HOUR);
    await moveClock(clock, 'hour');
    await moveClock(clock, 'day');
    expect(clock.now()).toBe(1_000_000 + 25 * HOUR);
    await moveClock(clock, 'daily');
    expect(clock.now()).toBe(1_000_000 + 30 * HOUR);
    state.nextQuestion = 1_000_000;
    await moveClock(clock, 'daily');
    expect(clock.now()).toBe(1_000_000 + 30 * HOUR);
  });

  it('stays when there is no question to go to', async () => {
    const { clock } = at('none');
    await moveClock(clock, 'daily');
    expect(clock.now()).toBe(1_000_000);
  });

  it('tells of a move and of another next question, and of nothing else', async () => {
    const { clock, state } = at('none');
    const told: ClockState[] = [];
    const watch = watchClock(clock, (each) => told.push(each));
    await vi.advanceTimersByTimeAsync(2000);
    expect(told).toHaveLength(1);
    state.nextQuestion = 2_000_000;
    await vi.advanceTimersByTimeAsync(2000);
    expect(told.at(-1)?.nextQuestion).toBe(2_000_000);
    clock.moveTo(clock.now() + HOUR);
    await watch.look();
    expect(told.at(-1)?.now).toBe(clock.now());
    expect(told).toHaveLength(3);
    watch.stop();
  });
});
