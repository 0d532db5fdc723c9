import { sql } from 'kysely';
import { countOf, type Engine } from './engine.ts';
import { given } from './given.ts';
import type { Database, ScheduleRow } from './schema.ts';

/** What an admin chose for a guild's daily question. */
export interface ScheduleChoice {
  guildId: string;
  channelId: string;
  /** Wall clock, `HH:MM`. */
  time: string;
  /** IANA name, as `Europe/Berlin`. */
  zone: string;
  topic: string | null;
  difficulty: string | null;
  /** Role to mention with each question. */
  roleId: string | null;
  useThread: boolean;
  /** Days without a question: bit 0 is Monday, bit 6 Sunday. */
  skipWeekdays: number;
  /** With the next question, or this many hours after each. */
  reveal: 'with-next' | number;
}

/** Instants in milliseconds. */
export interface Schedule extends ScheduleChoice {
  pausedReason: string | null;
  /** Null while paused. */
  nextAt: number | null;
  claimedBy: string | null;
  leaseUntil: number;
  createdAt: number;
  /** Whether an admin was told why it is paused. */
  toldAdmin: boolean;
}

export interface Claim {
  now: number;
  /** Name of this process: no two that run at once share it. */
  worker: string;
  /** For how long nobody else may claim, in milliseconds. */
  lease: number;
  limit: number;
}

/** The daily question of each guild. */
export interface Schedules {
  /**
   * Writes what the admin chose and unpauses. A claim in flight loses its hold, so that it cannot put the old
   * hour back.
   */
  upsert(choice: ScheduleChoice, due: { nextAt: number; now: number }): Promise<Schedule>;
  get(guildId: string): Promise<Schedule | undefined>;
  /** False when there is none, or it is paused already. */
  pause(guildId: string, reason: string): Promise<boolean>;
  /** As `pause`, for the worker that holds it: false when it no longer does. */
  pauseClaimed(guildId: string, worker: string, reason: string): Promise<boolean>;
  resume(guildId: string, nextAt: number): Promise<boolean>;
  /** Makes one due now that is neither paused nor held by a process that posts it. False where it is. */
  hasten(guildId: string, now: number): Promise<boolean>;
  /** Only ever on an admin's word: an outage or an empty cache is no reason. */
  remove(guildId: string): Promise<boolean>;
  /** By guild, from the one after `after`. */
  list(page: { after?: string; limit: number }): Promise<Schedule[]>;
  /** True once for each pause: whoever gets it tells the admin. */
  markAdminTold(guildId: string): Promise<boolean>;
  /** Those due, or claimed, later than `instant`; up to `limit`, latest due first. */
  beyond(instant: number, limit: number): Promise<Schedule[]>;
  /** Plans one anew that was due, or claimed, later than `instant`, and frees it. False when it is not any more. */
  bringBack(guildId: string, instant: number, nextAt: number): Promise<boolean>;
  /** Takes up to `limit` that are due and that nobody holds, longest due first: one statement. */
  claimDue(claim: Claim): Promise<Schedule[]>;
  /** Ends a claim with the next instant. False when it was lost, and then nothing is changed. */
  settle(guildId: string, worker: string, nextAt: number): Promise<boolean>;
  /** Lets nobody else have these until then. @returns those that this worker still holds. */
  renew<Held extends Pick<Schedule, 'guildId'>>(
    worker: string,
    claims: readonly Held[],
    until: number,
  ): Promise<Held[]>;
  /** Keeps a claim, but lets it be taken from `at` on. */
  retryAt(guildId: string, worker: string, at: number): Promise<boolean>;
  /** Gives back what this worker holds and has not begun, so that the next start need not wait. */
  release(worker: string, guildIds: readonly string[]): Promise<void>;
}

const UNCLAIMED = { claimedBy: null, leaseUntil: 0 };

interface Settled {
  guildId: string;
  worker: string;
  nextAt: number;
}

