import { sql } from 'kysely';
import { countOf, type Engine } from './engine.ts';
import { given } from './given.ts';
import { readTogether } from './read-together.ts';
import { closeRound, insertRounds, type NewRound } from './rounds.ts';
import { type Claim, settleAll } from './schedules.ts';
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

/** Where a day's question stands. */
interface Seen {
  messageId: string;
  channelId?: string;
  now: number;
  /** The day whose result it carried. */
  revealed: string | undefined;
  /** Ends the claim of its schedule too, where this worker still holds it. */
  settles?: { worker: string; nextAt: number };
}

interface Confirmed extends Seen {
  guildId: string;
  localDate: string;
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
  confirm(guildId: string, localDate: string, seen: Seen): Promise<boolean>;
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

export function createDailyPosts({ kind, db, write, writeEach, writeEachSoon }: Engine): DailyPosts {
  const confirm = writeEachSoon((trx, seen: readonly Confirmed[]) => confirmAll(kind, trx, seen));
  const get = readTogether(async (days: readonly Day[]) => {
    const posts = new Map((await findAll(db, days)).map((row) => [keyOf(row), readPost(row)]));
    return days.map((day) => posts.get(keyOf(day)));
  });
  const before = readTogether((days: readonly Day[]) => unrevealedBefore(kind, db, days));
  return {
    get: (guildId, localDate) => get({ guildId, localDate }),
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
    record: writeEach((trx, days: readonly DayToRecord[]) => recordAll(kind, trx, days)),
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
    confirm: (guildId, localDate, seen) => confirm({ guildId, localDate, ...seen }),
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
    unrevealedBefore: (guildId, localDate) => before({ guildId, localDate }),
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

type Day = Pick<DailyPost, 'guildId' | 'localDate'>;

const keyOf = ({ guildId, localDate }: Day) => `${guildId} ${localDate}`;

const findAll = (db: Database, days: readonly Day[]): Promise<PostRow[]> =>
  db
    .selectFrom('dailyPosts')
    .selectAll()
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('guildId', 'localDate'),
        'in',
        days.map(({ guildId, localDate }) => tuple(guildId, localDate)),
      ),
    )
    .execute();

/** @returns for each day what was posted last before it, where its answer is still to be told. */
async function unrevealedBefore(
  kind: Engine['kind'],
  db: Database,
  days: readonly Day[],
): Promise<(DailyPost | undefined)[]> {
  const asked = days.map(({ guildId, localDate }, place) => ({ guildId, localDate, place }));
  // A cross join, which SQLite takes in this order: it would look at all days of all servers that wait for their answer.
  const { rows } = await sql<PostRow & { place: number }>`
    select daily_posts.*, given.place
    from ${given(kind, asked, { guildId: 'text', localDate: 'text', place: 'integer' })}
    cross join daily_posts
    where daily_posts.guild_id = given."guildId" and daily_posts.local_date = (
      select max(earlier.local_date) from daily_posts as earlier
      where earlier.guild_id = given."guildId" and earlier.local_date < given."localDate" and earlier.state = 'posted')
    and daily_posts.reveal_at is null and daily_posts.revealed_at is null`.execute(db);
  const found: (DailyPost | undefined)[] = days.map(() => undefined);
  for (const { place, ...row } of rows) found[place] = readPost(row);
  return found;
}

/** @returns of each whether it was not confirmed before. */
async function confirmAll(
  kind: Engine['kind'],
  trx: Database,
  all: readonly Confirmed[],
): Promise<boolean[]> {
  const columns = { guildId: 'text', localDate: 'text', now: 'bigint', revealed: 'text' } as const;
  const seen = all.map(({ guildId, localDate, now, revealed = null }) => ({
    ...{ guildId, localDate, now, revealed },
  }));
  const posted = await sql<Day & { roundId: string | null }>`
    update daily_posts set state = 'posted', posted_at = given.now, skipped_reason = null
    from ${given(kind, seen, columns)}
    where daily_posts.guild_id = given."guildId" and daily_posts.local_date = given."localDate" and state <> 'posted'
    returning guild_id, local_date, round_id`.execute(trx);
  const rounds = new Map(posted.rows.map((row) => [keyOf(row), row.roundId]));
  const isNew = all.map((one) => rounds.has(keyOf(one)));
  const shown = all.flatMap((one) => {
    const roundId = rounds.get(keyOf(one));
    return roundId ? [{ roundId, messageId: one.messageId, channelId: one.channelId ?? null }] : [];
  });
  // Open again where another process gave the day up while the request was on its way.
  if (shown.length > 0)
    await sql`
      update rounds set message_id = given."messageId", closed_at = null, channel_id = coalesce(given."channelId", channel_id)
      from ${given(kind, shown, { roundId: 'text', messageId: 'text', channelId: 'text' })}
      where rounds.id = given."roundId"`.execute(trx);
  const revealing = seen.filter(({ revealed }, place) => revealed !== null && isNew[place]);
  if (revealing.length > 0)
    await sql`
      update daily_posts set revealed_at = given.now from ${given(kind, revealing, columns)}
      where daily_posts.guild_id = given."guildId" and daily_posts.local_date = given.revealed
      and revealed_at is null`.execute(trx);
  const claims = all.flatMap(({ guildId, settles }) => (settles ? [{ guildId, ...settles }] : []));
  if (claims.length > 0) await settleAll(kind, trx, claims);
  return isNew;
}

async function recordAll(
  kind: Engine['kind'],
  trx: Database,
  days: readonly DayToRecord[],
): Promise<DailyPost[]> {
  // Of several for one day the first.
  const byDay = new Map(days.toReversed().map((day) => [keyOf(day), day]));
  const rows = [...byDay.values()].map(
    ({ round, now, ...day }): PostRow => ({
      ...{ ...NEW_POST, ...day, roundId: null, state: 'recorded', recordedAt: now },
    }),
  );
  // The day's row comes first: whoever gets it decides the question, and others wait for their commit.
  const inserted = await trx
    .insertInto('dailyPosts')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['guildId', 'localDate'])
        .doUpdateSet(({ ref }) => ({
          ...NEW_POST,
          ...{ roundId: null, state: 'recorded', nonce: ref('excluded.nonce'), dueAt: ref('excluded.dueAt') },
          ...{ recordedAt: ref('excluded.recordedAt'), revealAt: ref('excluded.revealAt') },
        }))
        .where('dailyPosts.state', '=', 'skipped'),
    )
    .returning(['guildId', 'localDate'])
    .execute();
  const mine = inserted.flatMap((day) => byDay.get(keyOf(day)) ?? []);
  if (mine.length > 0) await openDays(kind, trx, mine);
  const written = new Map((await findAll(trx, rows)).map((row) => [keyOf(row), readPost(row)]));
  return days.map((day) => {
    const post = written.get(keyOf(day));
    if (!post)
      throw new Error(`the day ${day.localDate} of guild ${day.guildId} vanished while it was recorded`);
    return post;
  });
}

