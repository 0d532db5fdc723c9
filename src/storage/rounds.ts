import { sql } from 'kysely';
import { countOf, type Engine } from './engine.ts';
import { leaveOutAgain } from './left-out.ts';
import { given } from './given.ts';
import { type QuestionSnapshot, readSnapshot } from './question.ts';
import { runShared } from './run-shared.ts';
import type { AnswerRow, Database, RoundRow } from './schema.ts';

/** A question being asked, or that was. Instants in milliseconds. */
export interface Round {
  id: string;
  /** Null in private messages: counts for no server's board. */
  guildId: string | null;
  kind: 'daily' | 'play';
  question: QuestionSnapshot;
  topic: string | null;
  /** For the right answer. */
  points: number;
  /** Whether members may change their answer until the close. */
  changeable: boolean;
  openedAt: number;
  /** When it closes by itself; null: when somebody closes it. */
  closesAt: number | null;
  closedAt: number | null;
  channelId: string | null;
  messageId: string | null;
  sessionId: string | null;
}

export type NewRound = Omit<Round, 'closedAt' | 'topic'>;

export interface Answer {
  roundId: string;
  userId: string;
  option: number;
  at: number;
  /** How often it was changed. */
  changes: number;
  /** Taken with a hint: it is worth half. */
  hinted: boolean;
}

/**
 * - `taken`: the member's first answer counts.
 * - `changed`: it replaces their earlier one.
 * - `already`: they had answered, and may not change it, or chose the same again.
 * - `closed`: too late, or no such round.
 */
export type AnswerOutcome = 'taken' | 'changed' | 'already' | 'closed';

/** A round that counts for no board is kept so long, for the buttons under its message. In milliseconds. */
export const KEEP_UNCOUNTED = 30 * 24 * 3_600_000;

export interface Rounds {
  /** Opens a round; one that has this id already stays as it is. */
  open(round: NewRound): Promise<void>;
  get(id: string): Promise<Round | undefined>;
  /** The rounds of a game, in the order they were opened. */
  ofSession(sessionId: string): Promise<Round[]>;
  /** Remembers which message shows it. */
  setMessage(id: string, message: { channelId: string; messageId: string }): Promise<void>;
  /** True for the one call that closed it. Whatever is answered later is told `closed`. */
  close(id: string, now: number): Promise<boolean>;
  /**
   * Takes an answer; resolves once it is on the disk. The round's own row decides, with `now` as the moment
   * of the click, so that of a click and a close at once one comes first, everywhere.
   * @param option index into the question's options as they were shown.
   * @throws RangeError for an option that is no index.
   */
  answer(roundId: string, userId: string, option: number, now: number): Promise<AnswerOutcome>;
  /**
   * Takes up to `limit` rounds in channels whose time is over and whose result is not shown yet, the longest over first;
   * for `lease` milliseconds nobody else gets them. One statement.
   */
  claimOver(claim: { now: number; lease: number; limit: number }): Promise<Round[]>;
  /** The result of a claimed round could not be shown: not again before `at`. */
  tellAgainAt(id: string, at: number): Promise<void>;
  /** The result is shown, or never will be. */
  settle(id: string, now: number): Promise<void>;
  /** Deletes up to `limit` that count for no board and whose time is up, with their answers. Returns how many. */
  prune(now: number, limit: number): Promise<number>;
  /** An open round closes at that moment instead, if anybody is to be told of it by then. */
  closeAt(id: string, at: number): Promise<void>;
  /** From now on a member's answer to it is worth half; false once they have answered. */
  hint(roundId: string, userId: string): Promise<boolean>;
  /**
   * Who of those that answered one of the two questions before it in its game has not answered it yet; undefined for
   * the first question of a game.
   */
  awaited(round: { id: string; sessionId: string }): Promise<string[] | undefined>;
  /** First come, first listed. */
  answers(roundId: string): Promise<Answer[]>;
  /** How many chose each option: one number for each, 0 where nobody did. */
  tally(round: Round): Promise<number[]>;
}

