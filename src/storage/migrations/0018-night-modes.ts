import type { Migration } from 'kysely/migration';

/** How the rounds of a quiz night are played, and how hard they are. */
export const nightModes: Migration = {
  async up(db) {
    await db.schema
      .alterTable('nights')
      .addColumn('mode', 'text', (column) => column.notNull().defaultTo('classic'))
      .execute();
    await db.schema.alterTable('nights').addColumn('level', 'text').execute();
  },
};
