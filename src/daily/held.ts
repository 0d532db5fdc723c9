/** Claims that this process is at: it renews them while it lives, so that others soon have those of a dead one. */
import type { Storage } from '../storage/open.ts';
import type { RegularPost } from '../storage/regular-posts.ts';
import type { Schedule } from '../storage/schedules.ts';

/** For how long a claim is left alone that nobody renews, in milliseconds: with the look for it, half a minute. */
export const LEASE = 28_000;
/** In milliseconds. */
export const RENEW_EVERY = 3_000;

export interface Held {
  schedules: Set<Schedule>;
  regular: Set<RegularPost>;
}

export const holdNothing = (): Held => ({ schedules: new Set(), regular: new Set() });

interface Renewing {
  storage: Storage;
  now: () => number;
  worker: string;
  held: Held;
  lease?: number;
}

/** Says that this process is still at what it holds. What it has lost meanwhile keeps its old lease, and is not sent. */
export async function renewHeld({ storage, now, worker, held, lease = LEASE }: Renewing): Promise<void> {
  const until = now() + lease;
  const renewed = await Promise.all([
    held.schedules.size > 0 ? storage.schedules.renew(worker, [...held.schedules], until) : [],
    held.regular.size > 0 ? storage.regularPosts.renew(worker, [...held.regular], until) : [],
  ]);
  for (const claim of renewed.flat()) claim.leaseUntil = until;
}