export function createRounds(engine: Engine): Rounds {
  const { db, write } = engine;
  const take = engine.writeEach((trx, answers: readonly NewAnswer[]) =>
    takeAnswers(engine.kind, trx, answers),
  );
  const settle = engine.writeEach(async (trx, rounds: readonly { id: string; keepUntil: number }[]) => {
    await sql`
      update rounds set tell_at = null, keep_until = case when keep_until is not null then keep_until
        when guild_id is not null and exists (
        select 1 from answers where answers.round_id = rounds.id) then null else given."keepUntil" end
      from ${given(engine.kind, rounds, { id: 'text', keepUntil: 'bigint' })} where rounds.id = given.id`.execute(
      trx,
    );
    return rounds.map(() => undefined);
  });
  return {
    open: engine.writeEach(async (trx, rounds: readonly NewRound[]) => {
      await insertRounds(trx, rounds);
      return rounds.map(() => undefined);
    }),
    get: runShared(async (id) => {
      const row = await db.selectFrom('rounds').selectAll().where('id', '=', id).executeTakeFirst();
      return row && readRound(row);
    }),
    async ofSession(sessionId) {
      const rows = await db
        .selectFrom('rounds')
        .selectAll()
        .where('sessionId', '=', sessionId)
        .orderBy('openedAt')
        .orderBy('id')
        .execute();
      return rows.map(readRound);
    },
    setMessage: (id, { channelId, messageId }) =>
      write(async (trx) => {
        await trx.updateTable('rounds').set({ channelId, messageId }).where('id', '=', id).execute();
      }),
    close: (id, now) => write((trx) => closeRound(trx, id, now)),
    async claimOver({ now, lease, limit }) {
      const rows = await db
        .with('over', (over) =>
          over
            .selectFrom('rounds')
            .select('id')
            .where('tellAt', '<=', now)
            .orderBy('tellAt')
            .limit(limit)
            .$if(engine.kind === 'postgres', (query) => query.forUpdate().skipLocked()),
        )
        .updateTable('rounds')
        .set({ tellAt: now + lease })
        .where('id', 'in', (query) => query.selectFrom('over').select('over.id'))
        .returningAll()
        .execute();
      return rows.map(readRound).sort((one, other) => (one.closesAt ?? 0) - (other.closesAt ?? 0));
    },
    tellAgainAt: (id, at) =>
      write(async (trx) => {
        await trx.updateTable('rounds').set({ tellAt: at }).where('id', '=', id).execute();
      }),
    settle: (id, now) => settle({ id, keepUntil: now + KEEP_UNCOUNTED }),
    prune: (now, limit) =>
      write(async (trx) => {
        const result = await trx
          .deleteFrom('rounds')
          .where('id', 'in', (query) =>
            query.selectFrom('rounds').select('rounds.id').where('rounds.keepUntil', '<=', now).limit(limit),
          )
          .executeTakeFirst();
        return countOf(result);
      }),
    answer(roundId, userId, option, now) {
      if (!Number.isInteger(option) || option < 0)
        return Promise.reject(new RangeError(`${option} is no index of an option`));
      return take({ roundId, userId, option, at: now });
    },
    closeAt: (id, at) =>
      write(async (trx) => {
        await trx
          .updateTable('rounds')
          .set({ closesAt: at, tellAt: at })
          .where('id', '=', id)
          .where('closedAt', 'is', null)
          .where('tellAt', 'is not', null)
          .execute();
      }),
    hint: (roundId, userId) =>
      write(async (trx) => {
        const answered = await trx
          .selectFrom('answers')
          .select('userId')
          .where('roundId', '=', roundId)
          .where('userId', '=', userId)
          .executeTakeFirst();
        if (answered) return false;
        await trx
          .insertInto('hints')
          .values({ roundId, userId })
          .onConflict((conflict) => conflict.columns(['roundId', 'userId']).doNothing())
          .execute();
        return true;
      }),
    async awaited({ id, sessionId }) {
      const before = await db
        .selectFrom('rounds')
        .select('id')
        .where('sessionId', '=', sessionId)
        .where('id', '<>', id)
        .orderBy('openedAt', 'desc')
        .limit(2)
        .execute();
      if (before.length === 0) return undefined;
      const rows = await db
        .selectFrom('answers')
        .select('userId')
        .distinct()
        .where(
          'roundId',
          'in',
          before.map((round) => round.id),
        )
        .where('userId', 'not in', (query) =>
          query.selectFrom('answers').select('userId').where('roundId', '=', id),
        )
        .execute();
      return rows.map(({ userId }) => userId);
    },
    answers: runShared(async (roundId) => {
      const rows = await db
        .selectFrom('answers')
        .selectAll()
        .where('roundId', '=', roundId)
        .orderBy('answeredAt')
        .orderBy('userId')
        .execute();
      return rows.map(readAnswer);
    }),
    async tally({ id, question }) {
      const rows = await db
        .selectFrom('answers')
        .select(['option', (expression) => expression.fn.countAll<number>().as('chosen')])
        .where('roundId', '=', id)
        .groupBy('option')
        .execute();
      return question.options.map((_, index) => rows.find(({ option }) => option === index)?.chosen ?? 0);
    },
  };
}

type NewAnswer = Omit<Answer, 'changes' | 'hinted'>;

