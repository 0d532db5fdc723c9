import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Quiz nights: games in a row at a time that was told before, and who takes part. */
export const nights: Migration = {
  async up(db) {
    await db.schema
      .createTable('nights')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('guild_id', 'text', (column) => column.notNull())
      .addColumn('channel_id', 'text', (column) => column.notNull())
      .addColumn('parent_id', 'text')
      .addColumn('host_id', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('starts_at', 'bigint', (column) => column.notNull())
      .addColumn('rounds', 'integer', (column) => column.notNull())
      .addColumn('questions', 'integer', (column) => column.notNull())
      .addColumn('topics', 'text', (column) => column.notNull())
      .addColumn('teams', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('round', 'integer', (column) => column.notNull())
      .addColumn('held', 'integer', (column) => column.notNull())
      .addColumn('step_at', 'bigint')
      .addColumn('telling', 'text')
      .addColumn('telling_since', 'bigint')
      .addColumn('event_id', 'text')
      .addColumn('message_id', 'text')
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('nights_step_at')
      .on('nights')
      .column('step_at')
      .where(sql.ref('step_at'), 'is not', null)
      .execute();
    await db.schema.createIndex('nights_of_guild').on('nights').columns(['guild_id', 'starts_at']).execute();
    await db.schema.createIndex('nights_of_host').on('nights').column('host_id').execute();
    await db.schema
      .createTable('night_players')
      .addColumn('night_id', 'text', (column) => column.notNull().references('nights.id').onDelete('cascade'))
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('team', 'integer', (column) => column.notNull())
      .addColumn('joined_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('night_players_key', ['night_id', 'user_id'])
      .execute();
    await db.schema.createIndex('night_players_of_user').on('night_players').column('user_id').execute();
  },
};
