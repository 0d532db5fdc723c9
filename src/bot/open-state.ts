import { join } from 'node:path';
import { openStorage, type Storage } from '../storage/open.ts';
import type { Config } from './config.ts';

/** Opens what Curzon remembers, where the settings say. @throws StorageError in words for the operator. */
export const openState = (place: Config['storage']): Promise<Storage> =>
  openStorage('folder' in place ? { sqliteFile: join(place.folder, 'curzon.sqlite') } : place);

/** A memory that ends with the process, for the playground and single questions. */
export const openNothing = (): Promise<Storage> => openStorage({ sqliteFile: ':memory:' });
