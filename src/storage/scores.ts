import { sql } from 'kysely';
import type { Engine } from './engine.ts';

/** Which answers count for a board. Only rounds that are closed do: an open one's answer would show on it. */
interface Scope {
  guildId: string;
  now: number;
  /** Rounds opened at or after this instant; left out: from the beginning. */
  from?: number;
  /** Rounds opened before this instant. */
  until?: number;
  topic?: string;
  kind?: 'daily' | 'play';
}

/** A member's place on a board. */
interface Standing {
  /** 1 for the most points; members with the same points share a rank, and the next rank is left out: 1, 2, 2, 4. */
  rank: number;
  userId: string;
  points: number;
  /** Right answers. */
  right: number;
  /** All answers. */
  answered: number;
  /** How many members have exactly these points: above 1, the place is shared. */
  sharedBy: number;
}

interface Board {
  standings: Standing[];
  /** Members on the whole board. */
  members: number;
}

/** Scores are never stored: they are what the answers say. */
export interface Scores {
  board(scope: Scope, page: { offset: number; limit: number }): Promise<Board>;
  /** Whether a question of that scope is still open, so that its board may yet change. */
  isOpen(scope: Pick<Scope, 'guildId' | 'now'> & { from: number; until: number }): Promise<boolean>;
  /** One member's place; undefined when no answer of theirs counts. */
  standing(scope: Scope, userId: string): Promise<Standing | undefined>;
}

export function createScores({ db }: Engine): Scores {
  const isRight = sql<boolean>`answers.option = rounds.right_option`;
  const ranked = ({ guildId, now, from, until, topic, kind }: Scope) =>
    db
      .with('totals', (totals) =>
        totals
          .selectFrom('rounds')
          .innerJoin('answers', 'answers.roundId', 'rounds.id')
          .select([
            'answers.userId',
            sql<number>`sum(case when ${isRight} then case when answers.hinted = 1 then rounds.points / 2 else rounds.points end else 0 end)`.as(
              'points',
            ),
            sql<number>`sum(case when ${isRight} then 1 else 0 end)`.as('right'),
            sql<number>`count(*)`.as('answered'),
          ])
          .where('rounds.guildId', '=', guildId)
          // What is kept for a while alone was played alone.
          .where('rounds.keepUntil', 'is', null)
          .where('answers.userId', 'not in', (query) =>
            query.selectFrom('leftOut').select('leftOut.userId').where('leftOut.guildId', '=', guildId),
          )
          .where((where) =>
            where.or([where('rounds.closedAt', 'is not', null), where('rounds.closesAt', '<=', now)]),
          )
          .$if(from !== undefined, (query) => query.where('rounds.openedAt', '>=', from ?? 0))
          .$if(until !== undefined, (query) => query.where('rounds.openedAt', '<', until ?? 0))
          .$if(topic !== undefined, (query) => query.where('rounds.topic', '=', topic ?? ''))
          .$if(kind !== undefined, (query) => query.where('rounds.kind', '=', kind ?? 'daily'))
          .groupBy('answers.userId'),
      )
      .with('ranked', (query) =>
        query
          .selectFrom('totals')
          .selectAll()
          .select([
            sql<number>`rank() over (order by points desc)`.as('rank'),
            sql<number>`count(*) over (partition by points)`.as('sharedBy'),
            sql<number>`count(*) over ()`.as('members'),
          ]),
      )
      .selectFrom('ranked')
      .selectAll();

  return {
    async board(scope, { offset, limit }) {
      const rows = await ranked(scope)
        .orderBy('rank')
        .orderBy('right', 'desc')
        .orderBy('userId')
        .limit(limit)
        .offset(offset)
        .execute();
      const members = rows[0]?.members ?? (offset === 0 ? 0 : await membersOf(ranked(scope)));
      return { standings: rows.map(({ members: _, ...standing }) => standing), members };
    },
    async isOpen({ guildId, now, from, until }) {
      const row = await db
        .selectFrom('rounds')
        .select('id')
        .where('guildId', '=', guildId)
        .where('openedAt', '>=', from)
        .where('openedAt', '<', until)
        .where('closedAt', 'is', null)
        .where((where) => where.or([where('closesAt', 'is', null), where('closesAt', '>', now)]))
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    async standing(scope, userId) {
      const row = await ranked(scope).where('userId', '=', userId).executeTakeFirst();
      if (!row) return undefined;
      const { members: _, ...standing } = row;
      return standing;
    },
  };
}

/** A page past the end has no row to read the number from. */
async function membersOf(query: {
  limit(count: number): { executeTakeFirst(): Promise<{ members: number } | undefined> };
}): Promise<number> {
  return (await query.limit(1).executeTakeFirst())?.members ?? 0;
}
