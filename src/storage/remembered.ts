/** What was set is read with every answer and changes once in a while: it is remembered until anything is set anew, by whomever. */
import { sql } from 'kysely';
import type { Database } from './schema.ts';
import type { WriteQueue } from './write-queue.ts';

/** Owners whose settings are remembered at once, of each kind. */
const MOST_OWNERS = 10_000;
/** A process of a version that tells nobody may have set something. In milliseconds. */
const LONGEST = 60_000;

/** What other processes are told, and tell, that something was set. */
export const SETTINGS_CHANNEL = 'curzon_settings';

export interface Changes {
  /** Another one once anything was set; undefined while nobody would tell of it. */
  version(): number | undefined;
  /** As the queue's, for what sets anything, or takes back what was set. */
  write: WriteQueue['write'];
  /** Something was set elsewhere. */
  heard(): void;
}

/** @param isHeard whether other processes, where there may be some, can be heard now. */
export function createChanges(
  kind: 'sqlite' | 'postgres',
  write: WriteQueue['write'],
  isHeard: () => boolean,
): Changes {
  let version = 0;
  const heard = () => {
    version += 1;
  };
  return {
    version: () => (isHeard() ? version : undefined),
    heard,
    // Also where it failed: a commit whose answer was lost may have arrived.
    write: (job) =>
      write(async (trx) => {
        const result = await job(trx);
        if (kind === 'postgres') await tell(trx);
        return result;
      }).finally(heard),
  };
}

const tell = (trx: Database) => sql`select pg_notify(${SETTINGS_CHANNEL}, '')`.execute(trx);

/** @param read is not asked again for what it gave since the last change. */
export function remembered<Value>(
  { version }: Pick<Changes, 'version'>,
  read: (key: string) => Promise<Value>,
  now: () => number = performance.now.bind(performance),
): (key: string) => Promise<Value> {
  const kept = new Map<string, Value>();
  let keptOf: number | undefined;
  let since = 0;
  return async (key) => {
    const current = version();
    if (current === undefined) return read(key);
    if (current !== keptOf || now() - since > LONGEST || kept.size >= MOST_OWNERS) {
      kept.clear();
      keptOf = current;
      since = now();
    }
    const known = kept.get(key);
    if (known !== undefined) return known;
    const value = await read(key);
    // What was set while it was read may not be in it.
    if (version() === current && keptOf === current) kept.set(key, value);
    return value;
  };
}
