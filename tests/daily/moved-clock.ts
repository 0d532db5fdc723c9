import type { Clock } from '../../src/daily/pacer.ts';

/** A clock that stands still until it is moved; who sleeps moves it, like a person waiting. */
export interface MovedClock extends Clock {
  moveTo(instant: number): void;
}

export function movedClock(start: number): MovedClock {
  let now = start;
  return {
    now: () => now,
    moveTo(instant) {
      now = instant;
    },
    async sleep(ms) {
      now += ms;
      // Whatever waits for nothing but its turn gets it.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
