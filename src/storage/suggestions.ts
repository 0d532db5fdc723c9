import { type CustomQuestion, readQuestion, writeQuestion } from './custom-questions.ts';
import { countOf, type Engine } from './engine.ts';

/** Questions that members suggest, until staff take or refuse them. */
export interface Suggestions {
  /**
   * Adds one, or changes the one of that id.
   * @param most how many a member, and a guild, may have open.
   * @returns `author` or `guild`: who has too many; then it is not added.
   */
  put(question: CustomQuestion, most: { author: number; guild: number }): Promise<'put' | 'author' | 'guild'>;
  get(guildId: string, id: string): Promise<CustomQuestion | undefined>;
  /** Oldest first. */
  list(guildId: string): Promise<CustomQuestion[]>;
  /**
   * Makes it one of the guild's own, once, whoever asks how often.
   * @param most so many of its own may a guild have.
   */
  approve(guildId: string, id: string, most: number): Promise<'approved' | 'gone' | 'full'>;
  /** True for the one call that took it out. */
  refuse(guildId: string, id: string): Promise<boolean>;
}

export function createSuggestions({ db, write }: Engine): Suggestions {
  return {
    put: (question, most) =>
      write(async (trx) => {
        const open = await trx
          .selectFrom('suggestedQuestions')
          .select(['id', 'authorId'])
          .where('guildId', '=', question.guildId)
          .execute();
        if (!open.some(({ id }) => id === question.id)) {
          if (open.filter(({ authorId }) => authorId === question.authorId).length >= most.author)
            return 'author';
          if (open.length >= most.guild) return 'guild';
        }
        const { guildId, id, ...changed } = writeQuestion(question);
        await trx
          .insertInto('suggestedQuestions')
          .values({ guildId, id, ...changed })
          .onConflict((conflict) => conflict.columns(['guildId', 'id']).doUpdateSet(changed))
          .execute();
        return 'put';
      }),
    async get(guildId, id) {
      const row = await db
        .selectFrom('suggestedQuestions')
        .selectAll()
        .where('guildId', '=', guildId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && readQuestion(row);
    },
    async list(guildId) {
      const rows = await db
        .selectFrom('suggestedQuestions')
        .selectAll()
        .where('guildId', '=', guildId)
        .orderBy('createdAt')
        .orderBy('id')
        .execute();
      return rows.map(readQuestion);
    },
    approve: (guildId, id, most) =>
      write(async (trx) => {
        const own = await trx
          .selectFrom('customQuestions')
          .select('id')
          .where('guildId', '=', guildId)
          .execute();
        if (own.length >= most) return 'full';
        const row = await trx
          .deleteFrom('suggestedQuestions')
          .where('guildId', '=', guildId)
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirst();
        if (!row) return 'gone';
        await trx.insertInto('customQuestions').values(row).execute();
        return 'approved';
      }),
    refuse: (guildId, id) =>
      write(async (trx) => {
        const result = await trx
          .deleteFrom('suggestedQuestions')
          .where('guildId', '=', guildId)
          .where('id', '=', id)
          .executeTakeFirst();
        return countOf(result) > 0;
      }),
  };
}
