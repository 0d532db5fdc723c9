import { countOf, type Engine } from './engine.ts';
import type { Database, SeasonHolderRow, SeasonRoleRow } from './schema.ts';

export type SeasonRole = SeasonRoleRow;
export type SeasonHolder = SeasonHolderRow;

/** The role of a season's first, in servers whose staff wants one. */
export interface SeasonRoles {
  /**
   * Sets a server's role, and goes on where it was paused. What is to be given still is the new role; who has the former
   * one has it until the season's end. @param first.doneSeason where the server had none: the latest season that it is too late for.
   */
  put(guildId: string, roleId: string, first: { doneSeason: string; now: number }): Promise<void>;
  get(guildId: string): Promise<SeasonRole | undefined>;
  /** Who has it stays as they are, and is known no more. False where there was none. */
  remove(guildId: string): Promise<boolean>;
  /** A server has other seasons now: those up to `doneSeason` are past caring. */
  restart(guildId: string, doneSeason: string, now: number): Promise<void>;
  /**
   * Takes up to `limit` that want to be looked at, or lie further away than `beyond`, as a wrong clock puts them; for
   * `lease` milliseconds nobody else gets them. One statement.
   */
  claimDue(claim: { now: number; lease: number; beyond: number; limit: number }): Promise<SeasonRole[]>;
  /** Looks again at that moment, unless somebody changed it since it was claimed. */
  later(claimed: SeasonRole, at: number): Promise<void>;
  /**
   * Notes once who gets it for a season: all others who have it lose it. Whoever is left out, or has no answers in the
   * server any more, gets nothing. False where that season is decided already.
   */
  decide(role: SeasonRole, season: string, winners: readonly string[]): Promise<boolean>;
  /** What is still to be given and taken. */
  pending(guildId: string): Promise<SeasonHolder[]>;
  /** Discord has it so. @param there whether the member is in the server. */
  settle(holder: SeasonHolder, there: boolean): Promise<void>;
  /** Nothing more before staff sets it anew. True for the one call that paused it. */
  pause(guildId: string, reason: string): Promise<boolean>;
  /** What a member has of Curzon in all servers. */
  heldBy(userId: string): Promise<SeasonHolder[]>;
}

export function createSeasonRoles({ kind, db, write }: Engine): SeasonRoles {
  return {
    put: (guildId, roleId, { doneSeason, now }) =>
      write(async (trx) => {
        const set = { roleId, pausedReason: null, nextAt: now };
        await trx
          .insertInto('seasonRoles')
          .values({ guildId, doneSeason, ...set })
          .onConflict((conflict) => conflict.column('guildId').doUpdateSet(set))
          .execute();
        await trx
          .updateTable('seasonHolders')
          .set({ roleId })
          .where('guildId', '=', guildId)
          .where('state', '=', 'give')
          .execute();
      }),
    get: (guildId) =>
      db.selectFrom('seasonRoles').selectAll().where('guildId', '=', guildId).executeTakeFirst(),
    remove: (guildId) =>
      write(async (trx) => {
        await trx.deleteFrom('seasonHolders').where('guildId', '=', guildId).execute();
        const result = await trx.deleteFrom('seasonRoles').where('guildId', '=', guildId).executeTakeFirst();
        return countOf(result) > 0;
      }),
    restart: (guildId, doneSeason, now) =>
      write(async (trx) => {
        await trx
          .updateTable('seasonRoles')
          .set({ doneSeason, nextAt: now })
          .where('guildId', '=', guildId)
          .execute();
      }),
    claimDue: ({ now, lease, beyond, limit }) =>
      db
        .with('due', (due) =>
          due
            .selectFrom('seasonRoles')
            .select('guildId')
            .where('pausedReason', 'is', null)
            .where((where) => where.or([where('nextAt', '<=', now), where('nextAt', '>', beyond)]))
            .orderBy('nextAt')
            .limit(limit)
            .$if(kind === 'postgres', (query) => query.forUpdate().skipLocked()),
        )
        .updateTable('seasonRoles')
        .set({ nextAt: now + lease })
        .where('guildId', 'in', (query) => query.selectFrom('due').select('due.guildId'))
        .returningAll()
        .execute(),
    later: ({ guildId, nextAt }, at) =>
      write(async (trx) => {
        await trx
          .updateTable('seasonRoles')
          .set({ nextAt: at })
          .where('guildId', '=', guildId)
          .where('nextAt', '=', nextAt)
          .execute();
      }),
    decide: (role, season, winners) => write((trx) => decide(trx, role, season, winners)),
    pending: (guildId) =>
      db
        .selectFrom('seasonHolders')
        .selectAll()
        .where('guildId', '=', guildId)
        .where('state', '!=', 'held')
        // First from whom it is taken.
        .orderBy('state', 'desc')
        .orderBy('userId')
        .execute(),
    settle: (holder, there) =>
      write(async (trx) => {
        const { guildId, roleId, userId, state } = holder;
        if (there && state === 'give')
          await trx
            .updateTable('seasonHolders')
            .set({ state: 'held' })
            .where('guildId', '=', guildId)
            .where('roleId', '=', roleId)
            .where('userId', '=', userId)
            .where('state', '=', 'give')
            .execute();
        else
          await trx
            .deleteFrom('seasonHolders')
            .where('guildId', '=', guildId)
            .where('roleId', '=', roleId)
            .where('userId', '=', userId)
            .where('state', '=', state)
            .execute();
      }),
    pause: (guildId, reason) =>
      write(async (trx) => {
        const result = await trx
          .updateTable('seasonRoles')
          .set({ pausedReason: reason })
          .where('guildId', '=', guildId)
          .where('pausedReason', 'is', null)
          .executeTakeFirst();
        return countOf(result) > 0;
      }),
    heldBy: (userId) => db.selectFrom('seasonHolders').selectAll().where('userId', '=', userId).execute(),
  };
}

