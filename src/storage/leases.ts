import { type Kysely, sql } from 'kysely';
import { countOf, type Engine } from './engine.ts';
import type { Database, Schema } from './schema.ts';

/** What a process asks for at each of its turns. */
export interface Turn {
  /** Name of this process: no two that run at once share it. */
  worker: string;
  /** How many shards there are to be, where nobody has any yet. */
  count: number;
  /** For how long what it holds is its own, in milliseconds. */
  lease: number;
  /** It is about to end: what it holds is for others to take. */
  leaving: boolean;
  /** Requests that Discord refused to it lately. */
  refused: number;
}

/** How things stand after a turn. */
export interface Standing {
  /** Of all processes together. */
  count: number;
  /** Shards that this process holds. */
  held: readonly number[];
  /** Of these, those that others may take over. */
  offered: readonly number[];
  /** Shards that it is to take over from somebody who still serves them. */
  succeeding: readonly number[];
  /** How many other processes are there to stay. */
  others: number;
  /** Requests that Discord refused lately to all other processes. */
  refused: number;
}

/**
 * Which process serves which shard. The database's own clock counts, so that those of the machines need not agree.
 * A process that does not come back within its lease is as good as dead, and its shards are taken by others.
 */
export interface Leases {
  /** Says that the process is alive, renews what it holds, takes its share of what is free, and offers what is beyond it. */
  turn(turn: Turn): Promise<Standing>;
  /** Ends the succession: from now on the shard is the successor's. False when it was given to another meanwhile. */
  succeed(worker: string, shard: number): Promise<boolean>;
  /** Gives everything back at once. */
  leave(worker: string): Promise<void>;
  /** True for one process alone, of two that serve a shard for a moment. */
  takeInteraction(id: string): Promise<boolean>;
  /** Takes the turn to identify, of those that share a bucket. @returns milliseconds to wait for it; 0: it is now. */
  takeIdentify(bucket: number, every: number): Promise<number>;
}

/** "curzon" as a number: whoever has this lock has the turn. */
const LOCK = 0x6375727a;
/** Discord answers no interaction that is older. In milliseconds. */
const KEEP_INTERACTIONS = 60_000;

