import { countOf, type Engine } from './engine.ts';
import type { SessionRow } from './schema.ts';

/** A game in play. It survives a restart. */
export interface Session {
  id: string;
  guildId: string | null;
  channelId: string;
  /** Who began it. */
  ownerId: string;
  private: boolean;
  /** Anything JSON can hold; its shape belongs to whoever plays it. */
  state: unknown;
  /** Grows with each save. */
  revision: number;
  updatedAt: number;
  /** When its next question comes by itself; null: not now. */
  goOnAt: number | null;
}

type NewSession = Omit<Session, 'revision' | 'updatedAt' | 'goOnAt'>;

export interface Sessions {
  begin(session: NewSession, now: number): Promise<Session>;
  get(id: string): Promise<Session | undefined>;
  /** Writes `state` if nobody saved since `session` was read; undefined if somebody did: read it again. */
  save(session: Session, state: unknown, now: number): Promise<Session | undefined>;
  /** Its next question comes at that moment; null: not by itself. */
  goOn(id: string, at: number | null): Promise<void>;
  /** Takes up to `limit` games that go on by now; for `lease` milliseconds nobody else gets them. One statement. */
  claimGoingOn(claim: { now: number; lease: number; limit: number }): Promise<Session[]>;
  /** Games for all in a channel or of a member that were gone on with since that moment. */
  running(where: { channelId: string; ownerId: string; since: number }): Promise<Session[]>;
  /** True for the one call that ended it. */
  end(id: string): Promise<boolean>;
  /** Those last saved before `before`, oldest first. */
  idleSince(before: number, limit: number): Promise<Session[]>;
}

export function createSessions({ kind, db, write }: Engine): Sessions {
  return {
    begin: (session, now) =>
      write(async (trx) => {
        const begun = { ...session, revision: 1, updatedAt: now, goOnAt: null };
        await trx
          .insertInto('sessions')
          .values({ ...begun, private: session.private ? 1 : 0, state: JSON.stringify(session.state) })
          .execute();
        return begun;
      }),
    async get(id) {
      const row = await db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst();
      return row && readSession(row);
    },
    save: (session, state, now) =>
      write(async (trx) => {
        const revision = session.revision + 1;
        const result = await trx
          .updateTable('sessions')
          .set({ state: JSON.stringify(state), revision, updatedAt: now })
          .where('id', '=', session.id)
          .where('revision', '=', session.revision)
          .executeTakeFirst();
        return countOf(result) > 0 ? { ...session, state, revision, updatedAt: now } : undefined;
      }),
    goOn: (id, at) =>
      write(async (trx) => {
        await trx.updateTable('sessions').set({ goOnAt: at }).where('id', '=', id).execute();
      }),
    async claimGoingOn({ now, lease, limit }) {
      const rows = await db
        .with('due', (due) =>
          due
            .selectFrom('sessions')
            .select('id')
            .where('goOnAt', '<=', now)
            .orderBy('goOnAt')
            .limit(limit)
            .$if(kind === 'postgres', (query) => query.forUpdate().skipLocked()),
        )
        .updateTable('sessions')
        .set({ goOnAt: now + lease })
        .where('id', 'in', (query) => query.selectFrom('due').select('due.id'))
        .returningAll()
        .execute();
      return rows.map(readSession);
    },
    async running({ channelId, ownerId, since }) {
      const rows = await db
        .selectFrom('sessions')
        .selectAll()
        .where('private', '=', 0)
        .where('updatedAt', '>=', since)
        .where((where) => where.or([where('channelId', '=', channelId), where('ownerId', '=', ownerId)]))
        .execute();
      return rows.map(readSession);
    },
    end: (id) =>
      write(
        async (trx) => countOf(await trx.deleteFrom('sessions').where('id', '=', id).executeTakeFirst()) > 0,
      ),
    async idleSince(before, limit) {
      const rows = await db
        .selectFrom('sessions')
        .selectAll()
        .where('updatedAt', '<', before)
        .orderBy('updatedAt')
        .limit(limit)
        .execute();
      return rows.map(readSession);
    },
  };
}

const readSession = ({ state, ...row }: SessionRow): Session => ({
  ...row,
  private: row.private === 1,
  state: JSON.parse(state) as unknown,
});
