import { countOf, type Engine } from './engine.ts';
import type { Database, NightPlayerRow, NightRow } from './schema.ts';

/** A quiz night: rounds of a game, one after the other. Instants in milliseconds. */
export interface Night extends Omit<NightRow, 'topics' | 'held'> {
  /** Ids of topics, one a round, from the first again where there are fewer; none: about anything. */
  topics: readonly string[];
  /** The host wants no further round by itself. */
  held: boolean;
}

type NewNight = Pick<
  Night,
  | 'id'
  | 'guildId'
  | 'channelId'
  | 'parentId'
  | 'hostId'
  | 'title'
  | 'startsAt'
  | 'rounds'
  | 'questions'
  | 'topics'
  | 'mode'
  | 'level'
  | 'teams'
  | 'createdAt'
>;

type Changes = Partial<
  Pick<Night, 'state' | 'round' | 'rounds' | 'held' | 'startsAt' | 'stepAt' | 'telling' | 'tellingSince'>
>;

/** Neither over nor cancelled. */
const OPEN = ['planned', 'waiting', 'playing', 'paused'] as const;
const RUNNING = ['waiting', 'playing', 'paused'] as const;

export interface Nights {
  /**
   * Plans one, or says what is in its way: as many as there may be in the guild, or another in the channel that begins
   * less than `apart` milliseconds before or after it.
   */
  plan(night: NewNight, room: { inGuild: number; apart: number }): Promise<'planned' | 'guild' | 'channel'>;
  get(id: string): Promise<Night | undefined>;
  /** Those that are neither over nor cancelled, the next first. */
  open(guildId: string): Promise<Night[]>;
  /** Those of a host that are neither over nor cancelled. */
  hostedBy(userId: string): Promise<Night[]>;
  /** Whether another one is running in its channel. */
  isBusy(night: Pick<Night, 'id' | 'channelId'>): Promise<boolean>;
  /** Takes up to `limit` that want something by now; for `lease` milliseconds nobody else gets them. One statement. */
  claimDue(claim: { now: number; lease: number; limit: number }): Promise<Night[]>;
  /** Writes changes if nobody saved since `night` was read; undefined if somebody did: read it again. */
  save(night: Night, changes: Changes): Promise<Night | undefined>;
  /** It wants nothing before that moment, unless somebody changed it meanwhile. */
  later(night: Night, at: number): Promise<void>;
  /** Remembers what announces it. */
  note(id: string, announced: { messageId?: string; eventId?: string }): Promise<void>;
  /**
   * Takes a member in, or lets them change teams while it is open.
   * @param team which; left out: their own, or the smallest.
   * @returns their team; `full` when it has more members than another already, `closed` when the night is over.
   */
  join(
    id: string,
    userId: string,
    options: { team?: number | undefined; now: number },
  ): Promise<number | 'full' | 'closed'>;
  /** True for the one call that took them out. */
  leave(id: string, userId: string): Promise<boolean>;
  /** First come, first listed. */
  players(id: string): Promise<NightPlayerRow[]>;
  /** Deletes those that began before, and are over. Returns how many. */
  forgetBefore(instant: number): Promise<number>;
}

