import type { Clock } from './pacer.ts';

/** In milliseconds. */
const [FIRST_PAUSE, LONGEST_PAUSE] = [1_000, 60_000];

interface Waiting {
  /** Whether what went wrong may pass by itself. */
  mayPass: (error: unknown) => boolean;
  /** Is told of each failure, and after how many milliseconds it is tried again. */
  failed: (error: unknown, pause: number) => void;
  sleep: Clock['sleep'];
  /** Between two tries at most, in milliseconds. */
  longest?: number;
}

/**
 * Does it again while what it needs is away, each time after a longer pause, for what is away may stay away.
 * @throws what will not pass.
 */
export async function untilThere<T>(
  attempt: () => Promise<T>,
  { mayPass, failed, sleep, longest = LONGEST_PAUSE }: Waiting,
): Promise<T> {
  for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, longest)) {
    try {
      return await attempt();
    } catch (error) {
      if (!mayPass(error)) throw error;
      failed(error, pause);
      await sleep(pause);
    }
  }
}
