import { z } from 'zod';
import { Close, type CloseReason, KNOWN_INTENTS, PRIVILEGED_INTENTS } from './codes.ts';

/** Discord docs, Gateway Events: Identify. */
export const identifyForm = z.object({
  token: z.string(),
  properties: z.record(z.string(), z.unknown()),
  intents: z.int().nonnegative(),
  compress: z.boolean().nullish(),
  large_threshold: z.int().min(50).max(250).nullish(),
  shard: z.tuple([z.int(), z.int()]).nullish(),
  presence: z.unknown().optional(),
});

type IdentifyForm = z.output<typeof identifyForm>;

export const resumeForm = z.object({
  token: z.string(),
  session_id: z.string(),
  seq: z.int().nonnegative().nullish(),
});

const MOST_GUILDS_A_SHARD = 2_500;

/** What is recommended where nothing else is told. */
export const fewestShards = (guilds: number): number => Math.max(1, Math.ceil(guilds / MOST_GUILDS_A_SHARD));

interface Expected {
  token: string;
  /** Privileged intents that were granted to the app. */
  granted: number;
  guilds: number;
}

/** The close code for an IDENTIFY that Discord refuses. */
export function refuseIdentify(
  form: IdentifyForm,
  { token, granted, guilds }: Expected,
): CloseReason | undefined {
  if (form.token.replace(/^Bot /, '') !== token) return Close.AuthenticationFailed;
  const [id, count] = form.shard ?? [0, 1];
  if (id < 0 || count < 1 || id >= count) return Close.InvalidShard;
  if (guilds / count > MOST_GUILDS_A_SHARD) return Close.ShardingRequired;
  if (form.intents & ~KNOWN_INTENTS) return Close.InvalidIntents;
  if (form.intents & PRIVILEGED_INTENTS & ~granted) return Close.DisallowedIntents;
  return undefined;
}

/** Starts of sessions: so many a day, so many in five seconds (Discord docs, Gateway: Session Start Limit). */
export class StartLimit {
  readonly maxConcurrency: number;
  readonly #total: number;
  readonly #intervalMs: number;
  readonly #now: () => number;
  readonly #last = new Map<number, number>();
  #used: number[] = [];

  constructor(now: () => number, total: number, maxConcurrency: number, intervalMs: number) {
    this.#now = now;
    this.#total = total;
    this.maxConcurrency = maxConcurrency;
    this.#intervalMs = intervalMs;
  }

  describe(): object {
    const used = this.#recent();
    return {
      total: this.#total,
      remaining: Math.max(0, this.#total - used.length),
      reset_after: used[0] === undefined ? 0 : used[0] + DAY - this.#now(),
      max_concurrency: this.maxConcurrency,
    };
  }

  /** Counts a start: `exhausted` at the day's limit, `too-soon` within five seconds of one of the same bucket. */
  take(shardId: number): 'ok' | 'too-soon' | 'exhausted' {
    if (this.#recent().length >= this.#total) return 'exhausted';
    // Clients wait real seconds between starts, so that these are not counted by the stand-in's clock.
    const real = performance.now();
    const bucket = shardId % this.maxConcurrency;
    const last = this.#last.get(bucket) ?? -Infinity;
    if (real - last < this.#intervalMs) return 'too-soon';
    this.#last.set(bucket, real);
    this.#used.push(this.#now());
    return 'ok';
  }

  #recent(): number[] {
    const now = this.#now();
    this.#used = this.#used.filter((at) => now - at < DAY);
    return this.#used;
  }
}

const DAY = 86_400_000;
