import type { Migration } from 'kysely/migration';

/** Questions that members of a server suggest, until its staff take or refuse them: as its own questions are kept. */
export const suggestions: Migration = {
  async up(db) {
    await db.schema
      .createTable('suggested_questions')
      .addColumn('guild_id', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('right_answer', 'text', (column) => column.notNull())
      .addColumn('wrong1', 'text', (column) => column.notNull())
      .addColumn('wrong2', 'text', (column) => column.notNull())
      .addColumn('wrong3', 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('topic', 'text')
      .addColumn('difficulty', 'text')
      .addColumn('author_id', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('suggested_questions_key', ['guild_id', 'id'])
      .execute();
    await db.schema
      .createIndex('suggested_questions_of_author')
      .on('suggested_questions')
      .column('author_id')
      .execute();
  },
};
