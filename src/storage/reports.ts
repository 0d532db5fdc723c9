import { countOf, type Engine } from './engine.ts';
import type { ReportRow } from './schema.ts';

/** A member says that a question is wrong. */
type Report = ReportRow;

export interface Reports {
  /** A member has one open at most about a question in a guild: another changes its reason. */
  add(report: Omit<Report, 'resolvedAt'>): Promise<void>;
  /** What is open, oldest first; `guildId` null: from private messages. */
  open(guildId: string | null, limit: number): Promise<Report[]>;
  /** Those of all guilds, oldest first, without who made them and where; those that staff judged only where asked for. */
  everywhere(which: {
    judgedToo: boolean;
    limit: number;
  }): Promise<Pick<Report, 'questionId' | 'reason' | 'reportedAt' | 'resolvedAt'>[]>;
  /** All that are open about a question in a guild are done with. True when there was one. */
  resolveQuestion(guildId: string, questionId: string, now: number): Promise<boolean>;
}

export function createReports({ db, write }: Engine): Reports {
  return {
    add: (report) =>
      write(async (trx) => {
        const { guildId, questionId, userId, reason } = report;
        const changed = await trx
          .updateTable('questionReports')
          .set({ reason })
          .where('guildId', guildId === null ? 'is' : '=', guildId)
          .where('questionId', '=', questionId)
          .where('userId', '=', userId)
          .where('resolvedAt', 'is', null)
          .executeTakeFirst();
        if (countOf(changed) > 0) return;
        await trx
          .insertInto('questionReports')
          .values({ ...report, resolvedAt: null })
          .execute();
      }),
    open: (guildId, limit) =>
      db
        .selectFrom('questionReports')
        .selectAll()
        .where('guildId', guildId === null ? 'is' : '=', guildId)
        .where('resolvedAt', 'is', null)
        .orderBy('reportedAt')
        .orderBy('id')
        .limit(limit)
        .execute(),
    everywhere: ({ judgedToo, limit }) =>
      db
        .selectFrom('questionReports')
        .select(['questionId', 'reason', 'reportedAt', 'resolvedAt'])
        .$if(!judgedToo, (query) => query.where('resolvedAt', 'is', null))
        .orderBy('reportedAt')
        .orderBy('id')
        .limit(limit)
        .execute(),
    resolveQuestion: (guildId, questionId, now) =>
      write(async (trx) => {
        const result = await trx
          .updateTable('questionReports')
          .set({ resolvedAt: now })
          .where('guildId', '=', guildId)
          .where('questionId', '=', questionId)
          .where('resolvedAt', 'is', null)
          .executeTakeFirst();
        return countOf(result) > 0;
      }),
  };
}
