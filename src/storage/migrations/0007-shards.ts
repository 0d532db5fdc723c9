import type { Migration } from 'kysely/migration';

/** What processes that run side by side agree on: who is alive, who has which shard, whose turn it is to identify. */
export const shards: Migration = {
  async up(db) {
    await db.schema
      .createTable('processes')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('seen_at', 'bigint', (column) => column.notNull())
      .addColumn('leaving', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('shards')
      .addColumn('shard', 'integer', (column) => column.primaryKey())
      .addColumn('holder', 'text')
      .addColumn('lease_until', 'bigint', (column) => column.notNull())
      .addColumn('offered', 'integer', (column) => column.notNull())
      .addColumn('successor', 'text')
      .execute();
    await db.schema
      .createTable('identifies')
      .addColumn('bucket', 'integer', (column) => column.primaryKey())
      .addColumn('next_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('taken_interactions')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('taken_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
