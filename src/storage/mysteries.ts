import { sql } from 'kysely';
import type { Engine } from './engine.ts';
import { leaveOutAgain } from './left-out.ts';
import { hasSeenDay } from './marks.ts';
import type { Database } from './schema.ts';

/** What one member plays on one day; days since 1970. */
interface MysteryDay {
  userId: string;
  pack: string;
  day: number;
}

/** A member's game. It survives a restart. */
export interface MysteryGame extends MysteryDay {
  /** Id of who it is. */
  entry: string;
  startedAt: number;
  finishedAt: number | null;
  won: boolean;
  /** Ids of who was guessed, in that order. */
  guesses: string[];
}

/** A member's place on a server's board. */
interface Solver {
  userId: string;
  solved: number;
  played: number;
  /** Guesses that the solved ones took, together. */
  guesses: number;
}

export interface Mysteries {
  /**
   * Who is asked for on a day: the same for all who ask, however many at once.
   * @param choose one of those that were not asked for on the days given.
   */
  ofDay(
    pack: string,
    day: number,
    apart: number,
    choose: (asked: ReadonlySet<string>) => string,
  ): Promise<string>;
  get(of: MysteryDay): Promise<MysteryGame | undefined>;
  /** Begins a game, or gives the one that is begun. */
  begin(of: MysteryDay, entry: string, now: number): Promise<MysteryGame>;
  /**
   * Takes a guess; `over` after the last or the right one, `repeated` for one that was made.
   * @param most guesses that somebody has.
   * @param guildId where it is made, whose board it then counts for.
   */
  guess(
    of: MysteryDay,
    entry: string,
    how: { most: number; guildId: string | null; now: number },
  ): Promise<'taken' | 'repeated' | 'over'>;
  /** A member's finished games of a pack, the newest first. */
  finished(userId: string, pack: string): Promise<{ day: number; won: boolean; guesses: number }[]>;
  /** Who solved most in a server since a day, with the fewest guesses. */
  board(guildId: string, pack: string, since: number, limit: number): Promise<Solver[]>;
  /** Deletes what is older; returns how many games. */
  forgetBefore(day: number): Promise<number>;
}

