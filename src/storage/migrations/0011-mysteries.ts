import type { Migration } from 'kysely/migration';

/** Who is asked for on which day, what each member guessed, and in which servers they play. */
export const mysteries: Migration = {
  async up(db) {
    await db.schema
      .createTable('mysteries')
      .addColumn('pack', 'text', (column) => column.notNull())
      .addColumn('day', 'integer', (column) => column.notNull())
      .addColumn('entry', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('mysteries_key', ['pack', 'day'])
      .execute();
    await db.schema
      .createTable('mystery_games')
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('pack', 'text', (column) => column.notNull())
      .addColumn('day', 'integer', (column) => column.notNull())
      .addColumn('entry', 'text', (column) => column.notNull())
      .addColumn('started_at', 'bigint', (column) => column.notNull())
      .addColumn('finished_at', 'bigint')
      .addColumn('won', 'integer', (column) => column.notNull().defaultTo(0))
      .addPrimaryKeyConstraint('mystery_games_key', ['user_id', 'pack', 'day'])
      .execute();
    await db.schema
      .createTable('mystery_guesses')
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('pack', 'text', (column) => column.notNull())
      .addColumn('day', 'integer', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('entry', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('mystery_guesses_key', ['user_id', 'pack', 'day', 'number'])
      .addUniqueConstraint('mystery_guesses_once', ['user_id', 'pack', 'day', 'entry'])
      .execute();
    await db.schema
      .createTable('mystery_places')
      .addColumn('guild_id', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('pack', 'text', (column) => column.notNull())
      .addColumn('day', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('mystery_places_key', ['guild_id', 'user_id', 'pack', 'day'])
      .execute();
    await db.schema.createIndex('mystery_games_by_day').on('mystery_games').column('day').execute();
    await db.schema.createIndex('mystery_places_of_user').on('mystery_places').column('user_id').execute();
  },
};