export function createLeases({ kind, db }: Engine): Leases {
  /** Not through the queue of writes: a turn must not wait for a crowd of answers. */
  const locked = <T>(job: (trx: Database, now: number) => Promise<T>): Promise<T> =>
    db.transaction().execute(async (trx) => {
      if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${LOCK})`.execute(trx);
      return job(trx, await clockOf(trx));
    });
  const clockOf = async (trx: Kysely<Schema>): Promise<number> => {
    if (kind === 'sqlite') return Date.now();
    const { rows } = await sql<{
      now: number;
    }>`select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now`.execute(trx);
    return rows[0]?.now ?? Date.now();
  };

  return {
    turn: (asked) => locked((trx, now) => turn(trx, now, asked)),
    succeed: (worker, shard) =>
      locked(async (trx) => {
        const result = await trx
          .updateTable('shards')
          .set({ holder: worker, successor: null, offered: 0 })
          .where('shard', '=', shard)
          .where('successor', '=', worker)
          .executeTakeFirst();
        return countOf(result) > 0;
      }),
    leave: (worker) =>
      locked(async (trx) => {
        await trx.deleteFrom('processes').where('id', '=', worker).execute();
        await trx
          .updateTable('shards')
          .set({ holder: null, leaseUntil: 0, offered: 0, successor: null })
          .where('holder', '=', worker)
          .execute();
      }),
    async takeInteraction(id) {
      const result = await db
        .insertInto('takenInteractions')
        .values({ id, takenAt: await clockOf(db) })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst();
      return countOf(result) > 0;
    },
    takeIdentify: (bucket, every) =>
      locked(async (trx, now) => {
        const row = await trx
          .selectFrom('identifies')
          .select('nextAt')
          .where('bucket', '=', bucket)
          .executeTakeFirst();
        // A clock that was put back must not keep everyone away until it is where it was.
        const wait = Math.min((row?.nextAt ?? 0) - now, every);
        if (wait > 0) return wait;
        await trx
          .insertInto('identifies')
          .values({ bucket, nextAt: now + every })
          .onConflict((conflict) => conflict.column('bucket').doUpdateSet({ nextAt: now + every }))
          .execute();
        return 0;
      }),
  };
}

async function turn(
  trx: Database,
  now: number,
  { worker, count, lease, leaving, refused }: Turn,
): Promise<Standing> {
  const seen = { seenAt: now, leaving: leaving ? 1 : 0, refused };
  await trx
    .insertInto('processes')
    .values({ id: worker, ...seen })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(seen))
    .execute();
  await trx
    .deleteFrom('processes')
    .where('seenAt', '<', now - lease)
    .execute();
  await trx
    .deleteFrom('takenInteractions')
    .where('takenAt', '<', now - KEEP_INTERACTIONS)
    .execute();
  await trx
    .updateTable('shards')
    .set({ leaseUntil: now + lease })
    .where('holder', '=', worker)
    .execute();
  await makeShards(trx, now, count);

  const processes = await trx.selectFrom('processes').select(['id', 'leaving', 'refused']).execute();
  const staying = processes.filter((one) => one.leaving === 0);
  const all = await trx.selectFrom('shards').selectAll().orderBy('shard').execute();
  const share = Math.ceil(all.length / Math.max(1, staying.length));
  const isThere = (id: string | null) => processes.some((one) => one.id === id);
  const mine = all.filter(({ holder }) => holder === worker);
  const succeeding = all.filter(
    ({ holder, successor }) => successor === worker && holder !== worker && !leaving,
  );

  // What is beyond its share is offered, and what was offered and is not any more stays.
  const surplus = leaving ? mine.length : Math.max(0, mine.length - share);
  for (const [index, shard] of mine.entries()) {
    const offered = index >= mine.length - surplus ? 1 : 0;
    const successor = offered && isThere(shard.successor) ? shard.successor : null;
    if (shard.offered === offered && shard.successor === successor) continue;
    Object.assign(shard, { offered, successor });
    await trx.updateTable('shards').set({ offered, successor }).where('shard', '=', shard.shard).execute();
  }
  let room = leaving ? 0 : share - mine.length - succeeding.length;
  for (const shard of all) {
    const waited = succeeding.indexOf(shard);
    if (room <= 0 && waited < 0) continue;
    if (shard.holder === null || shard.leaseUntil <= now) {
      const taken = { holder: worker, leaseUntil: now + lease, offered: 0, successor: null };
      await trx.updateTable('shards').set(taken).where('shard', '=', shard.shard).execute();
      if (!mine.includes(shard)) mine.push(shard);
      if (waited >= 0) succeeding.splice(waited, 1);
      else room -= 1;
      Object.assign(shard, taken);
    } else if (waited < 0 && shard.offered === 1 && shard.holder !== worker && !isThere(shard.successor)) {
      await trx.updateTable('shards').set({ successor: worker }).where('shard', '=', shard.shard).execute();
      succeeding.push(shard);
      room -= 1;
    }
  }
  const ids = (shards: readonly { shard: number }[]) =>
    shards.map(({ shard }) => shard).sort((a, b) => a - b);
  return {
    count: all.length,
    held: ids(mine),
    offered: ids(mine.filter(({ offered }) => offered === 1)),
    succeeding: ids(succeeding),
    others: staying.filter(({ id }) => id !== worker).length,
    refused: processes.reduce((sum, { id, refused }) => (id === worker ? sum : sum + refused), 0),
  };
}

/** As many as asked for; while anyone else serves some of another number, that one stays. */
async function makeShards(trx: Database, now: number, count: number): Promise<void> {
  const all = await trx.selectFrom('shards').select(['holder', 'leaseUntil']).execute();
  if (all.length === count) return;
  if (all.some(({ holder, leaseUntil }) => holder !== null && leaseUntil > now)) return;
  await trx.deleteFrom('shards').execute();
  const rows = Array.from({ length: count }, (_, shard) => ({
    shard,
    holder: null,
    leaseUntil: 0,
    offered: 0,
    successor: null,
  }));
  await trx.insertInto('shards').values(rows).execute();
}