async function decide(
  trx: Database,
  { guildId, doneSeason, roleId }: SeasonRole,
  season: string,
  winners: readonly string[],
): Promise<boolean> {
  const result = await trx
    .updateTable('seasonRoles')
    .set({ doneSeason: season })
    .where('guildId', '=', guildId)
    .where('roleId', '=', roleId)
    .where('doneSeason', '=', doneSeason)
    .executeTakeFirst();
  if (countOf(result) === 0) return false;
  await trx.deleteFrom('seasonHolders').where('guildId', '=', guildId).where('state', '=', 'give').execute();
  await trx.updateTable('seasonHolders').set({ state: 'take' }).where('guildId', '=', guildId).execute();
  for (const userId of await stillThere(trx, guildId, winners))
    await trx
      .insertInto('seasonHolders')
      .values({ guildId, roleId, userId, state: 'give' })
      .onConflict((conflict) =>
        conflict.columns(['guildId', 'roleId', 'userId']).doUpdateSet({ state: 'give' }),
      )
      .execute();
  return true;
}

/** Somebody may have been left out or forgotten since the board was read. */
async function stillThere(trx: Database, guildId: string, userIds: readonly string[]): Promise<string[]> {
  if (userIds.length === 0) return [];
  const rows = await trx
    .selectFrom('answers')
    .innerJoin('rounds', 'rounds.id', 'answers.roundId')
    .select('answers.userId')
    .distinct()
    .where('rounds.guildId', '=', guildId)
    .where('answers.userId', 'in', [...userIds])
    .where('answers.userId', 'not in', (query) =>
      query.selectFrom('leftOut').select('leftOut.userId').where('leftOut.guildId', '=', guildId),
    )
    .execute();
  return rows.map(({ userId }) => userId);
}

/** For others that take a member off the boards inside their own transaction: whoever is on none has no such role. */
export async function takeSeasonRoles(trx: Database, guildId: string, userId: string): Promise<void> {
  const result = await trx
    .updateTable('seasonHolders')
    .set({ state: 'take' })
    .where('guildId', '=', guildId)
    .where('userId', '=', userId)
    .executeTakeFirst();
  if (countOf(result) > 0)
    await trx.updateTable('seasonRoles').set({ nextAt: 0 }).where('guildId', '=', guildId).execute();
}
