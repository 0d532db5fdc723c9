/** Ending in time: whoever tells a process to end kills it when it takes too long (Docker after ten seconds). */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

/** In milliseconds. */
export const GRACE = 8_000;

/**
 * Takes one step after the other, but no longer than `grace` milliseconds: a request that Discord never answers is found
 * again by the next start.
 * @returns whether all steps were taken.
 */
export async function endWithin(
  grace: number,
  steps: readonly (() => Promise<unknown> | unknown)[],
  log: Logger,
): Promise<boolean> {
  const ending = new AbortController();
  const all = (async () => {
    for (const step of steps) await step();
    return true;
  })();
  const late = sleep(grace, false, { signal: ending.signal }).catch(() => false);
  const ended = await Promise.race([all, late]);
  ending.abort();
  if (!ended) log.warn('ended before all was finished: the next start finds what is left');
  return ended;
}
