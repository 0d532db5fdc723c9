import { countOf, type Engine } from './engine.ts';
import type { Claim } from './schedules.ts';
import type { RegularPostRow } from './schema.ts';

/** Instants in milliseconds. */
export type RegularPost = RegularPostRow;

/** What an admin chose for one kind of post. */
export type RegularChoice = Pick<
  RegularPost,
  'guildId' | 'kind' | 'channelId' | 'time' | 'zone' | 'skipWeekdays'
>;

/** Which one: a server has one of each kind. */
export type RegularKey = Pick<RegularChoice, 'guildId' | 'kind'>;

/** What servers have posted each day beside the daily question. */
export interface RegularPosts {
  /** Writes what the admin chose and unpauses. A claim in flight loses its hold. */
  put(choice: RegularChoice, nextAt: number): Promise<void>;
  get(key: RegularKey): Promise<RegularPost | undefined>;
  ofGuild(guildId: string): Promise<RegularPost[]>;
  remove(key: RegularKey): Promise<boolean>;
  resume(key: RegularKey, nextAt: number): Promise<boolean>;
  /** Takes up to `limit` that are due and that nobody holds, longest due first: one statement. */
  claimDue(claim: Claim): Promise<RegularPost[]>;
  /** Noted before the request for a day is sent. False when the claim was lost. */
  begin(key: RegularKey, worker: string, day: { date: string; now: number }): Promise<boolean>;
  /** Ends a claim with the next instant, and with the day that is done with. False when it was lost. */
  settle(key: RegularKey, worker: string, next: { nextAt: number; date?: string }): Promise<boolean>;
  /** Lets nobody else have these until then. @returns those that this worker still holds. */
  renew<Held extends RegularKey>(worker: string, claims: readonly Held[], until: number): Promise<Held[]>;
  /** Keeps a claim, but lets it be taken from `at` on. */
  retryAt(key: RegularKey, worker: string, at: number): Promise<boolean>;
  /** False when the worker no longer holds it. */
  pauseClaimed(key: RegularKey, worker: string, reason: string): Promise<boolean>;
  /** Those due, or claimed, later than `instant`; up to `limit`, latest due first. */
  beyond(instant: number, limit: number): Promise<RegularPost[]>;
  /** Plans one anew that was due, or claimed, later than `instant`, and frees it. False when it is not any more. */
  bringBack(key: RegularKey, instant: number, nextAt: number): Promise<boolean>;
}

const UNCLAIMED = { claimedBy: null, leaseUntil: 0 };

export function createRegularPosts({ kind: engine, db, write }: Engine): RegularPosts {
  type Change = Partial<Omit<RegularPost, keyof RegularKey>>;
  /** @param worker who has to hold it; whoever when left out. */
  const change = ({ guildId, kind }: RegularKey, to: Change, worker?: string): Promise<boolean> =>
    write(async (trx) => {
      const result = await trx
        .updateTable('regularPosts')
        .set(to)
        .where('guildId', '=', guildId)
        .where('kind', '=', kind)
        .$if(worker !== undefined, (query) => query.where('claimedBy', '=', worker ?? ''))
        .executeTakeFirst();
      return countOf(result) > 0;
    });

  return {
    put: (choice, nextAt) =>
      write(async (trx) => {
        const { guildId, kind, ...chosen } = choice;
        const changed = { ...chosen, nextAt, pausedReason: null, ...UNCLAIMED };
        await trx
          .insertInto('regularPosts')
          .values({ guildId, kind, ...changed, begunDate: null, begunAt: 0, postedDate: null })
          .onConflict((conflict) => conflict.columns(['guildId', 'kind']).doUpdateSet(changed))
          .execute();
      }),
    get: ({ guildId, kind }) =>
      db
        .selectFrom('regularPosts')
        .selectAll()
        .where('guildId', '=', guildId)
        .where('kind', '=', kind)
        .executeTakeFirst(),
    ofGuild: (guildId) =>
      db.selectFrom('regularPosts').selectAll().where('guildId', '=', guildId).orderBy('kind').execute(),
    remove: ({ guildId, kind }) =>
      write(async (trx) => {
        const result = await trx
          .deleteFrom('regularPosts')
          .where('guildId', '=', guildId)
          .where('kind', '=', kind)
          .executeTakeFirst();
        return countOf(result) > 0;
      }),
    resume: (key, nextAt) => change(key, { pausedReason: null, nextAt, ...UNCLAIMED }),
    async claimDue({ now, worker, lease, limit }) {
      const rows = await db
        .with('due', (due) =>
          due
            .selectFrom('regularPosts')
            .select(['guildId', 'kind'])
            .where('nextAt', '<=', now)
            .where('leaseUntil', '<', now)
            .orderBy('nextAt')
            .limit(limit)
            .$if(engine === 'postgres', (query) => query.forUpdate().skipLocked()),
        )
        .updateTable('regularPosts')
        .set({ claimedBy: worker, leaseUntil: now + lease })
        .where(({ eb, refTuple, selectFrom }) =>
          eb(
            refTuple('guildId', 'kind'),
            'in',
            selectFrom('due').select(['due.guildId', 'due.kind']).$asTuple('guildId', 'kind'),
          ),
        )
        .returningAll()
        .execute();
      return rows.sort((one, other) => (one.nextAt ?? 0) - (other.nextAt ?? 0));
    },
    begin: (key, worker, { date, now }) => change(key, { begunDate: date, begunAt: now }, worker),
    settle: (key, worker, { nextAt, date }) =>
      change(key, { nextAt, ...UNCLAIMED, ...(date === undefined ? {} : { postedDate: date }) }, worker),
    renew: (worker, claims, until) =>
      write(async (trx) => {
        const renewed = await trx
          .updateTable('regularPosts')
          .set({ leaseUntil: until })
          .where(({ eb, refTuple, tuple }) =>
            eb(
              refTuple('guildId', 'kind'),
              'in',
              claims.map(({ guildId, kind }) => tuple(guildId, kind)),
            ),
          )
          .where('claimedBy', '=', worker)
          // One that Discord has put off for longer stays so.
          .where('leaseUntil', '<', until)
          .returning(['guildId', 'kind'])
          .execute();
        return claims.filter((claim) =>
          renewed.some(({ guildId, kind }) => guildId === claim.guildId && kind === claim.kind),
        );
      }),
    retryAt: (key, worker, at) => change(key, { leaseUntil: at }, worker),
    pauseClaimed: (key, worker, reason) =>
      change(key, { pausedReason: reason, nextAt: null, ...UNCLAIMED }, worker),
    beyond: (instant, limit) =>
      db
        .selectFrom('regularPosts')
        .selectAll()
        .where('pausedReason', 'is', null)
        .where(({ eb, or }) => or([eb('nextAt', '>', instant), eb('leaseUntil', '>', instant)]))
        .orderBy('nextAt', 'desc')
        .limit(limit)
        .execute(),
    bringBack: ({ guildId, kind }, instant, nextAt) =>
      write(async (trx) => {
        const result = await trx
          .updateTable('regularPosts')
          .set({ nextAt, ...UNCLAIMED })
          .where('guildId', '=', guildId)
          .where('kind', '=', kind)
          .where('pausedReason', 'is', null)
          .where(({ eb, or }) => or([eb('nextAt', '>', instant), eb('leaseUntil', '>', instant)]))
          .executeTakeFirst();
        return countOf(result) > 0;
      }),
  };
}
