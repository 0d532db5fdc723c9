import { countOf, type Engine } from './engine.ts';
import { closeRound, insertRound, type NewRound } from './rounds.ts';
import type { Claim } from './schedules.ts';
import type { Database, PostRow } from './schema.ts';

/** What became of a guild's daily question on one local day. Instants in milliseconds. */
export interface DailyPost {
  guildId: string;
  /** Local date in the guild's zone, as `2026-04-09`. */
  localDate: string;
  /** The round with its question and message; null where no question was ever chosen. */
  roundId: string | null;
  /** What Discord deduplicates the request by. */
  nonce: string;
  /** `recorded`: about to be sent, or sent and not confirmed. */
  state: 'recorded' | 'posted' | 'skipped';
  skippedReason: string | null;
  dueAt: number;
  /** Before the latest request for it. */
  recordedAt: number;
  postedAt: number | null;
  /** Null: with the next question. */
  revealAt: number | null;
  revealedAt: number | null;
}

export interface DayToRecord {
  guildId: string;
  localDate: string;
  nonce: string;
  dueAt: number;
  revealAt: number | null;
  round: NewRound;
  now: number;
}

export interface DailyPosts {
  get(guildId: string, localDate: string): Promise<DailyPost | undefined>;
  /** Newest first. */
  list(guildId: string, limit: number): Promise<DailyPost[]>;
  /**
   * Writes the day, its round and that its question was asked, before anything is sent. A day that is
   * recorded or posted already stays as it is and comes back; a skipped one is taken up again.
   */
  record(day: DayToRecord): Promise<DailyPost>;
  /** Before sending again what was not found in the channel: a new nonce window, a new reveal. */
  renew(
    guildId: string,
    localDate: string,
    at: { recordedAt: number; revealAt: number | null },
  ): Promise<void>;
  /** It is in the channel, or in that one, such as its thread in a forum. The day whose result it carried counts as revealed. False when it was confirmed before. */
  confirm(
    guildId: string,
    localDate: string,
    seen: { messageId: string; channelId?: string; now: number; revealed: string | undefined },
  ): Promise<boolean>;
  /** Nothing is posted that day; a round that was opened for it is closed. False for a day that was posted. */
  skip(day: {
    guildId: string;
    localDate: string;
    nonce: string;
    dueAt: number;
    reason: string;
    now: number;
  }): Promise<boolean>;
  /** The latest day posted before `localDate`, if its answer is still to be told with the next question. */
  unrevealedBefore(guildId: string, localDate: string): Promise<DailyPost | undefined>;
  /** Takes up to `limit` whose reveal is due and that nobody holds: one statement. */
  claimReveals(claim: Claim): Promise<DailyPost[]>;
  /** False when the claim was lost. */
  settleReveal(guildId: string, localDate: string, worker: string, now: number): Promise<boolean>;
  retryRevealAt(guildId: string, localDate: string, worker: string, at: number): Promise<boolean>;
}