export function createNights({ kind, db, write }: Engine): Nights {
  return {
    plan: (night, { inGuild, apart }) =>
      write(async (trx) => {
        const others = await trx
          .selectFrom('nights')
          .select(['channelId', 'startsAt'])
          .where('guildId', '=', night.guildId)
          .where('state', 'in', OPEN)
          .execute();
        if (others.length >= inGuild) return 'guild';
        const isNear = ({ channelId, startsAt }: (typeof others)[number]) =>
          channelId === night.channelId && Math.abs(startsAt - night.startsAt) < apart;
        if (others.some(isNear)) return 'channel';
        const row: NightRow = {
          ...night,
          topics: JSON.stringify(night.topics),
          ...{ state: 'planned', round: 0, held: 0, stepAt: night.startsAt, revision: 1 },
          ...{ telling: null, tellingSince: null, eventId: null, messageId: null },
        };
        await trx.insertInto('nights').values(row).execute();
        return 'planned';
      }),
    async get(id) {
      const row = await db.selectFrom('nights').selectAll().where('id', '=', id).executeTakeFirst();
      return row && readNight(row);
    },
    async open(guildId) {
      const rows = await db
        .selectFrom('nights')
        .selectAll()
        .where('guildId', '=', guildId)
        .where('state', 'in', OPEN)
        .orderBy('startsAt')
        .orderBy('id')
        .execute();
      return rows.map(readNight);
    },
    async hostedBy(userId) {
      const rows = await db
        .selectFrom('nights')
        .selectAll()
        .where('hostId', '=', userId)
        .where('state', 'in', OPEN)
        .execute();
      return rows.map(readNight);
    },
    async isBusy({ id, channelId }) {
      const row = await db
        .selectFrom('nights')
        .select('id')
        .where('stepAt', 'is not', null)
        .where('channelId', '=', channelId)
        .where('state', 'in', RUNNING)
        .where('id', '<>', id)
        .executeTakeFirst();
      return row !== undefined;
    },
    async claimDue({ now, lease, limit }) {
      const rows = await db
        .with('due', (due) =>
          due
            .selectFrom('nights')
            .select('id')
            .where('stepAt', '<=', now)
            .orderBy('stepAt')
            .limit(limit)
            .$if(kind === 'postgres', (query) => query.forUpdate().skipLocked()),
        )
        .updateTable('nights')
        .set({ stepAt: now + lease })
        .where('id', 'in', (query) => query.selectFrom('due').select('due.id'))
        .returningAll()
        .execute();
      return rows.map(readNight);
    },
    save: (night, { held, ...changes }) =>
      write(async (trx) => {
        const row = await trx
          .updateTable('nights')
          .set({
            ...changes,
            ...(held === undefined ? {} : { held: held ? 1 : 0 }),
            revision: night.revision + 1,
          })
          .where('id', '=', night.id)
          .where('revision', '=', night.revision)
          .returningAll()
          .executeTakeFirst();
        return row && readNight(row);
      }),
    later: ({ id, revision }, at) =>
      write(async (trx) => {
        await trx
          .updateTable('nights')
          .set({ stepAt: at })
          .where('id', '=', id)
          .where('revision', '=', revision)
          .execute();
      }),
    note: (id, announced) =>
      write(async (trx) => {
        await trx.updateTable('nights').set(announced).where('id', '=', id).execute();
      }),
    join: (id, userId, options) => write((trx) => join(kind, trx, { id, userId, ...options })),
    leave: (id, userId) =>
      write(async (trx) => {
        const result = await trx
          .deleteFrom('nightPlayers')
          .where('nightId', '=', id)
          .where('userId', '=', userId)
          .executeTakeFirst();
        return countOf(result) > 0;
      }),
    players: (id) =>
      db
        .selectFrom('nightPlayers')
        .selectAll()
        .where('nightId', '=', id)
        .orderBy('joinedAt')
        .orderBy('userId')
        .execute(),
    forgetBefore: (instant) =>
      write(async (trx) => {
        const result = await trx
          .deleteFrom('nights')
          .where('state', 'in', ['over', 'cancelled'])
          .where('startsAt', '<', instant)
          .executeTakeFirst();
        return countOf(result);
      }),
  };
}

async function join(
  kind: Engine['kind'],
  trx: Database,
  { id, userId, team, now }: { id: string; userId: string; team?: number | undefined; now: number },
): Promise<number | 'full' | 'closed'> {
  const night = await trx
    .selectFrom('nights')
    .select(['teams', 'state'])
    .where('id', '=', id)
    // One joins after the other, so that the teams stay even.
    .$if(kind === 'postgres', (query) => query.forUpdate())
    .executeTakeFirst();
  if (!night || night.state === 'over' || night.state === 'cancelled') return 'closed';
  const players = await trx
    .selectFrom('nightPlayers')
    .select(['userId', 'team'])
    .where('nightId', '=', id)
    .execute();
  const own = players.find((player) => player.userId === userId);
  if (own && (team === undefined || team === own.team)) return own.team;
  const sizes = Array.from(
    { length: Math.max(1, night.teams) },
    (_, number) => players.filter((player) => player.team === number && player.userId !== userId).length,
  );
  const least = Math.min(...sizes);
  const wanted = team ?? sizes.indexOf(least);
  if ((sizes[wanted] ?? Number.POSITIVE_INFINITY) > least) return 'full';
  await trx
    .insertInto('nightPlayers')
    .values({ nightId: id, userId, team: wanted, joinedAt: now })
    .onConflict((conflict) => conflict.columns(['nightId', 'userId']).doUpdateSet({ team: wanted }))
    .execute();
  return wanted;
}

const readNight = ({ topics, held, ...row }: NightRow): Night => ({
  ...row,
  topics: JSON.parse(topics) as string[],
  held: held === 1,
});
