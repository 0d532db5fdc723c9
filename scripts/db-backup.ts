/** `npm run db:backup -- [--out file]`: a copy of everything that Curzon remembers, also while it runs. */
import { statSync } from 'node:fs';
import { config as readEnvFile } from 'dotenv';
import { readConfig } from '../src/bot/config.ts';
import { statePlace } from '../src/bot/open-state.ts';
import { runProgram } from '../src/bot/run-program.ts';
import { backUp } from '../src/storage/backup.ts';
import { tellCopying } from './db/tell-copying.ts';

const HELP = `Usage: npm run db:backup -- [options]

Copies everything that Curzon remembers (where STATE_DIR or DATABASE_URL says) into one SQLite file, as of one moment. The
bot may run meanwhile. npm run db:copy brings it back.

  --out FILE  where to; backups/curzon-DATE-TIME.sqlite when left out
  --help      this text`;

await runProgram({
  help: HELP,
  options: { out: { type: 'string' } },
  async run({ values }) {
    readEnvFile({ quiet: true });
    const now = new Date().toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
    const file = values.out ?? `backups/curzon-${now}.sqlite`;
    await backUp(
      statePlace(readConfig({ ...process.env, NODE_ENV: '' }).storage),
      file,
      tellCopying(process.stderr),
    );
    console.log(`${file} (${Math.ceil(statSync(file).size / 1024)} KiB)`);
  },
});
