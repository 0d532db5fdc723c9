/**
 * Shards that a connection takes up and gives away while it runs: discord.js settles at login which it has. All that
 * this needs to know of its insides, which its next version has no more, stands here.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Client,
  type ClientOptions,
  Events,
  Routes,
  SimpleShardingStrategy,
  Status,
  WebSocketShard,
  WebSocketShardDestroyRecovery,
  WebSocketShardEvents,
  WebSocketShardStatus,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Clock } from '../daily/pacer.ts';

/** The shards of one connection. */
export interface OpenShards {
  /** Connects to one more; resolves once its servers are known. */
  open(id: number): Promise<void>;
  /** Leaves one to others, and forgets its servers. */
  close(id: number): Promise<void>;
  /** Leaves all; discord.js's own end of them never comes where one is just connecting anew. */
  closeAll(): Promise<void>;
  /** How many requests a second it may send at most. */
  limitRequests(perSecond: number): void;
}

/** Asks for the turn to identify in a bucket. @returns milliseconds to wait for it; 0: it is now. */
export type TakeIdentify = (bucket: number) => Promise<number>;

/** Discord takes one identify in five seconds and bucket ("Gateway: Rate Limiting"); the rest is for the way there. */
export const IDENTIFY_EVERY = 5_250;
/** Where nothing says when, in milliseconds. */
const LOOK_AGAIN = 60_000;
const AFTER_FAILURE = 1_000;
/** What is waited for Discord to answer a closing, in milliseconds: a connection that is dead never does. */
const CLOSE_TIMEOUT = 5_000;
/** Of a session that is taken up again something is heard at least so often, in milliseconds. */
const RESUME_TIMEOUT = 15_000;

type Building = NonNullable<ClientOptions['ws']>;
type Manager = Parameters<NonNullable<Building['buildStrategy']>>[0];

/** Of a process that is alone. */
export function takeAlone(every: number): TakeIdentify {
  const next = new Map<number, number>();
  return async (bucket) => {
    const wait = Math.ceil((next.get(bucket) ?? 0) - performance.now());
    if (wait > 0) return wait;
    next.set(bucket, performance.now() + every);
    return 0;
  };
}

interface ShardParts {
  take: TakeIdentify;
  sleep: Clock['sleep'];
  log: Logger;
  /** Milliseconds until a session that Discord does not take up again is begun anew. */
  resumeTimeout?: number | undefined;
}

/** How a client is built whose shards come and go. */
export function shardOptions(parts: ShardParts): {
  ws: Building;
  openShards: (client: Client<true>) => OpenShards;
} {
  let strategy: SimpleShardingStrategy | undefined;
  return {
    ws: {
      buildStrategy(manager) {
        strategy = new SimpleShardingStrategy(manager);
        watchResumes(manager, strategy, parts);
        closeSoon(manager, strategy);
        return strategy;
      },
      buildIdentifyThrottler: (manager) => ({
        waitForIdentify: (shard, signal) => turnToIdentify(manager, shard, signal, parts),
      }),
    },
    openShards(client) {
      if (!strategy) throw new Error('the client has not logged in');
      return opened(client, strategy);
    },
  };
}

/** Never past the day's limit: beyond it Discord ends all sessions and takes the token back. */
async function turnToIdentify(
  manager: Manager,
  shard: number,
  signal: AbortSignal,
  { take, sleep, log }: ShardParts,
): Promise<void> {
  for (;;) {
    signal.throwIfAborted();
    // What is thrown here would make discord.js identify all the same.
    const wait = await waitToIdentify(manager, shard, take, log).catch((err: unknown) => {
      log.warn({ err, shard }, 'no turn to identify yet');
      return AFTER_FAILURE;
    });
    if (wait <= 0) return;
    await sleep(wait, signal);
  }
}

async function waitToIdentify(
  manager: Manager,
  shard: number,
  take: TakeIdentify,
  log: Logger,
): Promise<number> {
  const { session_start_limit: limit } = await manager.fetchGatewayInformation(true);
  const bucket = shard % limit.max_concurrency;
  // Buckets identify side by side: the last few starts are for one of them each.
  if (limit.remaining > bucket) return take(bucket);
  log.error(
    { shard, again: Math.ceil(limit.reset_after / 1_000) },
    'all starts of sessions of this day are used: waiting, in seconds, until Discord allows more',
  );
  return Math.min(limit.reset_after || LOOK_AGAIN, LOOK_AGAIN);
}

/**
 * A RESUME that Discord never answers leaves discord.js waiting on a connection whose heart beats: nothing comes any more,
 * and nothing says so.
 */
