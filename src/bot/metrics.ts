/** What can be counted of a running bot, in the form that Prometheus reads. Never a label per server or member. */
import { type Client, RESTEvents, Status } from 'discord.js';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { DailyEvent } from '../daily/job.ts';
import type { Answered } from '../discord/router.ts';
import type { Background } from './background.ts';

export interface Metrics {
  answered(about: Answered): void;
  daily(event: DailyEvent): void;
  /** The packs that answers come from now. */
  packs(packs: readonly { id: string; counts: { facts: number } }[]): void;
  /** From now on what the connection says is counted too. */
  watch(client: Client<true>, background: Background): void;
  /** All of it, as text. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** In seconds. Discord drops what is not answered after three. */
const ANSWER_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.8, 3, 10];
const LATE_BUCKETS = [1, 5, 15, 60, 200, 600, 3_600, 21_600];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const interactions = new Counter({
    name: 'curzon_interactions_total',
    help: 'Interactions, by what was asked for and what became of it',
    labelNames: ['kind', 'name', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'curzon_interaction_seconds',
    help: 'From the arrival of an interaction until Discord has its answer',
    labelNames: ['kind'],
    buckets: ANSWER_BUCKETS,
    registers,
  });
  const daily = new Counter({
    name: 'curzon_daily_total',
    help: 'Daily questions and other daily posts, by what became of them',
    labelNames: ['outcome'],
    registers,
  });
  const late = new Histogram({
    name: 'curzon_daily_late_seconds',
    help: 'How long after its hour a daily question was posted',
    buckets: LATE_BUCKETS,
    registers,
  });
  const facts = new Gauge({
    name: 'curzon_pack_facts',
    help: 'Facts of a lore pack',
    labelNames: ['pack'],
    registers,
  });
  const loaded = new Gauge({
    name: 'curzon_packs_loaded_timestamp_seconds',
    help: 'When the packs were read last',
    registers,
  });

  return {
    answered({ kind, name, outcome, ms }) {
      interactions.inc({ kind, name, outcome });
      seconds.observe({ kind }, ms / 1_000);
    },
    daily(event) {
      daily.inc({ outcome: event.kind });
      if (event.kind === 'posted') late.observe(event.job.late / 1_000);
    },
    packs(packs) {
      facts.reset();
      for (const { id, counts } of packs) facts.set({ pack: id }, counts.facts);
      loaded.setToCurrentTime();
    },
    watch(client, background) {
      const limited = new Counter({
        name: 'curzon_rest_limited_total',
        help: 'Requests that waited for a limit of Discord, by its scope',
        labelNames: ['scope'],
        registers,
      });
      client.rest.on(RESTEvents.RateLimited, ({ scope, global }) =>
        limited.inc({ scope: global ? 'global' : scope }),
      );
      new Gauge({
        name: 'curzon_shard_up',
        help: '1 for a shard of this process that is connected, 0 for one that is not',
        labelNames: ['shard'],
        registers,
        collect() {
          this.reset();
          for (const [id, { status }] of client.ws.shards)
            this.set({ shard: id }, status === Status.Ready ? 1 : 0);
        },
      });
      new Gauge({
        name: 'curzon_shard_ping_seconds',
        help: 'Between a heartbeat and its answer',
        labelNames: ['shard'],
        registers,
        collect() {
          this.reset();
          for (const [id, { ping }] of client.ws.shards) if (ping >= 0) this.set({ shard: id }, ping / 1_000);
        },
      });
      new Gauge({
        name: 'curzon_guilds',
        help: 'Servers that this process answers in',
        registers,
        collect() {
          this.set(client.guilds.cache.size);
        },
      });
      new Gauge({
        name: 'curzon_background_failures',
        help: 'Work that nobody waits for and that failed, since the start',
        labelNames: ['work'],
        registers,
        collect() {
          for (const [work, count] of background.failures()) this.set({ work }, count);
        },
      });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
