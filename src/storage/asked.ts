import { sql } from 'kysely';
import type { Engine } from './engine.ts';
import { given } from './given.ts';
import { readTogether } from './read-together.ts';

/** Which questions a guild has had, so that none comes twice until all did. */
export interface Asked {
  mark(guildId: string, questionId: string, now: number): Promise<void>;
  /** Those of a few ids that the guild has had. */
  among(guildId: string, ids: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * Those of `pool` the guild has not had. When it had them all, they may come again, except the latest.
   * @param pool ids of all questions that could be asked now.
   */
  unasked(guildId: string, pool: readonly string[]): Promise<string[]>;
}

/** SQLite takes 32,766 values in one statement. */
const VALUES_AT_ONCE = 5_000;

export function createAsked({ kind, db, write }: Engine): Asked {
  const among = readTogether(async (wanted: readonly { guildId: string; ids: readonly string[] }[]) => {
    const all = wanted.flatMap(({ guildId, ids }, place) =>
      ids.map((questionId) => ({ place, guildId, questionId })),
    );
    const { rows } = await sql<{ place: number; questionId: string }>`
      select given.place, asked_questions.question_id
      from ${given(kind, all, { place: 'integer', guildId: 'text', questionId: 'text' })} join asked_questions
      on asked_questions.guild_id = given."guildId" and asked_questions.question_id = given."questionId"`.execute(
      db,
    );
    const found = wanted.map(() => new Set<string>());
    for (const { place, questionId } of rows) found[place]?.add(questionId);
    return found;
  });
  return {
    mark: (guildId, questionId, now) =>
      write(async (trx) => {
        await trx
          .insertInto('askedQuestions')
          .values({ guildId, questionId, askedAt: now })
          .onConflict((conflict) => conflict.columns(['guildId', 'questionId']).doUpdateSet({ askedAt: now }))
          .execute();
      }),
    among: async (guildId, ids) => (ids.length === 0 ? new Set() : among({ guildId, ids })),
    async unasked(guildId, pool) {
      const rows = await db
        .selectFrom('askedQuestions')
        .select('questionId')
        .where('guildId', '=', guildId)
        .orderBy('askedAt', 'desc')
        .execute();
      const asked = new Set(rows.map(({ questionId }) => questionId));
      const fresh = pool.filter((id) => !asked.has(id));
      if (fresh.length > 0 || pool.length === 0) return fresh;
      const inPool = new Set(pool);
      const latest = rows.find(({ questionId }) => inPool.has(questionId))?.questionId;
      const again = pool.filter((id) => id !== latest || pool.length === 1);
      await write(async (trx) => {
        for (let start = 0; start < again.length; start += VALUES_AT_ONCE)
          await trx
            .deleteFrom('askedQuestions')
            .where('guildId', '=', guildId)
            .where('questionId', 'in', again.slice(start, start + VALUES_AT_ONCE))
            .execute();
      });
      return again;
    },
  };
}
