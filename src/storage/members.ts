import { countOf, type Engine } from './engine.ts';
import { leaveOut } from './left-out.ts';
import { forgetMarks, markForgotten } from './marks.ts';
import type { Database } from './schema.ts';

/** Where members are kept, with the column of their id, under the name that members are told. A test finds the next. */
const OF_A_MEMBER = {
  answers: ['answers', 'userId'],
  hints: ['hints', 'userId'],
  games: ['sessions', 'ownerId'],
  reports: ['questionReports', 'userId'],
  settings: ['userSettings', 'userId'],
  rating: ['playerRatings', 'userId'],
  questions: ['customQuestions', 'authorId'],
  suggestions: ['suggestedQuestions', 'authorId'],
  // Before nights, with which they go.
  'taking part in nights': ['nightPlayers', 'userId'],
  nights: ['nights', 'hostId'],
  mysteries: ['mysteryGames', 'userId'],
  'mystery guesses': ['mysteryGuesses', 'userId'],
  'mystery boards': ['mysteryPlaces', 'userId'],
  'left out of boards': ['leftOut', 'userId'],
  'roles of seasons': ['seasonHolders', 'userId'],
} as const;

type Kept = keyof typeof OF_A_MEMBER;
const KINDS = Object.keys(OF_A_MEMBER) as Kept[];

export interface Members {
  /**
   * Takes a member off a guild's boards: their answers there are deleted, and they stay left out. Returns how many.
   */
  remove(guildId: string, userId: string, now: number): Promise<number>;
  /** Every row that names a member, as it is stored; an answer with what was asked, and where. */
  kept(userId: string): Promise<Record<Kept, object[]>>;
  /**
   * Deletes everything kept about a member, everywhere, in one transaction, after whatever they answered
   * before. Questions they wrote stay with the server, without their name; so does, as a mark that names nobody, what
   * must not be undone by it (see `marks.ts`).
   * @returns how many rows.
   */
  forget(userId: string, now: number): Promise<Record<Kept, number>>;
  /** Deletes those marks whose time is over. */
  forgetMarks(now: number): Promise<void>;
}

export function createMembers({ db, write, settings }: Engine): Members {
  return {
    remove: (guildId, userId, now) =>
      write(async (trx) => {
        await leaveOut(trx, guildId, userId, now);
        const result = await trx
          .deleteFrom('answers')
          .where('userId', '=', userId)
          .where('roundId', 'in', (query) =>
            query.selectFrom('rounds').select('rounds.id').where('rounds.guildId', '=', guildId),
          )
          .executeTakeFirst();
        await trx
          .deleteFrom('mysteryPlaces')
          .where('userId', '=', userId)
          .where('guildId', '=', guildId)
          .execute();
        return countOf(result);
      }),
    async kept(userId) {
      const found = {} as Record<Kept, object[]>;
      for (const kind of KINDS)
        found[kind] = kind === 'answers' ? await answersOf(db, userId) : await rowsOf(db, kind, userId);
      return found;
    },
    forgetMarks: (now) => write((trx) => forgetMarks(trx, now)),
    forget: (userId, now) =>
      settings.write(async (trx) => {
        await markForgotten(trx, userId, now);
        await forgetOwnRounds(trx, userId);
        const forgotten = {} as Record<Kept, number>;
        for (const kind of KINDS) {
          const [table, column] = OF_A_MEMBER[kind];
          const named = trx.dynamic.ref(column);
          const result =
            table === 'customQuestions'
              ? await trx
                  .updateTable(table)
                  .set({ authorId: null })
                  .where(named, '=', userId)
                  .executeTakeFirst()
              : await trx.deleteFrom(table).where(named, '=', userId).executeTakeFirst();
          forgotten[kind] = countOf(result);
        }
        return forgotten;
      }),
  };
}

function rowsOf(db: Database, kind: Exclude<Kept, 'answers'>, userId: string): Promise<object[]> {
  const [table, column] = OF_A_MEMBER[kind];
  return db.selectFrom(table).selectAll().where(db.dynamic.ref(column), '=', userId).execute();
}

const answersOf = (db: Database, userId: string): Promise<object[]> =>
  db
    .selectFrom('answers')
    .innerJoin('rounds', 'rounds.id', 'answers.roundId')
    .selectAll('answers')
    .select([
      'rounds.guildId',
      'rounds.channelId',
      'rounds.openedAt',
      'rounds.rightOption',
      'rounds.snapshot',
    ])
    .where('answers.userId', '=', userId)
    .orderBy('answers.answeredAt')
    .execute();

/** Rounds outside of servers that nobody else answered: their channel is one between this member and the bot. */
async function forgetOwnRounds(trx: Database, userId: string): Promise<void> {
  await trx
    .deleteFrom('rounds')
    .where('guildId', 'is', null)
    .where((where) =>
      where.or([
        where('id', 'in', (query) =>
          query.selectFrom('answers').select('answers.roundId').where('answers.userId', '=', userId),
        ),
        where('sessionId', 'in', (query) =>
          query.selectFrom('sessions').select('sessions.id').where('sessions.ownerId', '=', userId),
        ),
      ]),
    )
    .where('id', 'not in', (query) =>
      query
        .selectFrom('answers as others')
        .select('others.roundId')
        .where('others.userId', '!=', userId)
        .whereRef('others.roundId', '=', 'rounds.id'),
    )
    .execute();
}
