import { sql } from 'kysely';
import type { Engine } from './engine.ts';

/** Posted days in a row, in days. */
interface Streak {
  userId: string;
  /** Still going: 0 once a posted day was missed. */
  current: number;
  best: number;
}

/**
 * Streaks are counted in the days that were posted, not in hours: a posted day that a member missed breaks
 * theirs, a day on which nothing was posted does not. The newest question breaks nothing while it is open.
 */
export interface Streaks {
  /** @param counts whether any answer keeps a streak going, or a right one only (open rounds then never count). */
  of(guildId: string, userId: string, now: number, counts?: 'answered' | 'right'): Promise<Streak>;
  /** The longest that are still going, longest first. */
  longest(guildId: string, now: number, limit: number, counts?: 'answered' | 'right'): Promise<Streak[]>;
}

export function createStreaks({ db }: Engine): Streaks {
  const streaks = (guildId: string, now: number, counts: 'answered' | 'right', userId?: string) =>
    db
      .with('days', (days) =>
        days
          .selectFrom('dailyPosts')
          .innerJoin('rounds', 'rounds.id', 'dailyPosts.roundId')
          .select([
            'rounds.id as roundId',
            'rounds.rightOption',
            sql<number>`case when rounds.closed_at is not null or rounds.closes_at <= ${now} then 1 else 0 end`.as(
              'closed',
            ),
            sql<number>`row_number() over (order by daily_posts.local_date)`.as('day'),
          ])
          .where('dailyPosts.guildId', '=', guildId)
          .where('dailyPosts.state', '=', 'posted'),
      )
      // Days in a row have the same difference between the day's number and the answer's.
      .with('kept', (kept) =>
        kept
          .selectFrom('days')
          .innerJoin('answers', 'answers.roundId', 'days.roundId')
          .select([
            'answers.userId',
            'days.day',
            sql<number>`days.day - row_number() over (partition by answers.user_id order by days.day)`.as(
              'run',
            ),
          ])
          .$if(userId !== undefined, (query) => query.where('answers.userId', '=', userId ?? ''))
          .$if(counts === 'right', (query) =>
            query.whereRef('answers.option', '=', 'days.rightOption').where('days.closed', '=', 1),
          ),
      )
      .with('runs', (runs) =>
        runs
          .selectFrom('kept')
          .select(['userId', sql<number>`count(*)`.as('length'), sql<number>`max(day)`.as('last')])
          .groupBy(['userId', 'run']),
      )
      .selectFrom('runs')
      .select([
        'userId',
        sql<number>`max(length)`.as('best'),
        sql<number>`max(case when last >= (select coalesce(max(day), 0) from days where closed = 1) then length else 0 end)`.as(
          'current',
        ),
      ])
      .groupBy('userId');

  return {
    async of(guildId, userId, now, counts = 'answered') {
      const row = await streaks(guildId, now, counts, userId).executeTakeFirst();
      return row ?? { userId, current: 0, best: 0 };
    },
    async longest(guildId, now, limit, counts = 'answered') {
      return db
        .selectFrom(streaks(guildId, now, counts).as('streaks'))
        .selectAll()
        .where('current', '>', 0)
        .where('userId', 'not in', (query) =>
          query.selectFrom('leftOut').select('leftOut.userId').where('leftOut.guildId', '=', guildId),
        )
        .orderBy('current', 'desc')
        .orderBy('best', 'desc')
        .orderBy('userId')
        .limit(limit)
        .execute();
    },
  };
}
