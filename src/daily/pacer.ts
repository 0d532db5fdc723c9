import { setTimeout } from 'node:timers/promises';

/** Discord allows 50 requests a second; the rest is for what is not paced: channels looked up, threads, answers edited. */
const PER_SECOND = 45;
const SECOND = 1_000;
/**
 * What is caught up of a turn that came late, in milliseconds: a busy process is late for most, and would lose a fifth of
 * them. In any one second it makes three more at most.
 */
const CAUGHT_UP = 60;

export interface Clock {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Resolves after so many milliseconds, or at once when `signal` is aborted. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: Date.now,
  async sleep(ms, signal) {
    await setTimeout(ms, undefined, signal && { signal }).catch((error: unknown) => {
      if (!signal?.aborted) throw error;
    });
  },
};

/** Lets requests go one by one, as evenly as it can, so that nothing else in Discord's queue waits behind a burst of them. */
export interface Pacer {
  /** Resolves when it is the caller's turn; in the order of the calls. False when it was stopped first. */
  turn(signal?: AbortSignal): Promise<boolean>;
}

/**
 * @param perSecond how many go in a second, in all processes together.
 * @param processes how many share them now.
 */
export function createPacer(
  { now, sleep }: Clock,
  perSecond = PER_SECOND,
  processes: () => number = () => 1,
): Pacer {
  let last = Number.NEGATIVE_INFINITY;
  let waiting = 0;
  return {
    async turn(signal) {
      const gap = (SECOND * processes()) / perSecond;
      // A clock that was put back must not make everyone wait until it is where it was.
      const before = Math.min(last, now() + waiting * gap);
      const mine = Math.max(now() - CAUGHT_UP, before + gap);
      last = mine;
      waiting += 1;
      // A timer may fire a little early.
      for (let wait = mine - now(); wait > 0 && !signal?.aborted; wait = mine - now())
        await sleep(Math.ceil(wait), signal);
      waiting -= 1;
      return !signal?.aborted;
    },
  };
}
