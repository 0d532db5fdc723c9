import type { Engine } from './engine.ts';

/** Longer texts are no names. In code points. */
const LONGEST_MISS = 60;
/** Enough to see what people look for in vain; more would be a log of what they type. */
const MOST_MISSES = 500;

/** A name that was looked up and that no entry has. */
interface Miss {
  text: string;
  count: number;
  lastAt: number;
}

export interface Misses {
  /**
   * Counts one.
   * @param text already folded: two spellings of a name are then one line. Nothing tells who typed it.
   */
  note(text: string, now: number): Promise<void>;
  /** The most looked for first. */
  list(limit: number): Promise<Miss[]>;
}

/** @param most how many names are kept: beyond it the rarest and oldest go. */
export function createMisses({ db, write }: Engine, most = MOST_MISSES): Misses {
  return {
    note: (typed, now) =>
      write(async (trx) => {
        const text = [...typed].slice(0, LONGEST_MISS).join('');
        await trx
          .insertInto('misses')
          .values({ text, count: 1, lastAt: now })
          .onConflict((conflict) =>
            conflict.column('text').doUpdateSet((expression) => ({
              count: expression('misses.count', '+', 1),
              lastAt: now,
            })),
          )
          .execute();
        await trx
          .deleteFrom('misses')
          .where('text', 'in', (query) =>
            query
              .selectFrom('misses')
              .select('text')
              .where('text', '<>', text)
              .orderBy('count', 'desc')
              .orderBy('lastAt', 'desc')
              // A number is needed beside the offset, on SQLite: one name comes in at a time.
              .limit(most)
              .offset(most - 1),
          )
          .execute();
      }),
    list: (limit) =>
      db
        .selectFrom('misses')
        .selectAll()
        .orderBy('count', 'desc')
        .orderBy('lastAt', 'desc')
        .orderBy('text')
        .limit(limit)
        .execute(),
  };
}
