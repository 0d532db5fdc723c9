import type { Migration } from 'kysely/migration';

/** How a game is written where the bot has no access of its own, for whichever process goes on with it. */
export const heldGames: Migration = {
  async up(db) {
    await db.schema.alterTable('sessions').addColumn('hook', 'text').execute();
  },
};
