import type { Engine } from './engine.ts';
import { readTogether } from './read-together.ts';

/** Questions that a server's staff switched off: they are not asked there. */
export interface SwitchedOff {
  add(guildId: string, questionId: string, now: number): Promise<void>;
  remove(guildId: string, questionId: string): Promise<void>;
  /** All of a server; those switched off last come first. */
  list(guildId: string): Promise<string[]>;
}

export function createSwitchedOff({ db, write }: Engine): SwitchedOff {
  return {
    add: (guildId, questionId, now) =>
      write(async (trx) => {
        await trx
          .insertInto('switchedOffQuestions')
          .values({ guildId, questionId, switchedOffAt: now })
          .onConflict((conflict) => conflict.columns(['guildId', 'questionId']).doNothing())
          .execute();
      }),
    remove: (guildId, questionId) =>
      write(async (trx) => {
        await trx
          .deleteFrom('switchedOffQuestions')
          .where('guildId', '=', guildId)
          .where('questionId', '=', questionId)
          .execute();
      }),
    list: readTogether(async (guildIds: readonly string[]) => {
      const rows = await db
        .selectFrom('switchedOffQuestions')
        .select(['guildId', 'questionId'])
        .where('guildId', 'in', [...new Set(guildIds)])
        .orderBy('switchedOffAt', 'desc')
        .orderBy('questionId')
        .execute();
      const byGuild = Map.groupBy(rows, ({ guildId }) => guildId);
      return guildIds.map((guildId) => (byGuild.get(guildId) ?? []).map(({ questionId }) => questionId));
    }),
  };
}
