/**
 * A signal that is aborted from an instant of a clock on, for what looks at it before each attempt, as the requests of
 * discord.js do. A timer would not do: it stands still while the machine or the process sleeps, and comes after the
 * attempt on waking.
 * @param end in milliseconds, as `now` tells them; it may be put off meanwhile.
 */
export function abortedFrom(end: () => number, now: () => number): AbortSignal {
  const { signal } = new AbortController();
  return Object.defineProperty(signal, 'aborted', { get: () => now() >= end() });
}

/** As `abortedFrom`, so many milliseconds from now. */
export function abortedIn(within: number, now: () => number): AbortSignal {
  const end = now() + within;
  return abortedFrom(() => end, now);
}
