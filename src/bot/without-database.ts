/** While the database is away: what needs no more of it than settings goes on, with their defaults. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { notice, type ReadyReply } from '../cards/reply.ts';
import { StorageError } from '../storage/errors.ts';

/** What a member waits for settings, in milliseconds: within Discord's three seconds there is more to do. */
const PATIENCE = 1_000;
/** And once it did not answer, in milliseconds. */
const BRIEFLY = 50;

export interface WithoutDatabase {
  /** Makes one answer, which remembers what it had to do without: of two at once the database may answer one. */
  during<T>(answer: () => Promise<T>): Promise<T>;
  /**
   * What the database says, or, where it does not answer, what is there without it. Outside of an answer, where nobody
   * would be told, it throws.
   */
  orElse<T>(ask: () => Promise<T>, otherwise: T): Promise<T>;
  /** Said below the answer that is made now if it is made without; else undefined. */
  note(): string | undefined;
}

/** @param patience in milliseconds. */
export function withoutDatabase(patience = PATIENCE): WithoutDatabase {
  const answers = new AsyncLocalStorage<{ isWithout: boolean }>();
  return {
    during: (answer) => answers.run({ isWithout: false }, answer),
    async orElse(ask, otherwise) {
      // An answer waits its time once: it asks for several things, and is due within three seconds.
      const left = answers.getStore()?.isWithout ? Math.min(patience, BRIEFLY) : patience;
      const late = Promise.withResolvers<never>();
      const timer = setTimeout(
        () => late.reject(new StorageError('away', 'the database does not answer in time')),
        left,
      ).unref();
      try {
        return await Promise.race([ask(), late.promise]);
      } catch (error) {
        const answer = answers.getStore();
        if (!answer || !isAway(error)) throw error;
        answer.isWithout = true;
        return otherwise;
      } finally {
        clearTimeout(timer);
      }
    },
    note: () =>
      answers.getStore()?.isWithout
        ? 'My memory is out of reach: what was set about canon and spoilers does not count here'
        : undefined,
  };
}

const isAway = (error: unknown) => error instanceof StorageError && error.code === 'away';

/** What a member is told where the database is to blame; undefined for anything else. */
export function excuseFor(error: unknown): ReadyReply | undefined {
  if (isAway(error))
    return notice(
      'Try again in a moment',
      'My memory does not answer right now, so this may not have been kept.',
    );
  if (error instanceof StorageError && error.code === 'full')
    return notice('Try again later', 'I have no room left to keep this. Whoever runs me has to make some.');
  return undefined;
}
