import type { Migration } from 'kysely/migration';

/** Suggested questions that staff refused wait for a while, so that whoever suggested one sees what became of it. */
export const refusedSuggestions: Migration = {
  async up(db) {
    await db.schema.alterTable('suggested_questions').addColumn('refused_at', 'bigint').execute();
  },
};