/** The rounds of days that were just recorded. */
async function openDays(kind: Engine['kind'], trx: Database, days: readonly DayToRecord[]): Promise<void> {
  const rounds = days.map(({ round }) => round);
  const ids = rounds.map(({ id }) => id);
  // A skipped day's round was never seen by anyone.
  await trx.deleteFrom('rounds').where('id', 'in', ids).execute();
  await insertRounds(trx, rounds);
  const shown = days.map(({ guildId, localDate, round }) => ({ guildId, localDate, roundId: round.id }));
  await sql`
    update daily_posts set round_id = given."roundId"
    from ${given(kind, shown, { guildId: 'text', localDate: 'text', roundId: 'text' })}
    where daily_posts.guild_id = given."guildId" and daily_posts.local_date = given."localDate"`.execute(trx);
  await trx
    .insertInto('askedQuestions')
    .values(days.map(({ guildId, round, now }) => ({ guildId, questionId: round.question.id, askedAt: now })))
    .onConflict((conflict) =>
      conflict
        .columns(['guildId', 'questionId'])
        .doUpdateSet(({ ref }) => ({ askedAt: ref('excluded.askedAt') })),
    )
    .execute();
}

const readPost = ({ revealClaimedBy, revealLeaseUntil, ...row }: PostRow): DailyPost => row;
