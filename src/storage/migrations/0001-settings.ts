import type { Migration } from 'kysely/migration';

/** What admins and members set, guilds that were left, and names nobody found. */
export const settings: Migration = {
  async up(db) {
    await db.schema
      .createTable('guild_settings')
      .addColumn('guild_id', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('guild_settings_key', ['guild_id', 'key'])
      .execute();
    await db.schema
      .createTable('channel_settings')
      .addColumn('channel_id', 'text', (column) => column.notNull())
      .addColumn('guild_id', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('channel_settings_key', ['channel_id', 'key'])
      .execute();
    await db.schema
      .createIndex('channel_settings_of_guild')
      .on('channel_settings')
      .column('guild_id')
      .execute();
    await db.schema
      .createTable('user_settings')
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('user_settings_key', ['user_id', 'key'])
      .execute();
    await db.schema
      .createTable('left_guilds')
      .addColumn('guild_id', 'text', (column) => column.primaryKey())
      .addColumn('left_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('misses')
      .addColumn('text', 'text', (column) => column.primaryKey())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addColumn('last_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