export function createDailyPosts({ kind, db, write, writeSoon }: Engine): DailyPosts {
  return {
    async get(guildId, localDate) {
      const row = await find(db, guildId, localDate);
      return row && readPost(row);
    },
    async list(guildId, limit) {
      const rows = await db
        .selectFrom('dailyPosts')
        .selectAll()
        .where('guildId', '=', guildId)
        .orderBy('localDate', 'desc')
        .limit(limit)
        .execute();
      return rows.map(readPost);
    },
    record: (day) => write((trx) => record(trx, day)),
    renew: (guildId, localDate, { recordedAt, revealAt }) =>
      write(async (trx) => {
        const row = await trx
          .updateTable('dailyPosts')
          .set({ recordedAt, revealAt })
          .where('guildId', '=', guildId)
          .where('localDate', '=', localDate)
          .where('state', '=', 'recorded')
          .returning('roundId')
          .executeTakeFirst();
        if (row?.roundId)
          await trx
            .updateTable('rounds')
            .set({ closesAt: revealAt })
            .where('id', '=', row.roundId)
            .where('closedAt', 'is', null)
            .execute();
      }),
    confirm: (guildId, localDate, { messageId, channelId, now, revealed }) =>
      writeSoon(async (trx) => {
        const row = await trx
          .updateTable('dailyPosts')
          .set({ state: 'posted', postedAt: now, skippedReason: null })
          .where('guildId', '=', guildId)
          .where('localDate', '=', localDate)
          .where('state', '<>', 'posted')
          .returning('roundId')
          .executeTakeFirst();
        if (!row) return false;
        if (row.roundId)
          // Open again where another process gave the day up while the request was on its way.
          await trx
            .updateTable('rounds')
            .set({ messageId, closedAt: null, ...(channelId === undefined ? {} : { channelId }) })
            .where('id', '=', row.roundId)
            .execute();
        if (revealed !== undefined)
          await trx
            .updateTable('dailyPosts')
            .set({ revealedAt: now })
            .where('guildId', '=', guildId)
            .where('localDate', '=', revealed)
            .where('revealedAt', 'is', null)
            .execute();
        return true;
      }),
    skip: ({ reason, now, ...day }) =>
      write(async (trx) => {
        const row = await trx
          .insertInto('dailyPosts')
          .values({
            ...NEW_POST,
            ...day,
            roundId: null,
            state: 'skipped',
            skippedReason: reason,
            recordedAt: now,
            revealAt: null,
          })
          .onConflict((conflict) =>
            conflict
              .columns(['guildId', 'localDate'])
              .doUpdateSet({ state: 'skipped', skippedReason: reason })
              .where('dailyPosts.state', '<>', 'posted'),
          )
          .returning('roundId')
          .executeTakeFirst();
        if (row?.roundId) await closeRound(trx, row.roundId, now);
        return row !== undefined;
      }),
    async unrevealedBefore(guildId, localDate) {
      const row = await db
        .selectFrom('dailyPosts')
        .selectAll()
        .where('guildId', '=', guildId)
        .where('localDate', '<', localDate)
        .where('state', '=', 'posted')
        .orderBy('localDate', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row && row.revealAt === null && row.revealedAt === null ? readPost(row) : undefined;
    },
    async claimReveals({ now, worker, lease, limit }) {
      const rows = await db
        .with('due', (due) =>
          due
            .selectFrom('dailyPosts')
            .select(['guildId', 'localDate'])
            .where('revealedAt', 'is', null)
            .where('revealAt', '<=', now)
            .where('revealLeaseUntil', '<', now)
            .where('state', '=', 'posted')
            .orderBy('revealAt')
            .limit(limit)
            .$if(kind === 'postgres', (query) => query.forUpdate().skipLocked()),
        )
        .updateTable('dailyPosts')
        .set({ revealClaimedBy: worker, revealLeaseUntil: now + lease })
        .where(({ eb, refTuple, selectFrom }) =>
          eb(
            refTuple('guildId', 'localDate'),
            'in',
            selectFrom('due').select(['due.guildId', 'due.localDate']).$asTuple('guildId', 'localDate'),
          ),
        )
        .returningAll()
        .execute();
      return rows.map(readPost).sort((one, other) => (one.revealAt ?? 0) - (other.revealAt ?? 0));
    },
    settleReveal: (guildId, localDate, worker, now) =>
      write(async (trx) => {
        const result = await trx
          .updateTable('dailyPosts')
          .set({ revealedAt: now, revealClaimedBy: null, revealLeaseUntil: 0 })
          .where('guildId', '=', guildId)
          .where('localDate', '=', localDate)
          .where('revealClaimedBy', '=', worker)
          .executeTakeFirst();
        return countOf(result) > 0;
      }),
    retryRevealAt: (guildId, localDate, worker, at) =>
      write(async (trx) => {
        const result = await trx
          .updateTable('dailyPosts')
          .set({ revealLeaseUntil: at })
          .where('guildId', '=', guildId)
          .where('localDate', '=', localDate)
          .where('revealClaimedBy', '=', worker)
          .executeTakeFirst();
        return countOf(result) > 0;
      }),
  };
}

const NEW_POST = {
  skippedReason: null,
  postedAt: null,
  revealedAt: null,
  revealClaimedBy: null,
  revealLeaseUntil: 0,
};

const find = (db: Database, guildId: string, localDate: string): Promise<PostRow | undefined> =>
  db
    .selectFrom('dailyPosts')
    .selectAll()
    .where('guildId', '=', guildId)
    .where('localDate', '=', localDate)
    .executeTakeFirst();

async function record(trx: Database, { round, now, ...day }: DayToRecord): Promise<DailyPost> {
  const { guildId, localDate } = day;
  const row: PostRow = { ...NEW_POST, ...day, roundId: null, state: 'recorded', recordedAt: now };
  // The day's row comes first: whoever gets it decides the question, and others wait for their commit.
  const mine = await trx
    .insertInto('dailyPosts')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['guildId', 'localDate']).doUpdateSet(row).where('dailyPosts.state', '=', 'skipped'),
    )
    .returning('guildId')
    .executeTakeFirst();
  if (mine) {
    // A skipped day's round was never seen by anyone.
    await trx.deleteFrom('rounds').where('id', '=', round.id).execute();
    await insertRound(trx, round);
    await trx
      .updateTable('dailyPosts')
      .set({ roundId: round.id })
      .where('guildId', '=', guildId)
      .where('localDate', '=', localDate)
      .execute();
    await trx
      .insertInto('askedQuestions')
      .values({ guildId, questionId: round.question.id, askedAt: now })
      .onConflict((conflict) => conflict.columns(['guildId', 'questionId']).doUpdateSet({ askedAt: now }))
      .execute();
  }
  const written = await find(trx, guildId, localDate);
  if (!written) throw new Error(`the day ${localDate} of guild ${guildId} vanished while it was recorded`);
  return readPost(written);
}

const readPost = ({ revealClaimedBy, revealLeaseUntil, ...row }: PostRow): DailyPost => row;
