import type { Engine } from './engine.ts';
import { readTogether } from './read-together.ts';
import type { RatingColumns } from './schema.ts';

/** How hard a question is, or how good a player, in the units of whoever rates. */
export interface Rating {
  rating: number;
  /** How unsure the rating is; null where the rating system has no such number. */
  deviation: number | null;
  /** How many answers it was learned from. */
  answers: number;
}

export interface Ratings {
  question(questionId: string): Promise<Rating | undefined>;
  player(userId: string): Promise<Rating | undefined>;
  /** Those of a few questions that were ever rated, by id. */
  questions(ids: readonly string[]): Promise<ReadonlyMap<string, Rating>>;
  /**
   * Rates one answer: reads both, asks `rate` for the new ones and writes them, with nobody in between.
   * @param player null rates the question alone.
   * @param rate gets undefined for what has no rating yet; it may be asked twice.
   */
  learn(
    questionId: string,
    player: string | null,
    now: number,
    rate: (question: Rating | undefined, player: Rating | undefined) => { question: Rating; player?: Rating },
  ): Promise<void>;
}

export function createRatings({ kind, db, write }: Engine): Ratings {
  const questions = readTogether(async (lists: readonly (readonly string[])[]) => {
    const rows = await db
      .selectFrom('questionRatings')
      .selectAll()
      .where('questionId', 'in', [...new Set(lists.flat())])
      .execute();
    const rated = new Map(rows.map((row) => [row.questionId, readRating(row)]));
    return lists.map(
      (ids) => new Map(ids.flatMap((id) => (rated.has(id) ? [[id, rated.get(id) as Rating] as const] : []))),
    );
  });
  return {
    async question(questionId) {
      const row = await db
        .selectFrom('questionRatings')
        .selectAll()
        .where('questionId', '=', questionId)
        .executeTakeFirst();
      return row && readRating(row);
    },
    async player(userId) {
      const row = await db
        .selectFrom('playerRatings')
        .selectAll()
        .where('userId', '=', userId)
        .executeTakeFirst();
      return row && readRating(row);
    },
    questions: async (ids) => (ids.length === 0 ? new Map() : questions(ids)),
    learn: (questionId, userId, now, rate) =>
      write(async (trx) => {
        const question = await trx
          .selectFrom('questionRatings')
          .selectAll()
          .where('questionId', '=', questionId)
          .$if(kind === 'postgres', (query) => query.forUpdate())
          .executeTakeFirst();
        const player = await trx
          .selectFrom('playerRatings')
          .selectAll()
          .where('userId', '=', userId ?? '')
          .$if(kind === 'postgres', (query) => query.forUpdate())
          .executeTakeFirst();
        const learned = rate(question && readRating(question), player && readRating(player));
        const questionRow = { ...learned.question, updatedAt: now };
        await trx
          .insertInto('questionRatings')
          .values({ questionId, ...questionRow })
          .onConflict((conflict) => conflict.column('questionId').doUpdateSet(questionRow))
          .execute();
        if (userId === null || !learned.player) return;
        const playerRow = { ...learned.player, updatedAt: now };
        await trx
          .insertInto('playerRatings')
          .values({ userId, ...playerRow })
          .onConflict((conflict) => conflict.column('userId').doUpdateSet(playerRow))
          .execute();
      }),
  };
}

const readRating = ({ rating, deviation, answers }: RatingColumns): Rating => ({
  rating,
  deviation,
  answers,
});
