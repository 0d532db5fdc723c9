/** Rate limits (Discord docs, Rate Limits). */
import { createHash } from 'node:crypto';

interface Limit {
  requests: number;
  windowMs: number;
}

export interface RateLimitOptions {
  /** Requests a second over all routes but those of interactions; 50 unless told. */
  global?: number;
  /** By method and documented path, e.g. `'POST /channels/:channel/messages'`. */
  routes?: Readonly<Record<string, Limit>>;
  /** For every route that is not listed. */
  otherwise?: Limit;
  /** Follow-ups of all members in one channel. */
  followUpsPerChannel?: Limit;
  /** Answers with 401, 403 or 429 in ten minutes before the address is shut out. */
  invalid?: number;
}

/**
 * Per-route numbers are not documented, on purpose, and a bot must read the headers. These were seen
 * by users (discord-api-docs issues 2701, 3763, 7243), the rest is a guess on the low side.
 */
const SEEN: Record<string, Limit> = {
  'POST /channels/:channel/messages': { requests: 5, windowMs: 5_000 },
  'PATCH /channels/:channel/messages/:message': { requests: 5, windowMs: 5_000 },
  'DELETE /channels/:channel/messages/:message': { requests: 5, windowMs: 1_000 },
  'POST /channels/:channel/messages/:message/crosspost': { requests: 10, windowMs: 3_600_000 },
  'POST /webhooks/:application/:token': { requests: 5, windowMs: 2_000 },
  'PATCH /webhooks/:application/:token/messages/:message': { requests: 5, windowMs: 2_000 },
  'DELETE /webhooks/:application/:token/messages/:message': { requests: 5, windowMs: 2_000 },
  'GET /webhooks/:application/:token/messages/:message': { requests: 5, windowMs: 2_000 },
  'POST /interactions/:interaction/:token/callback': { requests: 5, windowMs: 2_000 },
};
const OTHERWISE: Limit = { requests: 10, windowMs: 2_000 };
const FOLLOW_UPS: Limit = { requests: 30, windowMs: 60_000 };
const INVALID_WINDOW = 600_000;

/** A window that starts with its first request and is empty again when it is over. */
class Bucket {
  readonly limit: Limit;
  #count = 0;
  #ends = 0;

  constructor(limit: Limit) {
    this.limit = limit;
  }

  /** Takes one place. Returns what is left, below zero when there was none. */
  take(now: number): number {
    if (now >= this.#ends) {
      this.#ends = now + this.limit.windowMs;
      this.#count = 0;
    }
    const left = this.limit.requests - this.#count - 1;
    if (left >= 0) this.#count++;
    return left;
  }

  /** Milliseconds until the window is over. */
  resetIn(now: number): number {
    return Math.max(0, this.#ends - now);
  }

  over(now: number): boolean {
    return now >= this.#ends;
  }
}

export interface Verdict {
  headers: Record<string, string>;
  /** The 429's body when the request is one too many. */
  limited?: object;
}

interface Passing {
  /** Method and documented path. */
  route: string;
  /** The channel, server or webhook that the limit counts for. */
  resource: string;
  /** Interaction endpoints do not count globally. */
  interaction: boolean;
  /** Channel of a follow-up. */
  followUpIn?: string | undefined;
}

/**
 * Counts requests by the machine's clock and not by the stand-in's, because a client told to wait a
 * second does wait a real one.
 */
export class RateLimits {
  readonly #options: RateLimitOptions;
  readonly #buckets = new Map<string, Bucket>();
  readonly #global: Bucket;
  readonly #invalid: Bucket;
  #shutUntil = 0;

  constructor(options: RateLimitOptions) {
    this.#options = options;
    this.#global = new Bucket({ requests: options.global ?? 50, windowMs: 1_000 });
    this.#invalid = new Bucket({ requests: options.invalid ?? 10_000, windowMs: INVALID_WINDOW });
  }

  check({ route, resource, interaction, followUpIn }: Passing): Verdict {
    const now = performance.now();
    if (!interaction && this.#global.take(now) < 0) {
      const headers = { 'X-RateLimit-Global': 'true', 'X-RateLimit-Scope': 'global' };
      return this.#refuse(this.#global, now, headers, true);
    }
    if (followUpIn !== undefined) {
      const shared = this.#bucket(
        `follow-ups ${followUpIn}`,
        this.#options.followUpsPerChannel ?? FOLLOW_UPS,
      );
      if (shared.take(now) < 0) return this.#refuse(shared, now, { 'X-RateLimit-Scope': 'shared' }, false);
    }
    const limit = this.#options.routes?.[route] ?? SEEN[route] ?? this.#options.otherwise ?? OTHERWISE;
    const bucket = this.#bucket(`${route} ${resource}`, limit);
    const left = bucket.take(now);
    const headers = {
      'X-RateLimit-Limit': String(limit.requests),
      'X-RateLimit-Remaining': String(Math.max(0, left)),
      'X-RateLimit-Reset': ((Date.now() + bucket.resetIn(now)) / 1000).toFixed(3),
      'X-RateLimit-Reset-After': (bucket.resetIn(now) / 1000).toFixed(3),
      'X-RateLimit-Bucket': createHash('md5').update(route).digest('hex'),
    };
    if (left >= 0) return { headers };
    return this.#refuse(bucket, now, { ...headers, 'X-RateLimit-Scope': 'user' }, false);
  }

  /** Counts an answer towards the invalid requests, after which the address is shut out. */
  countInvalid(status: number, headers: Record<string, string>): void {
    if (![401, 403, 429].includes(status) || headers['X-RateLimit-Scope'] === 'shared') return;
    const now = performance.now();
    if (this.#invalid.take(now) <= 0) this.#shutUntil = now + this.#invalid.resetIn(now);
  }

  /** Milliseconds for which nothing from this address is answered, 0 if it is welcome. */
  shutOutFor(): number {
    return Math.max(0, this.#shutUntil - performance.now());
  }

  #bucket(key: string, limit: Limit): Bucket {
    const known = this.#buckets.get(key);
    if (known) return known;
    const now = performance.now();
    // Interaction tokens make a bucket each: those that are over need not be kept.
    if (this.#buckets.size > 1_000) {
      for (const [old, bucket] of this.#buckets) if (bucket.over(now)) this.#buckets.delete(old);
    }
    const made = new Bucket(limit);
    this.#buckets.set(key, made);
    return made;
  }

  #refuse(bucket: Bucket, now: number, headers: Record<string, string>, global: boolean): Verdict {
    const wait = Math.ceil(bucket.resetIn(now)) / 1000;
    return {
      // The header has whole seconds, the body the exact time.
      headers: { ...headers, 'Retry-After': String(Math.ceil(wait)) },
      limited: { message: 'You are being rate limited.', retry_after: wait, global },
    };
  }
}
