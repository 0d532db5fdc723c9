/** Discord's epoch, 2015-01-01 (Discord docs, API Reference: Snowflakes). */
const EPOCH = 1_420_070_400_000n;

/** Makes ids that grow, even when the clock stands still or is moved back: clients sort messages by id. */
export function snowflakes(now: () => number): () => string {
  let last = 0n;
  return () => {
    const fromClock = (BigInt(Math.trunc(now())) - EPOCH) << 22n;
    last = fromClock > last ? fromClock : last + 1n;
    return String(last);
  };
}

/** Milliseconds since 1970 at which an id was made. */
export function timeOf(snowflake: string): number {
  return Number((BigInt(snowflake) >> 22n) + EPOCH);
}

/** True for what Discord takes as an id: a 64 bit number in decimal. */
export function isSnowflake(value: string): boolean {
  return /^\d{1,20}$/.test(value) && BigInt(value) < 1n << 64n;
}
