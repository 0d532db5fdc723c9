/**
 * Migrates a database with the list of production and a long one behind it, to be killed in the middle:
 * node migration-child.ts PLACE
 */
import { migrate } from '../../src/storage/migrate.ts';
import type { StoragePlace } from '../../src/storage/open.ts';
import { longList, openDatabase } from './migrating.ts';

const place = JSON.parse(process.argv[2] ?? '') as StoragePlace;
const db = await openDatabase(place);
process.stdout.write('migrating\n');
await migrate(db, longList);
process.stdout.write('migrated\n');
await db.destroy();
