/** Start here: config → lore → Discord, or without a token the playground in place of Discord. */
import { config as readEnvFile } from 'dotenv';
import { actions, commands } from '../commands/index.ts';
import { about } from './about.ts';
import { ConfigError, readConfig } from './config.ts';
import { LoginError, startBot } from './discord/client.ts';
import { createRouter } from './discord/router.ts';
import { createLog } from './log.ts';
import { loadPacks } from './lore/load.ts';
import { createLore } from './lore/lore.ts';
import { PackError } from './lore/problem.ts';

async function main(): Promise<void> {
  readEnvFile({ quiet: true });
  const config = readConfig(process.env, process.argv.slice(2));
  const log = createLog(config.logLevel);
  const lore = createLore(loadPacks(config.data));
  log.info({ packs: lore.packs.map(({ id, facts }) => `${id} (${facts.length} facts)`) }, 'lore loaded');
  const router = createRouter({ commands, actions, app: { lore, about }, log });

  // Only here, so that a bot on Discord never loads the stand-in for it.
  const playground = config.token
    ? undefined
    : await (await import('./playground/start.ts')).startPlayground(config);
  const bot = await startBot({ commands, router, log, ...(playground ?? { token: config.token ?? '' }) });
  if (playground) console.log(`Curzon's playground is at ${playground.url} (Ctrl-C ends it)`);

  const stop = async (signal: string) => {
    log.info({ signal }, 'stopping');
    await bot.stop();
    await playground?.stop();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** What the operator can mend is said in a line; anything else is a fault of ours and keeps its stack. */
function explain(error: unknown): unknown {
  if (error instanceof ConfigError || error instanceof PackError || error instanceof LoginError)
    return error.message;
  const cause = error instanceof Error ? error.cause : undefined;
  const inUse = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
  return inUse ? `${(error as Error).message}: set PORT to another one, or end what uses it` : error;
}

main().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});
