import type { Migration } from 'kysely/migration';

/** What is left where somebody asks to be forgotten who played the day's mystery, or whom a server's staff left out. */
export const marks: Migration = {
  async up(db) {
    await db.schema
      .createTable('secrets')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('secret', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('day_marks')
      .addColumn('day', 'integer', (column) => column.notNull())
      .addColumn('mark', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('day_marks_key', ['day', 'mark'])
      .execute();
    await db.schema
      .createTable('left_out_marks')
      .addColumn('guild_id', 'text', (column) => column.notNull())
      .addColumn('mark', 'text', (column) => column.notNull())
      .addColumn('until', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('left_out_marks_key', ['guild_id', 'mark'])
      .execute();
  },
};
