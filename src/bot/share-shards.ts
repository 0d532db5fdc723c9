/** Equal processes: each takes its share of the shards from the database, and what others leave behind. */
import type { Logger } from 'pino';
import type { Clock } from '../daily/pacer.ts';
import type { Shards } from '../discord/client.ts';
import type { Refusals } from '../discord/refusals.ts';
import { IDENTIFY_EVERY, type OpenShards, shardOf, type TakeIdentify, takeAlone } from '../discord/shards.ts';
import type { Leases, Standing } from '../storage/leases.ts';

/** In milliseconds: whoever is silent for so long is taken for dead. With the turn and an identify, 30 s at most. */
const LEASE = 15_000;
/** What an ending process waits at most for others to take over, in milliseconds. */
export const HAND_OVER = 30_000;
/** What a member's interaction waits for the database, in milliseconds: it has three seconds in all. */
const PATIENCE = 1_000;
/** Discord's limit for all processes together, in requests a second. */
const REQUESTS = 50;

interface SharingParts {
  leases: Leases;
  /** Name of this process: no two that run at once share it. */
  worker: string;
  /** How many shards there are, where nobody has any yet. */
  count: number;
  /** What Discord may still refuse is for all processes together. */
  refusals: Refusals;
  sleep: Clock['sleep'];
  log: Logger;
  lease?: number;
  /** Between two identifies of one bucket, in milliseconds. */
  identifyEvery?: number;
}

interface Sharing {
  /** Resolves once there is something to serve. */
  first(): Promise<Shards>;
  /** From now on what is taken is connected to, and what is lost is let go. */
  serve(shards: OpenShards): void;
  /** Whether this process answers; undefined where no other could. */
  admit(interaction: { id: string; guildId: string | null }): Promise<boolean> | undefined;
  takeIdentify: TakeIdentify;
  /** Processes that share the work, this one among them. */
  alive(): number;
  /** Serves on until others have taken over, if there are any, for `within` milliseconds at most. */
  handOver(within: number): Promise<void>;
  /** Gives back what is left. */
  stop(): Promise<void>;
}

export function shareShards(parts: SharingParts): Sharing {
  const { leases, worker, refusals, sleep, log, lease = LEASE, identifyEvery = IDENTIFY_EVERY } = parts;
  const every = lease / 5;
  const soon = every / 6;
  const stopping = new AbortController();
  const started = Promise.withResolvers<Shards>();
  const alone = takeAlone(identifyEvery);
  /** Connected to, or about to be. */
  const open = new Set<number>();
  const ready = new Set<number>();
  /** Until when others may serve it too. */
  const contested = new Map<number, number>();
  let standing: Standing = {
    count: parts.count,
    held: [],
    offered: [],
    succeeding: [],
    others: 0,
    refused: 0,
  };
  /** Until when nobody else can have taken what it holds. */
  let surelyUntil = 0;
  let shards: OpenShards | undefined;
  let leaving = false;
  let waited = false;
  /** What the login takes. */
  let begunWith: readonly number[] = [];

  const connect = async (connection: OpenShards, id: number) => {
    await connection.open(id);
    if (open.has(id)) ready.add(id);
    log.info({ shard: id }, 'shard taken');
  };
  const failed = (id: number) => (err: unknown) => log.error({ err, shard: id }, 'shard not changed');

  const succeed = async () => {
    for (const id of standing.succeeding.filter((one) => ready.has(one)))
      if (await leases.succeed(worker, id)) contested.set(id, performance.now() + lease);
  };

  const follow = (connection: OpenShards) => {
    const wanted = new Set([...standing.held, ...standing.succeeding]);
    for (const id of wanted)
      if (!open.has(id)) {
        open.add(id);
        connect(connection, id).catch(failed(id));
      }
    for (const id of open)
      if (!wanted.has(id)) {
        open.delete(id);
        ready.delete(id);
        log.info({ shard: id }, 'shard left to another process');
        connection.close(id).catch(failed(id));
      }
    connection.limitRequests(Math.max(1, Math.floor(REQUESTS / (standing.others + 1))));
  };

  const turn = async () => {
    const asked = performance.now();
    standing = await leases.turn({ worker, count: parts.count, lease, leaving, refused: refusals.mine() });
    surelyUntil = asked + lease;
    refusals.share(standing.refused);
    const mine = [...standing.held, ...standing.succeeding].sort((one, other) => one - other);
    if (shards) {
      follow(shards);
      await succeed();
    } else if (mine.length > 0 && begunWith.length === 0) {
      begunWith = mine;
      started.resolve({ ids: mine, count: standing.count });
    } else if (mine.length === 0 && !waited) {
      waited = true;
      log.info(
        { others: standing.others },
        'other processes serve all shards: waiting for one of them to end',
      );
    }
  };

  let looking: Promise<void> | undefined;
  /** Many may ask at once how things stand. */
  const look = (): Promise<void> => {
    looking ??= turn().finally(() => {
      looking = undefined;
    });
    return looking;
  };

  const run = async () => {
    while (!stopping.signal.aborted) {
      // Without the database nobody can take anything: what is served is served on.
      await look().catch((err: unknown) => log.warn({ err }, 'leases of shards not renewed'));
      const busy = leaving || standing.offered.length > 0 || standing.succeeding.length > 0;
      await sleep(busy ? soon : every, stopping.signal);
    }
  };
  const running = run();

  return {
    first: () => started.promise,
    serve(connection) {
      shards = connection;
      for (const id of begunWith) {
        open.add(id);
        ready.add(id);
      }
    },
    admit({ id, guildId }) {
      const shard = shardOf(guildId, standing.count);
      const isShared = () =>
        standing.offered.includes(shard) ||
        standing.succeeding.includes(shard) ||
        (contested.get(shard) ?? 0) > performance.now();
      // Better answered twice than never.
      const take = () => leases.takeInteraction(id).catch(() => true);
      if (performance.now() <= surelyUntil) return isShared() ? take() : undefined;
      // It was stopped, or cut off from the database, for so long that another may have its shards by now.
      const asked = look().then(
        () => (isShared() ? take() : standing.held.includes(shard)),
        () => true,
      );
      return Promise.race([asked, sleep(PATIENCE).then(() => true)]);
    },
    takeIdentify: (bucket) => leases.takeIdentify(bucket, identifyEvery).catch(() => alone(bucket)),
    alive: () => standing.others + 1,
    async handOver(within) {
      leaving = true;
      const end = performance.now() + within;
      await look().catch(() => undefined);
      while (standing.held.length > 0 && standing.others > 0 && performance.now() < end) {
        await sleep(soon);
        await look().catch(() => undefined);
      }
    },
    async stop() {
      stopping.abort();
      await running;
      await leases.leave(worker).catch((err: unknown) => log.warn({ err }, 'shards not given back'));
    },
  };
}
