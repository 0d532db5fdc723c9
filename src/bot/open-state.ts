import { join } from 'node:path';
import { openStorage, type Storage, type StoragePlace } from '../storage/open.ts';
import type { Config } from './config.ts';

export const statePlace = (place: Config['storage']): StoragePlace =>
  'folder' in place ? { sqliteFile: join(place.folder, 'curzon.sqlite') } : place;

/** Opens what Curzon remembers, where the settings say. @throws StorageError in words for the operator. */
export const openState = (place: Config['storage']): Promise<Storage> => openStorage(statePlace(place));

/** A memory that ends with the process, for the playground and single questions. */
export const openNothing = (): Promise<Storage> => openStorage({ sqliteFile: ':memory:' });
