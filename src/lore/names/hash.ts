/** FNV-1a, 32 bits, over UTF-16 code units. */
export const HASH_START = 0x811c9dc5;

/** The hash of what was hashed so far and one code more. */
export function hashCode(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** A well mixed 32-bit hash of a text. */
export function hashText(text: string): number {
  let hash = HASH_START;
  for (let at = 0; at < text.length; at++) hash = hashCode(hash, text.charCodeAt(at));
  return mix(hash);
}

/** Spreads a hash over its low bits, which pick the bucket. */
export function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

/**
 * Numbers in buckets by hash, without the hashes: a bucket may hold strangers, so what comes out has to be
 * compared. Two arrays, so that millions fit.
 */
export interface Buckets {
  /** Calls `visit` with each number kept under the hash (and some strangers). */
  visit(hash: number, visit: (value: number) => void): void;
}

/** Buckets of what `each` puts, which is at most `room` numbers. */
export function fillBuckets(
  room: number,
  each: (put: (hash: number, value: number) => void) => void,
): Buckets {
  const hashes = new Uint32Array(room);
  const given = new Int32Array(room);
  let count = 0;
  each((hash, value) => {
    hashes[count] = hash;
    given[count++] = value;
  });
  let size = 16;
  while (size < count / 2) size *= 2;
  const mask = size - 1;
  const start = new Int32Array(size + 1);
  for (let at = 0; at < count; at++) {
    const bucket = ((hashes[at] as number) & mask) + 1;
    start[bucket] = (start[bucket] as number) + 1;
  }
  for (let bucket = 0; bucket < size; bucket++)
    start[bucket + 1] = (start[bucket + 1] as number) + (start[bucket] as number);
  const values = new Int32Array(count);
  const next = start.slice(0, size);
  for (let at = 0; at < count; at++) {
    const bucket = (hashes[at] as number) & mask;
    const place = next[bucket] as number;
    values[place] = given[at] as number;
    next[bucket] = place + 1;
  }
  return {
    visit(hash, visit) {
      const bucket = hash & mask;
      const end = start[bucket + 1] as number;
      for (let at = start[bucket] as number; at < end; at++) visit(values[at] as number);
    },
  };
}
