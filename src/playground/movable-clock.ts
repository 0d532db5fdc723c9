/** A clock that can be put forward, so that nobody has to wait for tomorrow's question. */
import type { Clock } from '../daily/pacer.ts';
import { systemClock } from '../daily/pacer.ts';

export interface MovableClock extends Clock {
  /** Puts the clock forward to `instant`, in milliseconds. One that lies in the past changes nothing. */
  moveTo(instant: number): void;
}

export function movableClock(real: Clock = systemClock): MovableClock {
  let ahead = 0;
  const now = () => real.now() + ahead;
  return {
    now,
    sleep: real.sleep,
    moveTo(instant) {
      ahead += Math.max(0, instant - now());
    },
  };
}
