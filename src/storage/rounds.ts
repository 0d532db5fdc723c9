import { countOf, type Database, type Engine } from './engine.ts';
import { type QuestionSnapshot, readSnapshot } from './question.ts';
import type { AnswerRow, RoundRow } from './schema.ts';

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
}

/**
 * - `taken`: the member's first answer counts.
 * - `changed`: it replaces their earlier one.
 * - `already`: they had answered, and may not change it, or chose the same again.
 * - `closed`: too late, or no such round.
 */
export type AnswerOutcome = 'taken' | 'changed' | 'already' | 'closed';

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
  /** First come, first listed. */
  answers(roundId: string): Promise<Answer[]>;
  /** How many chose each option: one number for each, 0 where nobody did. */
  tally(round: Round): Promise<number[]>;
}

export function createRounds(engine: Engine): Rounds {
  const { db, write } = engine;
  return {
    open: (round) => write((trx) => insertRound(trx, round)),
    async get(id) {
      const row = await db.selectFrom('rounds').selectAll().where('id', '=', id).executeTakeFirst();
      return row && readRound(row);
    },
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
    answer(roundId, userId, option, now) {
      if (!Number.isInteger(option) || option < 0)
        return Promise.reject(new RangeError(`${option} is no index of an option`));
      return write((trx) => takeAnswer(engine.kind, trx, { roundId, userId, option, at: now }));
    },
    async answers(roundId) {
      const rows = await db
        .selectFrom('answers')
        .selectAll()
        .where('roundId', '=', roundId)
        .orderBy('answeredAt')
        .orderBy('userId')
        .execute();
      return rows.map(readAnswer);
    },
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

async function takeAnswer(
  kind: Engine['kind'],
  trx: Database,
  { roundId, userId, option, at }: Omit<Answer, 'changes'>,
): Promise<AnswerOutcome> {
  const round = await trx
    .selectFrom('rounds')
    .select(['changeable', 'closesAt', 'closedAt'])
    .where('id', '=', roundId)
    // Holds off a close by another process until this answer is committed, and waits for one that came first.
    .$if(kind === 'postgres', (query) => query.forShare())
    .executeTakeFirst();
  if (!round || round.closedAt !== null || (round.closesAt !== null && round.closesAt <= at)) return 'closed';
  const first = await trx
    .insertInto('answers')
    .values({ roundId, userId, option, answeredAt: at, changes: 0 })
    .onConflict((conflict) => conflict.columns(['roundId', 'userId']).doNothing())
    .executeTakeFirst();
  if (countOf(first) > 0) return 'taken';
  if (round.changeable === 0) return 'already';
  const change = await trx
    .updateTable('answers')
    .set((expression) => ({ option, answeredAt: at, changes: expression('changes', '+', 1) }))
    .where('roundId', '=', roundId)
    .where('userId', '=', userId)
    .where('option', '<>', option)
    .executeTakeFirst();
  return countOf(change) > 0 ? 'changed' : 'already';
}

/** For others that open a round inside their own transaction. */
export async function insertRound(trx: Database, round: NewRound): Promise<void> {
  await trx
    .insertInto('rounds')
    .values(writeRound(round))
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

export const writeRound = ({ question, changeable, ...round }: NewRound): RoundRow => ({
  ...round,
  questionId: question.id,
  topic: question.topic ?? null,
  snapshot: JSON.stringify(question),
  rightOption: question.right,
  changeable: changeable ? 1 : 0,
  closedAt: null,
});

export function readRound({ snapshot, questionId, rightOption, changeable, ...row }: RoundRow): Round {
  return { ...row, question: readSnapshot(row.id, snapshot), changeable: changeable === 1 };
}

const readAnswer = ({ answeredAt, ...row }: AnswerRow): Answer => ({ ...row, at: answeredAt });
