import { countOf, type Engine } from './engine.ts';

/** What was deleted, in rows. */
interface Forgotten {
  answers: number;
  sessions: number;
  reports: number;
  settings: number;
}

export interface Members {
  /** Takes a member off a guild's boards: their answers there are deleted. Returns how many. */
  remove(guildId: string, userId: string): Promise<number>;
  /**
   * Deletes everything kept about a member, everywhere, in one transaction, after whatever they answered
   * before. Questions they wrote stay with the server, without their name.
   */
  forget(userId: string): Promise<Forgotten>;
}

export function createMembers({ write }: Engine): Members {
  return {
    remove: (guildId, userId) =>
      write(async (trx) => {
        const result = await trx
          .deleteFrom('answers')
          .where('userId', '=', userId)
          .where('roundId', 'in', (query) =>
            query.selectFrom('rounds').select('rounds.id').where('rounds.guildId', '=', guildId),
          )
          .executeTakeFirst();
        return countOf(result);
      }),
    forget: (userId) =>
      write(async (trx) => {
        const answers = await trx.deleteFrom('answers').where('userId', '=', userId).executeTakeFirst();
        const sessions = await trx.deleteFrom('sessions').where('ownerId', '=', userId).executeTakeFirst();
        const reports = await trx
          .deleteFrom('questionReports')
          .where('userId', '=', userId)
          .executeTakeFirst();
        const settings = await trx.deleteFrom('userSettings').where('userId', '=', userId).executeTakeFirst();
        await trx.deleteFrom('playerRatings').where('userId', '=', userId).execute();
        await trx
          .updateTable('customQuestions')
          .set({ authorId: null })
          .where('authorId', '=', userId)
          .execute();
        return {
          answers: countOf(answers),
          sessions: countOf(sessions),
          reports: countOf(reports),
          settings: countOf(settings),
        };
      }),
  };
}
