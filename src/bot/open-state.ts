import { join } from 'node:path';
import type { Logger } from 'pino';
import { systemClock } from '../daily/pacer.ts';
import { untilThere } from '../daily/until-there.ts';
import { StorageError } from '../storage/errors.ts';
import { openStorage, type Storage, type StoragePlace } from '../storage/open.ts';
import type { Config } from './config.ts';

export const statePlace = (place: Config['storage']): StoragePlace =>
  'folder' in place ? { sqliteFile: join(place.folder, 'curzon.sqlite') } : place;

/** Opens what Curzon remembers, where the settings say. @throws StorageError in words for the operator. */
export const openState = (place: Config['storage']): Promise<Storage> => openStorage(statePlace(place));

/** Between two tries at most, in milliseconds. */
const LONGEST_PAUSE = 15_000;

/**
 * Opens a storage, and waits for a database that is away: after a power cut it may come back last. It says so once.
 * @throws StorageError what will not pass by itself.
 */
export async function openOnceThere(
  place: StoragePlace,
  { log, sleep = systemClock.sleep }: { log: Logger; sleep?: typeof systemClock.sleep },
): Promise<Storage> {
  let waited = false;
  const storage = await untilThere(() => openStorage(place), {
    mayPass: (error) => error instanceof StorageError && error.code === 'away',
    failed(error) {
      if (!waited) log.warn({ reason: (error as StorageError).message }, 'waiting for the database');
      waited = true;
    },
    sleep,
    longest: LONGEST_PAUSE,
  });
  if (waited) log.info('the database is there');
  return storage;
}

/** A memory that ends with the process, for the playground and single questions. */
export const openNothing = (): Promise<Storage> => openStorage({ sqliteFile: ':memory:' });
