import { type CustomQuestion, readQuestion, writeQuestion } from './custom-questions.ts';
import { countOf, type Engine } from './engine.ts';
import type { SuggestedQuestionRow } from './schema.ts';

/** A question that a member wrote for a guild. */
interface JudgedQuestion {
  text: string;
  createdAt: number;
  became: 'waiting' | 'asked' | 'refused';
}

/** Questions that members suggest, until staff take or refuse them. */
export interface Suggestions {
  /**
   * Adds one, or changes the one of that id.
   * @param most how many a member, and a guild, may have open.
   * @returns `author` or `guild`: who has too many; then it is not added.
   */
  put(question: CustomQuestion, most: { author: number; guild: number }): Promise<'put' | 'author' | 'guild'>;
  get(guildId: string, id: string): Promise<CustomQuestion | undefined>;
  /** Those that wait for staff, the oldest first. */
  list(guildId: string): Promise<CustomQuestion[]>;
  /** What became of those of a member, the latest first. */
  of(guildId: string, authorId: string): Promise<JudgedQuestion[]>;
  /**
   * Makes it one of the guild's own, once, whoever asks how often.
   * @param most so many of its own may a guild have.
   */
  approve(guildId: string, id: string, most: number): Promise<'approved' | 'gone' | 'full'>;
  /** True for the one call that refused it; its author still sees it. */
  refuse(guildId: string, id: string, now: number): Promise<boolean>;
  /** Deletes those refused before; returns how many. */
  forgetRefused(instant: number): Promise<number>;
}

export function createSuggestions({ db, write }: Engine): Suggestions {
  return {
    put: (question, most) =>
      write(async (trx) => {
        const open = await trx
          .selectFrom('suggestedQuestions')
          .select(['id', 'authorId'])
          .where('guildId', '=', question.guildId)
          .where('refusedAt', 'is', null)
          .execute();
        if (!open.some(({ id }) => id === question.id)) {
          if (open.filter(({ authorId }) => authorId === question.authorId).length >= most.author)
            return 'author';
          if (open.length >= most.guild) return 'guild';
        }
        const { guildId, id, ...changed } = writeQuestion(question);
        await trx
          .insertInto('suggestedQuestions')
          .values({ guildId, id, ...changed, refusedAt: null })
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
        .where('refusedAt', 'is', null)
        .executeTakeFirst();
      return row && readSuggested(row);
    },
    async list(guildId) {
      const rows = await db
        .selectFrom('suggestedQuestions')
        .selectAll()
        .where('guildId', '=', guildId)
        .where('refusedAt', 'is', null)
        .orderBy('createdAt')
        .orderBy('id')
        .execute();
      return rows.map(readSuggested);
    },
    async of(guildId, authorId) {
      const [suggested, asked] = await Promise.all([
        db
          .selectFrom('suggestedQuestions')
          .select(['text', 'createdAt', 'refusedAt'])
          .where('guildId', '=', guildId)
          .where('authorId', '=', authorId)
          .execute(),
        db
          .selectFrom('customQuestions')
          .select(['text', 'createdAt'])
          .where('guildId', '=', guildId)
          .where('authorId', '=', authorId)
          .execute(),
      ]);
      const all: JudgedQuestion[] = [
        ...suggested.map(({ refusedAt, ...question }) => ({
          ...question,
          became: refusedAt === null ? ('waiting' as const) : ('refused' as const),
        })),
        ...asked.map((question) => ({ ...question, became: 'asked' as const })),
      ];
      return all.toSorted((a, b) => b.createdAt - a.createdAt);
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
          .where('refusedAt', 'is', null)
          .returningAll()
          .executeTakeFirst();
        if (!row) return 'gone';
        const { refusedAt: _, ...question } = row;
        await trx.insertInto('customQuestions').values(question).execute();
        return 'approved';
      }),
    refuse: (guildId, id, now) =>
      write(async (trx) => {
        const result = await trx
          .updateTable('suggestedQuestions')
          .set({ refusedAt: now })
          .where('guildId', '=', guildId)
          .where('id', '=', id)
          .where('refusedAt', 'is', null)
          .executeTakeFirst();
        return countOf(result) > 0;
      }),
    forgetRefused: (instant) =>
      write(async (trx) => {
        const result = await trx
          .deleteFrom('suggestedQuestions')
          .where('refusedAt', '<', instant)
          .executeTakeFirst();
        return countOf(result);
      }),
  };
}

const readSuggested = ({ refusedAt: _, ...row }: SuggestedQuestionRow): CustomQuestion => readQuestion(row);
