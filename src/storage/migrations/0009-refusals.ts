import type { Migration } from 'kysely/migration';

/** How many requests Discord has refused to each process lately: all of them share one limit. */
export const refusals: Migration = {
  async up(db) {
    await db.schema
      .alterTable('processes')
      .addColumn('refused', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
