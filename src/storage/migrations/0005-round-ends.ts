import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Which results are still to be told, and which rounds go after a while because they count for no board. */
export const roundEnds: Migration = {
  async up(db) {
    await db.schema.alterTable('rounds').addColumn('tell_at', 'bigint').execute();
    await db.schema.alterTable('rounds').addColumn('keep_until', 'bigint').execute();
    await sql`update rounds set tell_at = closes_at where kind = 'play' and closed_at is null`.execute(db);
    // Asked alone, or answered by nobody: 30 days.
    await sql`update rounds set keep_until = opened_at + 2592000000 where kind = 'play' and (guild_id is null or
      (closed_at is not null and not exists (select 1 from answers where answers.round_id = rounds.id)))`.execute(
      db,
    );
    for (const column of ['tell_at', 'keep_until'])
      await db.schema
        .createIndex(`rounds_${column}`)
        .on('rounds')
        .column(column)
        .where(sql.ref(column), 'is not', null)
        .execute();
  },
};
