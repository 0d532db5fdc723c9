import type { Clock } from './pacer.ts';

interface Looking {
  clock: Clock;
  /** How long between two looks, in milliseconds. */
  every: number;
  /** Ends it, after what is under way. */
  signal: AbortSignal;
  /** Is told what a look throws; the next one tries again. */
  failed: (error: unknown) => void;
}

/** Looks for what is due, again and again: there are no timers, the database knows when. @param look true: there is more, at once. */
export async function lookAgain(
  look: () => Promise<unknown>,
  { clock, every, signal, failed }: Looking,
): Promise<void> {
  while (!signal.aborted) {
    let more: unknown = false;
    try {
      more = await look();
    } catch (error) {
      failed(error);
    }
    if (more !== true) await clock.sleep(every, signal);
  }
}
