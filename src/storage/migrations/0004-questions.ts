import type { Migration } from 'kysely/migration';

/** Questions that servers wrote, what members reported, and how hard questions turned out to be. */
export const questions: Migration = {
  async up(db) {
    await db.schema
      .createTable('custom_questions')
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
      .addPrimaryKeyConstraint('custom_questions_key', ['guild_id', 'id'])
      .execute();
    await db.schema
      .createIndex('custom_questions_of_author')
      .on('custom_questions')
      .column('author_id')
      .execute();
    await db.schema
      .createTable('question_reports')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('guild_id', 'text')
      .addColumn('question_id', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('reported_at', 'bigint', (column) => column.notNull())
      .addColumn('resolved_at', 'bigint')
      .execute();
    await db.schema
      .createIndex('question_reports_of_guild')
      .on('question_reports')
      .columns(['guild_id', 'reported_at'])
      .execute();
    await db.schema
      .createIndex('question_reports_of_user')
      .on('question_reports')
      .column('user_id')
      .execute();
    for (const [table, key] of [
      ['question_ratings', 'question_id'],
      ['player_ratings', 'user_id'],
    ] as const)
      await db.schema
        .createTable(table)
        .addColumn(key, 'text', (column) => column.primaryKey())
        .addColumn('rating', 'double precision', (column) => column.notNull())
        .addColumn('deviation', 'double precision')
        .addColumn('answers', 'integer', (column) => column.notNull())
        .addColumn('updated_at', 'bigint', (column) => column.notNull())
        .execute();
  },
};
