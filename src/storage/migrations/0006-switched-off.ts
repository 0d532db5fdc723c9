import type { Migration } from 'kysely/migration';

/** Questions that a server's staff does not want to be asked there any more. */
export const switchedOff: Migration = {
  async up(db) {
    await db.schema
      .createTable('switched_off_questions')
      .addColumn('guild_id', 'text', (column) => column.notNull())
      .addColumn('question_id', 'text', (column) => column.notNull())
      .addColumn('switched_off_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('switched_off_questions_key', ['guild_id', 'question_id'])
      .execute();
  },
};