export function createMysteries({ kind, db, write }: Engine): Mysteries {
  const read = async (
    from: Database,
    { userId, pack, day }: MysteryDay,
  ): Promise<MysteryGame | undefined> => {
    const row = await from
      .selectFrom('mysteryGames')
      .selectAll()
      .where('userId', '=', userId)
      .where('pack', '=', pack)
      .where('day', '=', day)
      .$if(kind === 'postgres' && from !== db, (query) => query.forUpdate())
      .executeTakeFirst();
    if (!row) return undefined;
    const guesses = await from
      .selectFrom('mysteryGuesses')
      .select('entry')
      .where('userId', '=', userId)
      .where('pack', '=', pack)
      .where('day', '=', day)
      .orderBy('number')
      .execute();
    return { ...row, won: row.won === 1, guesses: guesses.map(({ entry }) => entry) };
  };
  return {
    async ofDay(pack, day, apart, choose) {
      const known = await db
        .selectFrom('mysteries')
        .select('entry')
        .where('pack', '=', pack)
        .where('day', '=', day)
        .executeTakeFirst();
      if (known) return known.entry;
      return write(async (trx) => {
        const asked = await trx
          .selectFrom('mysteries')
          .select(['day', 'entry'])
          .where('pack', '=', pack)
          .where('day', '>', day - apart)
          .where('day', '<', day + apart)
          .execute();
        const entry = choose(new Set(asked.map((row) => row.entry)));
        await trx
          .insertInto('mysteries')
          .values({ pack, day, entry })
          .onConflict((conflict) => conflict.columns(['pack', 'day']).doNothing())
          .execute();
        const row = await trx
          .selectFrom('mysteries')
          .select('entry')
          .where('pack', '=', pack)
          .where('day', '=', day)
          .executeTakeFirstOrThrow();
        return row.entry;
      });
    },
    get: (of) => read(db, of),
    begin: ({ userId, pack, day }, entry, now) =>
      write(async (trx) => {
        await trx
          .insertInto('mysteryGames')
          .values({ userId, pack, day, entry, startedAt: now, finishedAt: null, won: 0 })
          .onConflict((conflict) => conflict.columns(['userId', 'pack', 'day']).doNothing())
          .execute();
        return (await read(trx, { userId, pack, day })) as MysteryGame;
      }),
    guess: ({ userId, pack, day }, entry, { most, guildId, now }) =>
      write(async (trx) => {
        const game = await read(trx, { userId, pack, day });
        if (!game || game.finishedAt !== null) return 'over';
        if (game.guesses.includes(entry)) return 'repeated';
        const number = game.guesses.length + 1;
        await trx.insertInto('mysteryGuesses').values({ userId, pack, day, number, entry }).execute();
        const won = entry === game.entry;
        if (won || number >= most)
          await trx
            .updateTable('mysteryGames')
            .set({ finishedAt: now, won: won ? 1 : 0 })
            .where('userId', '=', userId)
            .where('pack', '=', pack)
            .where('day', '=', day)
            .execute();
        // Who has seen it, and asked to be forgotten, plays it on for no board.
        if (guildId !== null && !(await hasSeenDay(trx, userId, day))) {
          await leaveOutAgain(trx, [{ guildId, userId }], now);
          await trx
            .insertInto('mysteryPlaces')
            .values({ guildId, userId, pack, day })
            .onConflict((conflict) => conflict.columns(['guildId', 'userId', 'pack', 'day']).doNothing())
            .execute();
        }
        return 'taken';
      }),
    async finished(userId, pack) {
      const rows = await db
        .selectFrom('mysteryGames as game')
        .select(({ selectFrom }) => [
          'game.day',
          'game.won',
          selectFrom('mysteryGuesses as guess')
            .select((eb) => eb.fn.countAll<number>().as('count'))
            .whereRef('guess.userId', '=', 'game.userId')
            .whereRef('guess.pack', '=', 'game.pack')
            .whereRef('guess.day', '=', 'game.day')
            .as('guesses'),
        ])
        .where('game.userId', '=', userId)
        .where('game.pack', '=', pack)
        .where('game.finishedAt', 'is not', null)
        .orderBy('game.day', 'desc')
        .execute();
      return rows.map(({ day, won, guesses }) => ({ day, won: won === 1, guesses: Number(guesses) }));
    },
    async board(guildId, pack, since, limit) {
      const rows = await db
        .with('played', (played) =>
          played
            .selectFrom('mysteryPlaces as place')
            .innerJoin('mysteryGames as game', (join) =>
              join
                .onRef('game.userId', '=', 'place.userId')
                .onRef('game.pack', '=', 'place.pack')
                .onRef('game.day', '=', 'place.day'),
            )
            .select(({ selectFrom }) => [
              'game.userId',
              'game.won',
              selectFrom('mysteryGuesses as guess')
                .select((eb) => eb.fn.countAll<number>().as('count'))
                .whereRef('guess.userId', '=', 'game.userId')
                .whereRef('guess.pack', '=', 'game.pack')
                .whereRef('guess.day', '=', 'game.day')
                .as('guesses'),
            ])
            .where('place.guildId', '=', guildId)
            .where('place.userId', 'not in', (query) =>
              query.selectFrom('leftOut').select('leftOut.userId').where('leftOut.guildId', '=', guildId),
            )
            .where('place.pack', '=', pack)
            .where('place.day', '>=', since)
            .where('game.finishedAt', 'is not', null),
        )
        .selectFrom('played')
        .select([
          'userId',
          sql<number>`sum(won)`.as('solved'),
          sql<number>`count(*)`.as('played'),
          sql<number>`sum(case when won = 1 then guesses else 0 end)`.as('guesses'),
        ])
        .groupBy('userId')
        .orderBy('solved', 'desc')
        .orderBy('guesses')
        .orderBy('userId')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        userId: row.userId,
        solved: Number(row.solved),
        played: Number(row.played),
        guesses: Number(row.guesses),
      }));
    },
    forgetBefore: (day) =>
      write(async (trx) => {
        await trx.deleteFrom('mysteryGuesses').where('day', '<', day).execute();
        await trx.deleteFrom('mysteryPlaces').where('day', '<', day).execute();
        await trx.deleteFrom('mysteries').where('day', '<', day).execute();
        const gone = await trx.deleteFrom('mysteryGames').where('day', '<', day).executeTakeFirst();
        return Number(gone.numDeletedRows);
      }),
  };
}
