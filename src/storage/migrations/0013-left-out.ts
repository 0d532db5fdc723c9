import type { Migration } from 'kysely/migration';

/** Members who are on no board of a server: its staff, or whoever was taken off. */
export const leftOut: Migration = {
  async up(db) {
    await db.schema
      .createTable('left_out')
      .addColumn('guild_id', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('since', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('left_out_key', ['guild_id', 'user_id'])
      .execute();
    await db.schema.createIndex('left_out_user').on('left_out').column('user_id').execute();
  },
};