function watchResumes(
  manager: Manager,
  strategy: SimpleShardingStrategy,
  { log, resumeTimeout = RESUME_TIMEOUT }: ShardParts,
): void {
  const { shards } = strategy as unknown as Inside;
  const waiting = new Map<number, NodeJS.Timeout>();
  const end = (id: number) => {
    clearTimeout(waiting.get(id));
    waiting.delete(id);
  };
  const beginAnew = (id: number) => {
    waiting.delete(id);
    const shard = shards.get(id);
    // One that identifies may have to wait for its turn for long.
    if (shard?.status !== WebSocketShardStatus.Resuming) return;
    log.warn({ shard: id }, 'session not taken up again: beginning a new one');
    shard
      .destroy({
        code: 1000,
        reason: 'RESUME not answered',
        recover: WebSocketShardDestroyRecovery.Reconnect,
      })
      .catch((err: unknown) => log.error({ err, shard: id }, 'shard not connected anew'));
  };
  // Told to resume on a connection that is open, it says hello no more: its next heartbeat shows it.
  for (const event of ['hello', 'heartbeat'] as const)
    on(manager, event, (id) => {
      if (!waiting.has(id)) waiting.set(id, setTimeout(beginAnew, resumeTimeout, id).unref());
    });
  on(manager, 'dispatch', (id) => waiting.get(id)?.refresh());
  for (const event of ['resumed', 'ready', 'closed'] as const) on(manager, event, end);
}

/**
 * A connection that is dead without saying so is noticed by its heartbeats and closed, and nobody answers that: the
 * socket would wait for half a minute until discord.js connects anew.
 */
function closeSoon(manager: Manager, strategy: SimpleShardingStrategy): void {
  const { shards } = strategy as unknown as Inside;
  on(manager, 'hello', (id) => {
    const connection = shards.get(id)?.connection;
    if (!connection) return;
    const close = connection.close.bind(connection);
    connection.close = (...reason) => {
      close(...reason);
      setTimeout(() => connection.terminate(), CLOSE_TIMEOUT).unref();
    };
  });
}

/** By the names of `@discordjs/ws`, which discord.js has others for. */
const on = (
  manager: Manager,
  event: 'hello' | 'heartbeat' | 'dispatch' | 'resumed' | 'ready' | 'closed',
  listener: (shard: number) => void,
): void => {
  const emitter = manager as unknown as NodeJS.EventEmitter;
  emitter.on(event, ({ shardId }: { shardId: number }) => listener(shardId));
};

/** What discord.js keeps to itself. */
interface Inside {
  shards: Map<
    number,
    {
      status: WebSocketShardStatus;
      connection: { close(code?: number, reason?: string): void; terminate(): void } | null;
      connect(): Promise<void>;
      internalConnect(): Promise<void>;
      removeAllListeners(): void;
      destroy(options: {
        code: number;
        reason: string;
        recover?: WebSocketShardDestroyRecovery;
      }): Promise<void>;
    }
  >;
}
type MakeShard = new (manager: Client['ws'], id: number) => WebSocketShard;

function opened(client: Client<true>, strategy: SimpleShardingStrategy): OpenShards {
  const { shards } = strategy as unknown as Inside;
  const changing = new Map<number, Promise<unknown>>();
  /** One change of a shard after the other: what is being closed may be wanted again. */
  const inTurn = <Result>(id: number, change: () => Promise<Result>): Promise<Result> => {
    const before = changing.get(id) ?? Promise.resolve();
    const changed = before.then(change, change);
    changing.set(id, changed);
    return changed;
  };
  return {
    async open(id) {
      const { ready } = await inTurn(id, () => connect(id));
      await ready;
    },
    close: (id) => inTurn(id, () => leave(id)),
    async closeAll() {
      await Promise.all([...shards.keys()].map((id) => inTurn(id, () => leave(id))));
    },
    limitRequests(perSecond) {
      client.rest.options.globalRequestsPerSecond = perSecond;
    },
  };

  /** @returns what resolves once its servers are known, in something that can be awaited without it. */
  async function connect(id: number): Promise<{ ready: Promise<void> }> {
    const shard = new (WebSocketShard as unknown as MakeShard)(client.ws, id);
    shard.status = Status.Connecting;
    const ready = new Promise<void>((resolve) => {
      shard.on(WebSocketShardEvents.AllReady, (unavailable) => {
        client.emit(Events.ShardReady, id, unavailable);
        resolve();
      });
    });
    client.ws.shards.set(id, shard);
    await strategy.spawn([id]);
    // Where the first try fails it goes on trying by itself.
    shards
      .get(id)
      ?.connect()
      .catch(() => undefined);
    return { ready };
  }

  async function leave(id: number): Promise<void> {
    const shard = shards.get(id);
    if (shard) {
      // One that pauses before it connects anew does not hear that it is to end, and one that waits for Discord's word
      // takes it for a reason to connect anew: both would miss themselves in what is forgotten here, and end the process.
      shard.internalConnect = async () => {};
      const closed = shard.destroy({ code: 1000, reason: 'Left by this process' });
      await Promise.race([closed, sleep(CLOSE_TIMEOUT, undefined, { ref: false })]);
      shard.removeAllListeners();
    }
    shards.delete(id);
    client.ws.shards.delete(id);
    client.channels.cache.sweep((channel) => 'guild' in channel && channel.guild?.shardId === id);
    client.guilds.cache.sweep((guild) => guild.shardId === id);
  }
}

/** The shard that serves a server; direct messages come to the first one. */
export const shardOf = (guildId: string | null, count: number): number =>
  guildId === null ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count));

/** As many as Discord recommends now. */
export const recommended = async (rest: Client['rest']): Promise<number> =>
  ((await rest.get(Routes.gatewayBot())) as { shards: number }).shards;
