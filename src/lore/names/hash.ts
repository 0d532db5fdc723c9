/** FNV-1a, 32 bits, over UTF-16 code units. */
export const HASH_START = 0x811c9dc5;

/** The hash of what was hashed so far and one code more. */
export function hashCode(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** The hash of what was hashed so far and a text more. */
export function hashOn(hash: number, text: string): number {
  let further = hash;
  for (let at = 0; at < text.length; at++) further = hashCode(further, text.charCodeAt(at));
  return further;
}

/** A well mixed 32-bit hash of a text. */
export const hashText = (text: string): number => mix(hashOn(HASH_START, text));

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
interface Buckets {
  /** Calls `visit` with each number kept under the hash (and some strangers). */
  visit(hash: number, visit: (value: number) => void): void;
}

/** Where each bucket begins in `values`; one longer than there are buckets, which are a power of two. */
interface BucketTables {
  start: Int32Array;
  values: Int32Array;
}

/** Buckets of what `each` puts; it is called twice and has to put the same both times. */
export function fillBuckets(each: (put: (hash: number, value: number) => void) => void): BucketTables {
  let count = 0;
  each(() => count++);
  const hashes = new Uint32Array(count);
  const given = new Int32Array(count);
  let at = 0;
  each((hash, value) => {
    hashes[at] = hash;
    given[at++] = value;
  });
  let size = 16;
  while (size < count / 2) size *= 2;
  const mask = size - 1;
  const start = new Int32Array(size + 1);
  for (const hash of hashes) {
    const bucket = (hash & mask) + 1;
    start[bucket] = (start[bucket] as number) + 1;
  }
  for (let bucket = 0; bucket < size; bucket++)
    start[bucket + 1] = (start[bucket + 1] as number) + (start[bucket] as number);
  const values = new Int32Array(count);
  const next = start.slice(0, size);
  for (const [index, hash] of hashes.entries()) {
    const bucket = hash & mask;
    const place = next[bucket] as number;
    values[place] = given[index] as number;
    next[bucket] = place + 1;
  }
  return { start, values };
}

export function openBuckets({ start, values }: BucketTables): Buckets {
  const mask = start.length - 2;
  return {
    visit(hash, visit) {
      const bucket = hash & mask;
      const end = start[bucket + 1] as number;
      for (let at = start[bucket] as number; at < end; at++) visit(values[at] as number);
    },
  };
}
