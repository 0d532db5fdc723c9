import { countOf, type Engine } from './engine.ts';
import { leftOutBefore, unmarkLeftOut } from './marks.ts';
import type { Database } from './schema.ts';
import { takeSeasonRoles } from './season-roles.ts';

/** Members who are on no board of a server, whatever they answer. */
export interface LeftOut {
  add(guildId: string, userId: string, now: number): Promise<void>;
  /** False where they were not left out. */
  remove(guildId: string, userId: string): Promise<boolean>;
  /** All of a server, the latest first. */
  list(guildId: string): Promise<string[]>;
}

export function createLeftOut({ db, write }: Engine): LeftOut {
  return {
    add: (guildId, userId, now) => write((trx) => leaveOut(trx, guildId, userId, now)),
    remove: (guildId, userId) =>
      write(async (trx) => {
        const result = await trx
          .deleteFrom('leftOut')
          .where('guildId', '=', guildId)
          .where('userId', '=', userId)
          .executeTakeFirst();
        return (await unmarkLeftOut(trx, guildId, userId)) || countOf(result) > 0;
      }),
    async list(guildId) {
      const rows = await db
        .selectFrom('leftOut')
        .select('userId')
        .where('guildId', '=', guildId)
        .orderBy('since', 'desc')
        .orderBy('userId')
        .execute();
      return rows.map(({ userId }) => userId);
    },
  };
}

/** For others that leave a member out inside their own transaction. */
export async function leaveOut(trx: Database, guildId: string, userId: string, now: number): Promise<void> {
  await trx
    .insertInto('leftOut')
    .values({ guildId, userId, since: now })
    .onConflict((conflict) => conflict.columns(['guildId', 'userId']).doNothing())
    .execute();
  await takeSeasonRoles(trx, guildId, userId);
}

/** For others that take what members play inside their own transaction: whom staff had left out is so again. */
export async function leaveOutAgain(
  trx: Database,
  members: readonly { guildId: string; userId: string }[],
  now: number,
): Promise<void> {
  for (const { guildId, userId } of await leftOutBefore(trx, members))
    await leaveOut(trx, guildId, userId, now);
}
