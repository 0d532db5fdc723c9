/** `npm run db:copy -- --from … --to …`: moves everything between SQLite and PostgreSQL, or brings a backup back. */
import { existsSync } from 'node:fs';
import { runProgram, UsageError } from '../src/bot/run-program.ts';
import { copyDatabase } from '../src/storage/copy.ts';
import { StorageError } from '../src/storage/errors.ts';
import { openDatabase, type StoragePlace } from '../src/storage/open.ts';
import { tellCopying } from './db/tell-copying.ts';

const HELP = `Usage: npm run db:copy -- --from DATABASE --to DATABASE

Copies everything that Curzon remembers from one database into another, which must be empty, and compares them row by row.
DATABASE is a SQLite file (state/curzon.sqlite, a backup) or an address (postgresql://user:password@host/name). Stop the
bot first. When it was interrupted, run it again: it goes on where it was.

  --from DATABASE  what is copied; it stays as it is
  --to DATABASE    an empty one; a file is made
  --help           this text`;

const placeOf = (named: string): StoragePlace =>
  /^postgres(ql)?:\/\//.test(named) ? { databaseUrl: named } : { sqliteFile: named };

await runProgram({
  help: HELP,
  options: { from: { type: 'string' }, to: { type: 'string' } },
  async run({ values: { from, to } }) {
    if (from === undefined || to === undefined)
      throw new UsageError('say --from and --to: a SQLite file or postgresql://user:password@host/name each');
    if (from === to) throw new UsageError('--from and --to are the same database');
    const source = placeOf(from);
    if ('sqliteFile' in source && !existsSync(from))
      throw new StorageError('unreadable', `${from}: there is no such file. Name another one.`);
    const [{ db: old }, { db: copy }] = [await openDatabase(source), await openDatabase(placeOf(to))];
    const rows = await copyDatabase(old, copy, tellCopying(process.stderr));
    await old.destroy();
    await copy.destroy();
    console.log(`${rows} rows copied and compared`);
  },
});
