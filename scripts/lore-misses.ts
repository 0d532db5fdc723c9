/** `npm run lore:misses`: names that members looked up and nobody could find, the most wanted first. */
import { config as readEnvFile } from 'dotenv';
import { readConfig } from '../src/bot/config.ts';
import { openState } from '../src/bot/open-state.ts';
import { StorageError } from '../src/storage/errors.ts';

const MOST = 100;

async function main(): Promise<void> {
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

main().catch((error: unknown) => {
  const locked = error instanceof StorageError && error.code === 'locked';
  console.error(
    locked
      ? `${error.message} The list can be read while the bot is stopped, or at any time with PostgreSQL.`
      : error instanceof Error
        ? error.message
        : error,
  );
  process.exitCode = 1;
});