/** @returns what became of each, in their order; three or four statements for however many came. */
async function takeAnswers(
  kind: Engine['kind'],
  trx: Database,
  answers: readonly NewAnswer[],
): Promise<AnswerOutcome[]> {
  const rounds = await trx
    .selectFrom('rounds')
    .select(['id', 'guildId', 'changeable', 'closesAt', 'closedAt'])
    .where('id', 'in', [...new Set(answers.map(({ roundId }) => roundId))])
    // Holds off a close by another process until these answers are committed, and waits for one that came first.
    .$if(kind === 'postgres', (query) => query.forShare())
    .execute();
  const byId = new Map(rounds.map((round) => [round.id, round]));
  const isOpen = ({ roundId, at }: NewAnswer) => {
    const round = byId.get(roundId);
    return round && round.closedAt === null && (round.closesAt === null || round.closesAt > at);
  };
  // Of several from one member the earliest: a statement takes its rows in any order.
  const earliest = new Map(
    answers
      .filter(isOpen)
      .toReversed()
      .map((answer) => [memberIn(answer), answer]),
  );
  const first = earliest.size > 0 ? await insertFirst(kind, trx, [...earliest.values()]) : new Set();
  const newcomers = [...earliest.values()].flatMap((answer) => {
    const guildId = first.has(memberIn(answer)) ? byId.get(answer.roundId)?.guildId : null;
    return guildId == null ? [] : [{ guildId, userId: answer.userId, at: answer.at }];
  });
  await leaveOutAgain(trx, newcomers, newcomers[0]?.at ?? 0);
  const outcomes: AnswerOutcome[] = [];
  for (const answer of answers) {
    if (!isOpen(answer)) outcomes.push('closed');
    else if (first.delete(memberIn(answer))) outcomes.push('taken');
    else outcomes.push(byId.get(answer.roundId)?.changeable ? await changeAnswer(trx, answer) : 'already');
  }
  return outcomes;
}

const memberIn = ({ roundId, userId }: Pick<NewAnswer, 'roundId' | 'userId'>) => `${roundId} ${userId}`;

/** @returns the members whose first answer it is, each with the round. */
async function insertFirst(
  kind: Engine['kind'],
  trx: Database,
  answers: readonly NewAnswer[],
): Promise<Set<string>> {
  const columns = { roundId: 'text', userId: 'text', option: 'integer', at: 'bigint' } as const;
  const inserted = await sql<Pick<NewAnswer, 'roundId' | 'userId'>>`
    insert into answers (round_id, user_id, option, answered_at, changes, hinted)
    select given."roundId", given."userId", given.option, given.at, 0, case when hints.user_id is null then 0 else 1 end
    from ${given(kind, answers, columns)} left join hints on hints.round_id = given."roundId" and hints.user_id = given."userId"
    where true
    on conflict (round_id, user_id) do nothing
    returning round_id, user_id`.execute(trx);
  return new Set(inserted.rows.map(memberIn));
}

async function changeAnswer(
  trx: Database,
  { roundId, userId, option, at }: NewAnswer,
): Promise<AnswerOutcome> {
  const change = await trx
    .updateTable('answers')
    .set((expression) => ({ option, answeredAt: at, changes: expression('changes', '+', 1) }))
    .where('roundId', '=', roundId)
    .where('userId', '=', userId)
    .where('option', '<>', option)
    .executeTakeFirst();
  return countOf(change) > 0 ? 'changed' : 'already';
}

/** For others that open rounds inside their own transaction. */
export async function insertRounds(trx: Database, rounds: readonly NewRound[]): Promise<void> {
  await trx
    .insertInto('rounds')
    .values(rounds.map(writeRound))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

export async function closeRound(trx: Database, id: string, now: number): Promise<boolean> {
  const result = await trx
    .updateTable('rounds')
    .set({ closedAt: now })
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .executeTakeFirst();
  return countOf(result) > 0;
}

const writeRound = ({ question, changeable, ...round }: NewRound): RoundRow => ({
  ...round,
  questionId: question.id,
  topic: question.topic ?? null,
  snapshot: JSON.stringify(question),
  rightOption: question.right,
  changeable: changeable ? 1 : 0,
  closedAt: null,
  // The daily question's answer has a schedule of its own, and what is asked alone is shown when it is answered.
  tellAt: round.kind === 'play' ? round.closesAt : null,
  keepUntil: round.guildId === null ? round.openedAt + KEEP_UNCOUNTED : null,
});

function readRound(stored: RoundRow): Round {
  const { snapshot, questionId, rightOption, changeable, tellAt, keepUntil, ...row } = stored;
  return { ...row, question: readSnapshot(row.id, snapshot), changeable: changeable === 1 };
}

const readAnswer = ({ answeredAt, hinted, ...row }: AnswerRow): Answer => ({
  ...row,
  at: answeredAt,
  hinted: hinted === 1,
});
