/** Start here: config → lore → storage → Discord, or without a token the playground in place of Discord. */
import { randomUUID } from 'node:crypto';
import { config as readEnvFile } from 'dotenv';
import { actions, commands, forms, messageCommands, registered } from '../commands/index.ts';
import { examples } from '../commands/parts/examples.ts';
import { about } from './bot/about.ts';
import { assemble } from './bot/assemble.ts';
import { tellCompiling } from './bot/compiling.ts';
import { readConfig } from './bot/config.ts';
import { endWithin, GRACE } from './bot/end-within.ts';
import { serveHealth } from './bot/health.ts';
import { openKnowledge } from './bot/knowledge.ts';
import { createLog } from './bot/log.ts';
import { growSlowly } from './bot/memory.ts';
import { openNothing, openOnceThere, statePlace } from './bot/open-state.ts';
import { openPacks, packCache } from './bot/packs.ts';
import { reloadPacks } from './bot/reload.ts';
import { type Arguments, EXIT, runProgram } from './bot/run-program.ts';
import { HAND_OVER, shareShards } from './bot/share-shards.ts';
import { systemClock } from './daily/pacer.ts';
import { LoginError, recommendedShards, startBot } from './discord/client.ts';
import { createMemberRate } from './discord/member-rate.ts';
import { createRefusals } from './discord/refusals.ts';

const HELP = `Usage: npm start -- [options]

Starts Curzon: on Discord when DISCORD_TOKEN is set, else as a playground in your browser. .env.example lists all settings.

  --data DIR     other lore packs than those in PACKS
  --record FILE  write every request of the playground to Discord into a file, a line of JSON each
  --help         this text`;

const options = { data: { type: 'string' }, record: { type: 'string' } } as const;

async function start({ values }: Arguments<typeof options>): Promise<void> {
  readEnvFile({ quiet: true });
  const config = readConfig(process.env, values);
  const log = createLog(config.logLevel);
  const packs = await openPacks(config.data, packCache(process.env), tellCompiling(process.stderr));
  const knowledge = openKnowledge(packs);
  log.info(
    { packs: knowledge.lore.packs.map(({ id, counts }) => `${id} (${counts.facts} facts)`) },
    'lore loaded',
  );
  // Loaded where somebody watches: most run it for themselves.
  const metrics = config.health && (await import('./bot/metrics.ts')).createMetrics();
  const health = config.health && metrics && (await serveHealth(config.health, metrics));
  const storage = await (config.token ? openOnceThere(statePlace(config.storage), { log }) : openNothing());

  // Only here, so that a bot on Discord never loads the stand-in for it.
  const playground = config.token
    ? undefined
    : await (await import('./playground/start.ts')).startPlayground({
        ...{ ...config, storage },
        examples: examples(knowledge.lore),
      });
  const token = config.token ?? '';
  const refusals = createRefusals(log);
  // Beside others on the same database, or alone with all shards.
  const sharing =
    playground || storage.kind === 'sqlite'
      ? undefined
      : shareShards({
          leases: storage.leases,
          worker: randomUUID(),
          refusals,
          count: config.shards ?? (await recommendedShards({ token, log })),
          sleep: systemClock.sleep,
          log,
        });
  const bot = assemble({
    knowledge,
    about,
    storage,
    commands,
    messageCommands,
    actions,
    forms,
    log,
    countMisses: config.countMisses,
    rate: createMemberRate((playground?.clock ?? systemClock).now),
    ...(metrics ? { metrics } : {}),
    ...(sharing ? { processes: sharing.alive } : {}),
    ...(playground ? { clock: playground.clock } : {}),
  });
  const { router } = bot;
  const connection = await startBot({
    commands: registered,
    router,
    log,
    shards: sharing ? await sharing.first() : allShards(config.shards),
    takeIdentify: sharing?.takeIdentify,
    admit: sharing?.admit,
    refusals,
    onRefused: ({ message }) => {
      log.fatal({ reason: message }, 'Discord refuses Curzon: nothing works any more');
      console.error(message);
      process.exit(EXIT.failed);
    },
    ...(playground ?? { token }),
  });
  sharing?.serve(connection.shards);
  await bot.run(connection.client);
  health?.watch(connection.client);
  growSlowly();
  const reload = reloadPacks({
    places: config.data,
    cache: packCache(process.env),
    swap: bot.swap,
    background: bot.background,
    log,
  });
  if (playground) reload.watch();
  // Not on Windows, which has no such signal.
  process.on('SIGHUP', reload.begin);
  if (playground) console.log(`Curzon's playground is at ${playground.url} (Ctrl-C ends it)`);

  const stop = async (signal: string) => {
    log.info({ signal }, 'stopping');
    await sharing?.handOver(HAND_OVER);
    await endWithin(
      GRACE,
      [
        reload.stop,
        bot.stop,
        () => sharing?.stop(),
        connection.stop,
        () => playground?.stop(),
        () => health?.stop(),
        storage.close,
      ],
      log,
    );
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      stop(signal).catch((err: unknown) => {
        log.error({ err }, 'stopped before all was finished');
        process.exit(1);
      });
    });
}

const allShards = (count: number | undefined) =>
  count === undefined ? undefined : { ids: Array.from({ length: count }, (_, id) => id), count };

function explain(error: unknown): string | undefined {
  if (error instanceof LoginError) return error.message;
  const cause = error instanceof Error ? error.cause : undefined;
  const inUse = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
  return inUse ? `${(error as Error).message}: name another port, or end what uses it` : undefined;
}

await runProgram({ help: HELP, options, run: start, explain });
