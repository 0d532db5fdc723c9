import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** When a game goes on by itself, and who took a hint, which halves what an answer is worth. */
export const games: Migration = {
  async up(db) {
    await db.schema.alterTable('sessions').addColumn('go_on_at', 'bigint').execute();
    await db.schema
      .createIndex('sessions_go_on_at')
      .on('sessions')
      .column('go_on_at')
      .where(sql.ref('go_on_at'), 'is not', null)
      .execute();
    await db.schema
      .alterTable('answers')
      .addColumn('hinted', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await db.schema
      .createTable('hints')
      .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id').onDelete('cascade'))
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('hints_key', ['round_id', 'user_id'])
      .execute();
    await db.schema.createIndex('hints_of_user').on('hints').column('user_id').execute();
  },
};