/** Ends claims with the next instants, for others too that do so inside their own transaction. @returns which were still held. */
export async function settleAll(
  kind: Engine['kind'],
  trx: Database,
  claims: readonly Settled[],
): Promise<boolean[]> {
  const columns = { guildId: 'text', worker: 'text', nextAt: 'bigint' } as const;
  const settled = await sql<{ guildId: string }>`
    update daily_schedules set next_at = given."nextAt", claimed_by = null, lease_until = 0
    from ${given(kind, claims, columns)}
    where daily_schedules.guild_id = given."guildId" and daily_schedules.claimed_by = given.worker
    returning guild_id`.execute(trx);
  const guilds = new Set(settled.rows.map(({ guildId }) => guildId));
  return claims.map(({ guildId }) => guilds.has(guildId));
}

export function createSchedules({ kind, db, write, writeEachSoon }: Engine): Schedules {
  const settle = writeEachSoon((trx, claims: readonly Settled[]) => settleAll(kind, trx, claims));
  const pause = async (trx: Database, guildId: string, reason: string, worker?: string): Promise<boolean> => {
    const result = await trx
      .updateTable('dailySchedules')
      .set({ pausedReason: reason, nextAt: null, toldAdmin: 0, ...UNCLAIMED })
      .where('guildId', '=', guildId)
      .where('pausedReason', 'is', null)
      .$if(worker !== undefined, (query) => query.where('claimedBy', '=', worker ?? ''))
      .executeTakeFirst();
    return countOf(result) > 0;
  };

  return {
    upsert: (choice, { nextAt, now }) =>
      write(async (trx) => {
        const row = { ...writeChoice(choice), nextAt, pausedReason: null, toldAdmin: 0, ...UNCLAIMED };
        const { guildId, ...changed } = row;
        return readSchedule(
          await trx
            .insertInto('dailySchedules')
            .values({ ...row, createdAt: now })
            .onConflict((conflict) => conflict.column('guildId').doUpdateSet(changed))
            .returningAll()
            .executeTakeFirstOrThrow(),
        );
      }),
    async get(guildId) {
      const row = await db
        .selectFrom('dailySchedules')
        .selectAll()
        .where('guildId', '=', guildId)
        .executeTakeFirst();
      return row && readSchedule(row);
    },
    pause: (guildId, reason) => write((trx) => pause(trx, guildId, reason)),
    pauseClaimed: (guildId, worker, reason) => write((trx) => pause(trx, guildId, reason, worker)),
    resume: (guildId, nextAt) =>
      write(async (trx) => {
        const result = await trx
          .updateTable('dailySchedules')
          .set({ pausedReason: null, toldAdmin: 0, nextAt, ...UNCLAIMED })
          .where('guildId', '=', guildId)
          .executeTakeFirst();
        return countOf(result) > 0;
      }),
    hasten: (guildId, now) =>
      write(async (trx) => {
        const result = await trx
          .updateTable('dailySchedules')
          .set({ nextAt: now })
          .where('guildId', '=', guildId)
          .where('pausedReason', 'is', null)
          .where('nextAt', '>', now)
          .where('leaseUntil', '<=', now)
          .executeTakeFirst();
        return countOf(result) > 0;
      }),
    remove: (guildId) =>
      write(async (trx) => {
        const result = await trx
          .deleteFrom('dailySchedules')
          .where('guildId', '=', guildId)
          .executeTakeFirst();
        return countOf(result) > 0;
      }),
    async list({ after, limit }) {
      const rows = await db
        .selectFrom('dailySchedules')
        .selectAll()
        .$if(after !== undefined, (query) => query.where('guildId', '>', after ?? ''))
        .orderBy('guildId')
        .limit(limit)
        .execute();
      return rows.map(readSchedule);
    },
    markAdminTold: (guildId) =>
      write(async (trx) => {
        const result = await trx
          .updateTable('dailySchedules')
          .set({ toldAdmin: 1 })
          .where('guildId', '=', guildId)
          .where('pausedReason', 'is not', null)
          .where('toldAdmin', '=', 0)
          .executeTakeFirst();
        return countOf(result) > 0;
      }),
    async beyond(instant, limit) {
      const rows = await db
        .selectFrom('dailySchedules')
        .selectAll()
        .where('pausedReason', 'is', null)
        .where(({ eb, or }) => or([eb('nextAt', '>', instant), eb('leaseUntil', '>', instant)]))
        .orderBy('nextAt', 'desc')
        .limit(limit)
        .execute();
      return rows.map(readSchedule);
    },
    bringBack: (guildId, instant, nextAt) =>
      write(async (trx) => {
        const result = await trx
          .updateTable('dailySchedules')
          .set({ nextAt, ...UNCLAIMED })
          .where('guildId', '=', guildId)
          .where('pausedReason', 'is', null)
          .where(({ eb, or }) => or([eb('nextAt', '>', instant), eb('leaseUntil', '>', instant)]))
          .executeTakeFirst();
        return countOf(result) > 0;
      }),
    async claimDue({ now, worker, lease, limit }) {
      const rows = await db
        .with('due', (due) =>
          due
            .selectFrom('dailySchedules')
            .select('guildId')
            .where('nextAt', '<=', now)
            .where('leaseUntil', '<', now)
            .orderBy('nextAt')
            .limit(limit)
            .$if(kind === 'postgres', (query) => query.forUpdate().skipLocked()),
        )
        .updateTable('dailySchedules')
        .set({ claimedBy: worker, leaseUntil: now + lease })
        .where('guildId', 'in', (query) => query.selectFrom('due').select('due.guildId'))
        .returningAll()
        .execute();
      return rows.map(readSchedule).sort((one, other) => (one.nextAt ?? 0) - (other.nextAt ?? 0));
    },
    // Of many posts a second, of which each is known by its record until then: a commit each would be half of their cost.
    settle: (guildId, worker, nextAt) => settle({ guildId, worker, nextAt }),
    renew: (worker, claims, until) =>
      write(async (trx) => {
        const renewed = await trx
          .updateTable('dailySchedules')
          .set({ leaseUntil: until })
          .where(
            'guildId',
            'in',
            claims.map(({ guildId }) => guildId),
          )
          .where('claimedBy', '=', worker)
          // One that Discord has put off for longer stays so.
          .where('leaseUntil', '<', until)
          .returning('guildId')
          .execute();
        const guilds = new Set(renewed.map(({ guildId }) => guildId));
        return claims.filter(({ guildId }) => guilds.has(guildId));
      }),
    retryAt: (guildId, worker, at) =>
      write(async (trx) => {
        const result = await trx
          .updateTable('dailySchedules')
          .set({ leaseUntil: at })
          .where('guildId', '=', guildId)
          .where('claimedBy', '=', worker)
          .executeTakeFirst();
        return countOf(result) > 0;
      }),
    release: (worker, guildIds) =>
      write(async (trx) => {
        await trx
          .updateTable('dailySchedules')
          .set(UNCLAIMED)
          .where('guildId', 'in', [...guildIds])
          .where('claimedBy', '=', worker)
          .execute();
      }),
  };
}

function writeChoice({ useThread, reveal, ...choice }: ScheduleChoice) {
  const { guildId, channelId, time, zone, topic, difficulty, roleId, skipWeekdays } = choice;
  return {
    guildId,
    channelId,
    time,
    zone,
    topic,
    difficulty,
    roleId,
    skipWeekdays,
    useThread: useThread ? 1 : 0,
    revealHours: reveal === 'with-next' ? null : reveal,
  };
}

function readSchedule({ useThread, revealHours, toldAdmin, ...row }: ScheduleRow): Schedule {
  return {
    ...row,
    useThread: useThread === 1,
    reveal: revealHours ?? 'with-next',
    toldAdmin: toldAdmin === 1,
  };
}
