import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** When each guild's daily question is due, and what was posted on which local day. */
export const daily: Migration = {
  async up(db) {
    await db.schema
      .createTable('daily_schedules')
      .addColumn('guild_id', 'text', (column) => column.primaryKey())
      .addColumn('channel_id', 'text', (column) => column.notNull())
      .addColumn('time', 'text', (column) => column.notNull())
      .addColumn('zone', 'text', (column) => column.notNull())
      .addColumn('topic', 'text')
      .addColumn('difficulty', 'text')
      .addColumn('role_id', 'text')
      .addColumn('use_thread', 'integer', (column) => column.notNull())
      .addColumn('skip_weekdays', 'integer', (column) => column.notNull())
      .addColumn('reveal_hours', 'integer')
      .addColumn('paused_reason', 'text')
      .addColumn('next_at', 'bigint')
      .addColumn('claimed_by', 'text')
      .addColumn('lease_until', 'bigint', (column) => column.notNull())
      .addColumn('told_admin', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('daily_schedules_due').on('daily_schedules').column('next_at').execute();
    await db.schema
      .createTable('daily_posts')
      .addColumn('guild_id', 'text', (column) => column.notNull())
      .addColumn('local_date', 'text', (column) => column.notNull())
      .addColumn('round_id', 'text', (column) => column.references('rounds.id').onDelete('set null'))
      .addColumn('nonce', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('skipped_reason', 'text')
      .addColumn('due_at', 'bigint', (column) => column.notNull())
      .addColumn('recorded_at', 'bigint', (column) => column.notNull())
      .addColumn('posted_at', 'bigint')
      .addColumn('reveal_at', 'bigint')
      .addColumn('revealed_at', 'bigint')
      .addColumn('reveal_claimed_by', 'text')
      .addColumn('reveal_lease_until', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('daily_posts_key', ['guild_id', 'local_date'])
      .execute();
    await db.schema.createIndex('daily_posts_of_round').on('daily_posts').column('round_id').execute();
    await db.schema
      .createIndex('daily_posts_to_reveal')
      .on('daily_posts')
      .column('reveal_at')
      .where(sql<boolean>`revealed_at is null`)
      .execute();
  },
};
