import type { Migration } from 'kysely/migration';

/** What else a server has posted each day, one of each kind, and how far the next post of it has come. */
export const regularPosts: Migration = {
  async up(db) {
    await db.schema
      .createTable('regular_posts')
      .addColumn('guild_id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('channel_id', 'text', (column) => column.notNull())
      .addColumn('time', 'text', (column) => column.notNull())
      .addColumn('zone', 'text', (column) => column.notNull())
      .addColumn('skip_weekdays', 'integer', (column) => column.notNull())
      .addColumn('paused_reason', 'text')
      .addColumn('next_at', 'bigint')
      .addColumn('claimed_by', 'text')
      .addColumn('lease_until', 'bigint', (column) => column.notNull())
      .addColumn('begun_date', 'text')
      .addColumn('begun_at', 'bigint', (column) => column.notNull())
      .addColumn('posted_date', 'text')
      .addPrimaryKeyConstraint('regular_posts_key', ['guild_id', 'kind'])
      .execute();
    await db.schema.createIndex('regular_posts_due').on('regular_posts').column('next_at').execute();
  },
};
