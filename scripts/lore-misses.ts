/** `npm run lore:misses`: names that members looked up and nobody could find, the most wanted first. */
import { config as readEnvFile } from 'dotenv';
import { readConfig } from '../src/bot/config.ts';
import { openState } from '../src/bot/open-state.ts';
import { runProgram } from '../src/bot/run-program.ts';
import { StorageError } from '../src/storage/errors.ts';

const MOST = 100;

const HELP = `Usage: npm run lore:misses

Lists the names that members looked up and nobody could find, the most wanted first. COUNT_MISSES=yes in .env has them
counted; STATE_DIR or DATABASE_URL says where.

  --help  this text`;

async function listMisses(): Promise<void> {
  readEnvFile({ quiet: true });
  const config = readConfig(process.env);
  const storage = await openState(config.storage);
  const misses = await storage.misses.list(MOST);
  for (const { count, text } of misses) console.log(`${String(count).padStart(6)}  ${text}`);
  if (misses.length === 0)
    console.log(
      config.countMisses ? 'Nothing was missed so far.' : 'Nothing is counted: set COUNT_MISSES=yes in .env.',
    );
  await storage.close();
}

await runProgram({
  help: HELP,
  run: listMisses,
  explain: (error) =>
    error instanceof StorageError && error.code === 'locked'
      ? `${error.message} The list can be read while the bot is stopped, or at any time with PostgreSQL.`
      : undefined,
});
