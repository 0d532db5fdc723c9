import type { Migration } from 'kysely/migration';

/** Questions as they were asked, what members answered, and games in play. */
export const rounds: Migration = {
  async up(db) {
    await db.schema
      .createTable('rounds')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('guild_id', 'text')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('question_id', 'text', (column) => column.notNull())
      .addColumn('topic', 'text')
      .addColumn('snapshot', 'text', (column) => column.notNull())
      .addColumn('right_option', 'integer', (column) => column.notNull())
      .addColumn('points', 'integer', (column) => column.notNull())
      .addColumn('changeable', 'integer', (column) => column.notNull())
      .addColumn('opened_at', 'bigint', (column) => column.notNull())
      .addColumn('closes_at', 'bigint')
      .addColumn('closed_at', 'bigint')
      .addColumn('channel_id', 'text')
      .addColumn('message_id', 'text')
      .addColumn('session_id', 'text')
      .execute();
    await db.schema.createIndex('rounds_of_guild').on('rounds').columns(['guild_id', 'opened_at']).execute();
    await db.schema.createIndex('rounds_of_session').on('rounds').column('session_id').execute();
    await db.schema
      .createTable('answers')
      .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id').onDelete('cascade'))
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('option', 'integer', (column) => column.notNull())
      .addColumn('answered_at', 'bigint', (column) => column.notNull())
      .addColumn('changes', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('answers_key', ['round_id', 'user_id'])
      .execute();
    await db.schema.createIndex('answers_of_user').on('answers').column('user_id').execute();
    await db.schema
      .createTable('asked_questions')
      .addColumn('guild_id', 'text', (column) => column.notNull())
      .addColumn('question_id', 'text', (column) => column.notNull())
      .addColumn('asked_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('asked_questions_key', ['guild_id', 'question_id'])
      .execute();
    await db.schema
      .createTable('sessions')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('guild_id', 'text')
      .addColumn('channel_id', 'text', (column) => column.notNull())
      .addColumn('owner_id', 'text', (column) => column.notNull())
      .addColumn('private', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('sessions_of_guild').on('sessions').column('guild_id').execute();
    await db.schema.createIndex('sessions_of_owner').on('sessions').column('owner_id').execute();
  },
};
