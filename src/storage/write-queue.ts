import { setImmediate } from 'node:timers/promises';
import { codeOf, isConnectionLost, StorageError } from './errors.ts';
import type { Database } from './schema.ts';

/** Keeps one commit, and with it every waiting reader, short. */
const MOST_IN_ONE_COMMIT = 500;
const MOST_RETRIES = 5;
/** In milliseconds. */
const SOON = 100;

export interface WriteQueue {
  /**
   * Runs `job` together with others in one transaction and resolves after the commit. A job may run again
   * when its transaction was rolled back, so it must do nothing but use the database it is given.
   * @throws what the job threw (the others of its transaction are not harmed), or StorageError `closed`.
   */
  write<T>(job: (db: Database) => Promise<T>): Promise<T>;
  /**
   * As `write`, for what many do at once: `job` is given what came one after the other, and tells what became of each. Few
   * statements for all of it are what makes a crowd's answers quick.
   */
  writeEach<Item, Result>(
    job: (db: Database, items: readonly Item[]) => Promise<readonly Result[]>,
  ): (item: Item) => Promise<Result>;
  /** As `writeEach`, for what nobody waits for: it comes along with the next commit, and makes one itself after a while. */
  writeEachSoon: WriteQueue['writeEach'];
  /** Resolves once what is waiting is committed. */
  flush(): Promise<void>;
  /** The same, and refuses what comes later. */
  close(): Promise<void>;
}

interface Waiting {
  run: (db: Database, items: readonly unknown[]) => Promise<readonly unknown[]>;
  item: unknown;
  done: (value: unknown) => void;
  failed: (error: unknown) => void;
}

/**
 * A write is committed at once when none is being committed. Those that come meanwhile wait for that one and share the
 * next: one fsync on an SD card is 20 ms and blocks the process, so that writes one by one would be 46 a second.
 * @param wait how long `writeEachSoon` looks out for company, in milliseconds.
 */
export function createWriteQueue(db: Database, wait = SOON): WriteQueue {
  let waiting: Waiting[] = [];
  let committing: Promise<void> | undefined;
  let closed = false;
  let soon: NodeJS.Timeout | undefined;

  const commitAll = async () => {
    clearTimeout(soon);
    soon = undefined;
    while (waiting.length > 0) {
      // Whatever has arrived on the network is read first, so that its writes are in this commit and not in one each.
      await setImmediate();
      const batch = waiting.slice(0, MOST_IN_ONE_COMMIT);
      waiting = waiting.slice(MOST_IN_ONE_COMMIT);
      await commit(db, batch);
    }
    committing = undefined;
  };
  const begin = () => {
    committing ??= commitAll();
  };
  const beginSoon = () => {
    if (!committing) soon ??= setTimeout(begin, wait);
  };
  const flush = async (): Promise<void> => {
    if (waiting.length > 0) begin();
    await committing;
  };
  const add = <Result>(run: Waiting['run'], item: unknown, then: () => void): Promise<Result> => {
    if (closed)
      return Promise.reject(new StorageError('closed', 'the storage is closed: nothing was written'));
    return new Promise<Result>((resolve, reject) => {
      waiting.push({ run, item, done: resolve as (value: unknown) => void, failed: reject });
      then();
    });
  };
  const alone =
    (job: (db: Database) => Promise<unknown>): Waiting['run'] =>
    async (trx) => [await job(trx)];

  return {
    write: (job) => add(alone(job), undefined, begin),
    writeEach: (job) => (item) => add(job as Waiting['run'], item, begin),
    writeEachSoon: (job) => (item) => add(job as Waiting['run'], item, beginSoon),
    flush,
    close() {
      closed = true;
      return flush();
    },
  };
}

/** Never rejects: each job's caller is told. */
async function commit(db: Database, batch: readonly Waiting[], retriesLeft = MOST_RETRIES): Promise<void> {
  let allRan = false;
  try {
    const results = await db.transaction().execute(async (trx) => {
      const values: unknown[] = [];
      for (const { run, items } of alikeInARow(batch)) values.push(...(await run(trx, items)));
      allRan = true;
      return values;
    });
    for (const [index, { done }] of batch.entries()) done(results[index]);
  } catch (error) {
    const stop = (allRan && !isConflict(error)) || isConnectionLost(error);
    if (isConflict(error) && retriesLeft > 0) await commit(db, batch, retriesLeft - 1);
    // A commit that failed may have arrived: running the jobs again could do them twice.
    else if (stop || batch.length === 1) for (const { failed } of batch) failed(error);
    else for (const job of batch) await commit(db, [job]);
  }
}

/** In the order in which it came: what was forgotten in between stays forgotten. */
function alikeInARow(batch: readonly Waiting[]): { run: Waiting['run']; items: unknown[] }[] {
  const groups: { run: Waiting['run']; items: unknown[] }[] = [];
  for (const { run, item } of batch) {
    const last = groups.at(-1);
    if (last?.run === run) last.items.push(item);
    else groups.push({ run, items: [item] });
  }
  return groups;
}

/** PostgreSQL chose this transaction to give way (serialization failure, deadlock): nothing of it was done. */
const isConflict = (error: unknown): boolean => ['40001', '40P01'].includes(codeOf(error));
