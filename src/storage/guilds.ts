import { sql } from 'kysely';
import { countOf, type Engine } from './engine.ts';
import type { Database } from './schema.ts';

export interface Guilds {
  /** Notes that Curzon was removed from a guild; its data waits, in case that was a mistake. */
  markLeft(guildId: string, now: number): Promise<void>;
  /** Curzon is back: nothing will be deleted. False where it was not known to have left. */
  markJoined(guildId: string): Promise<boolean>;
  /** The ids of all guilds of which something is kept. */
  known(): Promise<string[]>;
  /** The ids of those that Curzon left. */
  left(): Promise<string[]>;
  /**
   * Deletes the data of guilds left at least `after` milliseconds ago; returns their ids.
   * @param which those that may be deleted; all when left out.
   */
  purgeLeft(now: number, after: number, which?: (guildId: string) => boolean): Promise<string[]>;
  /** Deletes everything kept about a guild, in one transaction. */
  delete(guildId: string): Promise<void>;
}

export function createGuilds({ db, write, settings }: Engine): Guilds {
  return {
    markLeft: (guildId, now) =>
      write(async (trx) => {
        await trx
          .insertInto('leftGuilds')
          .values({ guildId, leftAt: now })
          .onConflict((conflict) => conflict.column('guildId').doNothing())
          .execute();
      }),
    markJoined: (guildId) =>
      write(async (trx) => {
        const result = await trx.deleteFrom('leftGuilds').where('guildId', '=', guildId).executeTakeFirst();
        return countOf(result) > 0;
      }),
    async known() {
      const ids = new Set<string>();
      for (const table of TABLES_OF_A_GUILD) for (const id of await guildsIn(db, table)) ids.add(id);
      return [...ids];
    },
    async left() {
      return (await db.selectFrom('leftGuilds').select('guildId').execute()).map(({ guildId }) => guildId);
    },
    async purgeLeft(now, after, which = () => true) {
      const rows = await db
        .selectFrom('leftGuilds')
        .select('guildId')
        .where('leftAt', '<=', now - after)
        .execute();
      const purged: string[] = [];
      for (const { guildId } of rows.filter((row) => which(row.guildId)))
        if (await settings.write((trx) => purge(trx, guildId, now - after))) purged.push(guildId);
      return purged;
    },
    delete: (guildId) => settings.write((trx) => deleteGuild(trx, guildId)),
  };
}

/** Asks again inside the transaction: the guild may have come back since it was listed. */
async function purge(trx: Database, guildId: string, leftUntil: number): Promise<boolean> {
  const left = await trx
    .deleteFrom('leftGuilds')
    .where('guildId', '=', guildId)
    .where('leftAt', '<=', leftUntil)
    .returning('guildId')
    .executeTakeFirst();
  if (!left) return false;
  await deleteGuild(trx, guildId);
  return true;
}

const TABLES_OF_A_GUILD = [
  'dailySchedules',
  'dailyPosts',
  'regularPosts',
  // Its answers go with each round.
  'rounds',
  'sessions',
  // Who takes part goes with each.
  'nights',
  'askedQuestions',
  'customQuestions',
  'suggestedQuestions',
  'questionReports',
  'switchedOffQuestions',
  'leftOut',
  'leftOutMarks',
  'seasonRoles',
  'seasonHolders',
  'mysteryPlaces',
  'channelSettings',
  'guildSettings',
  'leftGuilds',
] as const;

async function deleteGuild(trx: Database, guildId: string): Promise<void> {
  for (const table of TABLES_OF_A_GUILD) await trx.deleteFrom(table).where('guildId', '=', guildId).execute();
}

/** From one guild to the next by the index: a server's ten thousand rounds are not read for its one id. */
async function guildsIn(db: Database, table: (typeof TABLES_OF_A_GUILD)[number]): Promise<string[]> {
  const rows = sql.table(table);
  const found = await sql<{ id: string }>`with recursive guilds(id) as (
    select min(guild_id) from ${rows}
    union all
    select (select min(guild_id) from ${rows} where guild_id > guilds.id) from guilds where guilds.id is not null
  ) select id from guilds where id is not null`.execute(db);
  return found.rows.map(({ id }) => id);
}
