import type { Database, Engine } from './engine.ts';

export interface Guilds {
  /** Notes that Curzon was removed from a guild; its data waits, in case that was a mistake. */
  markLeft(guildId: string, now: number): Promise<void>;
  /** Curzon is back: nothing will be deleted. */
  markJoined(guildId: string): Promise<void>;
  /** Deletes the data of guilds left at least `after` milliseconds ago; returns their ids. */
  purgeLeft(now: number, after: number): Promise<string[]>;
  /** Deletes everything kept about a guild, in one transaction. */
  delete(guildId: string): Promise<void>;
}

export function createGuilds({ db, write }: Engine): Guilds {
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
        await trx.deleteFrom('leftGuilds').where('guildId', '=', guildId).execute();
      }),
    async purgeLeft(now, after) {
      const rows = await db
        .selectFrom('leftGuilds')
        .select('guildId')
        .where('leftAt', '<=', now - after)
        .execute();
      const purged: string[] = [];
      for (const { guildId } of rows)
        if (await write((trx) => purge(trx, guildId, now - after))) purged.push(guildId);
      return purged;
    },
    delete: (guildId) => write((trx) => deleteGuild(trx, guildId)),
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
  // Its answers go with each round.
  'rounds',
  'sessions',
  'askedQuestions',
  'customQuestions',
  'questionReports',
  'channelSettings',
  'guildSettings',
  'leftGuilds',
] as const;

async function deleteGuild(trx: Database, guildId: string): Promise<void> {
  for (const table of TABLES_OF_A_GUILD) await trx.deleteFrom(table).where('guildId', '=', guildId).execute();
}
