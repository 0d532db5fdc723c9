import type { Migration } from 'kysely/migration';

/** The role that a season's first has in a server, and who has it. */
export const seasonRoles: Migration = {
  async up(db) {
    await db.schema
      .createTable('season_roles')
      .addColumn('guild_id', 'text', (column) => column.primaryKey())
      .addColumn('role_id', 'text', (column) => column.notNull())
      .addColumn('done_season', 'text', (column) => column.notNull())
      .addColumn('paused_reason', 'text')
      .addColumn('next_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('season_roles_next_at').on('season_roles').column('next_at').execute();
    await db.schema
      .createTable('season_holders')
      .addColumn('guild_id', 'text', (column) => column.notNull())
      .addColumn('role_id', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('season_holders_key', ['guild_id', 'role_id', 'user_id'])
      .execute();
    await db.schema.createIndex('season_holders_of_user').on('season_holders').column('user_id').execute();
  },
};
