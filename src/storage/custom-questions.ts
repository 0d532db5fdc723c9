import { countOf, type Engine } from './engine.ts';
import { readTogether } from './read-together.ts';
import type { CustomQuestionRow } from './schema.ts';

/** A question that a server's staff wrote. */
export interface CustomQuestion {
  guildId: string;
  /** Chosen by the caller; unique in its guild. */
  id: string;
  text: string;
  right: string;
  /** One to three: true or false has one. */
  wrong: readonly string[];
  source: string;
  topic: string | null;
  difficulty: string | null;
  /** Null once its author asked to be forgotten: the question is the server's. */
  authorId: string | null;
  createdAt: number;
}

export interface CustomQuestions {
  /**
   * Adds questions of one guild, all or none; one whose id the guild has already is replaced.
   * @param most so many may a guild have.
   * @returns false where it would have more: then none is added.
   */
  add(questions: readonly CustomQuestion[], most?: number): Promise<boolean>;
  get(guildId: string, id: string): Promise<CustomQuestion | undefined>;
  /** Oldest first. */
  list(guildId: string): Promise<CustomQuestion[]>;
  remove(guildId: string, id: string): Promise<boolean>;
}

export function createCustomQuestions({ db, write }: Engine): CustomQuestions {
  return {
    add: (questions, most = Infinity) =>
      write(async (trx) => {
        const [first] = questions;
        if (!first) return true;
        const rows = await trx
          .selectFrom('customQuestions')
          .select('id')
          .where('guildId', '=', first.guildId)
          .execute();
        if (new Set([...rows, ...questions].map(({ id }) => id)).size > most) return false;
        for (const question of questions) {
          const { guildId, id, ...changed } = writeQuestion(question);
          await trx
            .insertInto('customQuestions')
            .values({ guildId, id, ...changed })
            .onConflict((conflict) => conflict.columns(['guildId', 'id']).doUpdateSet(changed))
            .execute();
        }
        return true;
      }),
    async get(guildId, id) {
      const row = await db
        .selectFrom('customQuestions')
        .selectAll()
        .where('guildId', '=', guildId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row && readQuestion(row);
    },
    list: readTogether(async (guildIds: readonly string[]) => {
      const rows = await db
        .selectFrom('customQuestions')
        .selectAll()
        .where('guildId', 'in', [...new Set(guildIds)])
        .orderBy('createdAt')
        .orderBy('id')
        .execute();
      const byGuild = Map.groupBy(rows.map(readQuestion), (question) => question.guildId);
      return guildIds.map((guildId) => byGuild.get(guildId) ?? []);
    }),
    remove: (guildId, id) =>
      write(async (trx) => {
        const result = await trx
          .deleteFrom('customQuestions')
          .where('guildId', '=', guildId)
          .where('id', '=', id)
          .executeTakeFirst();
        return countOf(result) > 0;
      }),
  };
}

export const writeQuestion = ({ right, wrong, ...question }: CustomQuestion): CustomQuestionRow => ({
  ...question,
  rightAnswer: right,
  wrong1: wrong[0] ?? '',
  wrong2: wrong[1] ?? '',
  wrong3: wrong[2] ?? '',
});

export const readQuestion = ({
  rightAnswer,
  wrong1,
  wrong2,
  wrong3,
  ...row
}: CustomQuestionRow): CustomQuestion => ({
  ...row,
  right: rightAnswer,
  wrong: [wrong1, wrong2, wrong3].filter((answer) => answer !== ''),
});
