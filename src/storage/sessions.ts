import { sql } from 'kysely';
import { countOf, type Engine } from './engine.ts';
import { KEEP_UNCOUNTED } from './rounds.ts';
import { runShared } from './run-shared.ts';
import type { Database, Hook, SessionRow } from './schema.ts';

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
  /** The way to write where the bot has no access of its own: the latest that a member brought. */
  hook: Hook | null;
}

type NewSession = Omit<Session, 'revision' | 'updatedAt' | 'goOnAt' | 'hook'>;

/** How many games for all may run at once: one a host, and so many in a channel. */
interface Room {
  inChannel: number;
  /** A game that was not gone on with since then is none that runs. */
  since: number;
}

export interface Sessions {
  /** Begins a game, or says where there is no room for one more, however many begin at once. */
  begin(session: NewSession, now: number): Promise<Session>;
  begin(session: NewSession, now: number, room: Room): Promise<Session | 'host' | 'channel'>;
  get(id: string): Promise<Session | undefined>;
  /** Writes `state` if nobody saved since `session` was read; undefined if somebody did: read it again. */
  save(session: Session, state: unknown, now: number): Promise<Session | undefined>;
  /** Its next question comes at that moment; null: not by itself. */
  goOn(id: string, at: number | null): Promise<void>;
  /** Takes up to `limit` games that go on by now; for `lease` milliseconds nobody else gets them. One statement. */
  claimGoingOn(claim: { now: number; lease: number; limit: number }): Promise<Session[]>;
  /** The bot may not write where it is played: it goes on by way of its members' interactions. */
  hold(id: string, hook: Hook): Promise<void>;
  /** True for the one call that ended it. What one member alone has answered in it counts for no board then. */
  end(id: string): Promise<boolean>;
  /** Those last saved before `before`, oldest first. */
  idleSince(before: number, limit: number): Promise<Session[]>;
}

export function createSessions({ kind, db, write }: Engine): Sessions {
  const begin = (session: NewSession, now: number, room?: Room) =>
    write(async (trx) => {
      const full = room && (await whyFull(kind, trx, session, room));
      if (full) return full;
      const begun = { ...session, revision: 1, updatedAt: now, goOnAt: null, hook: null };
      await trx
        .insertInto('sessions')
        .values({ ...begun, private: session.private ? 1 : 0, state: JSON.stringify(session.state) })
        .execute();
      return begun;
    });
  return {
    begin: begin as Sessions['begin'],
    get: runShared(async (id) => {
      const row = await db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst();
      return row && readSession(row);
    }),
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
    hold: (id, hook) =>
      write(async (trx) => {
        await trx
          .updateTable('sessions')
          .set({ hook: JSON.stringify(hook) })
          .where('id', '=', id)
          .execute();
      }),
    end: (id) =>
      write(async (trx) => {
        await discountAlone(trx, id);
        return countOf(await trx.deleteFrom('sessions').where('id', '=', id).executeTakeFirst()) > 0;
      }),
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

/** One beginning waits for another: each sees the games that were begun before it. */
const BEGINNING = 4_711_001;

async function whyFull(
  kind: Engine['kind'],
  trx: Database,
  { channelId, ownerId }: NewSession,
  { inChannel, since }: Room,
): Promise<'host' | 'channel' | undefined> {
  if (kind === 'postgres') await sql`select pg_advisory_xact_lock(${BEGINNING})`.execute(trx);
  const running = await trx
    .selectFrom('sessions')
    .select('ownerId')
    .where('private', '=', 0)
    .where('updatedAt', '>=', since)
    .where((where) => where.or([where('channelId', '=', channelId), where('ownerId', '=', ownerId)]))
    .execute();
  if (running.some((game) => game.ownerId === ownerId)) return 'host';
  return running.length >= inChannel ? 'channel' : undefined;
}

const readSession = ({ state, hook, ...row }: SessionRow): Session => ({
  ...row,
  hook: hook === null ? null : (JSON.parse(hook) as Hook),
  private: row.private === 1,
  state: JSON.parse(state) as unknown,
});

/** Whoever plays with nobody else could win as many points as they have time. */
async function discountAlone(trx: Database, sessionId: string): Promise<void> {
  const players = await trx
    .selectFrom('rounds')
    .innerJoin('answers', 'answers.roundId', 'rounds.id')
    .select('answers.userId')
    .distinct()
    .where('rounds.sessionId', '=', sessionId)
    .limit(2)
    .execute();
  if (players.length !== 1) return;
  await trx
    .updateTable('rounds')
    .set((expression) => ({ keepUntil: expression('openedAt', '+', KEEP_UNCOUNTED) }))
    .where('sessionId', '=', sessionId)
    .where('keepUntil', 'is', null)
    .execute();
}
