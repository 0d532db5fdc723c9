/** The connection to Discord, or to the stand-in for it: the same code either way. */
import { Client, DiscordAPIError, Events, GatewayIntentBits } from 'discord.js';
import type { Logger } from 'pino';
import type { Registered } from './command.ts';
import { registerCommands } from './register.ts';
import type { Router } from './router.ts';

/** The part of all servers that one process takes. */
export interface Shards {
  ids: readonly number[];
  /** Of all processes together. */
  count: number;
}

interface BotOptions {
  token: string;
  /** Base address of the REST API; Discord's own when left out. */
  api?: string | undefined;
  commands: readonly Registered[];
  router: Router;
  log: Logger;
  /** Where several processes share the work; all that Discord asks for when left out. */
  shards?: Shards | undefined;
  /** Milliseconds until a login that hears nothing from the gateway is given up. */
  loginTimeout?: number;
}

export interface Bot {
  client: Client<true>;
  /** Finishes the answers under way, then disconnects. */
  stop(): Promise<void>;
}

const LOGIN_TIMEOUT = 30_000;
/**
 * Discord.js holds back interactions until all servers have been announced, by default up to 15 s for one that is
 * down; by then the first of them are too old to answer (3 s).
 */
const WAIT_FOR_GUILDS = 1_000;

/** The login failed in a way that trying again will not mend; the message says what to do. */
export class LoginError extends Error {
  override readonly name = 'LoginError';
}

/**
 * Connects, and resolves once interactions are answered and commands are registered.
 *
 * @throws LoginError when the token is refused or nothing answers.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { router, log } = options;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    // As many as Discord asks for: 2,500 servers is the most that one may have.
    ...(options.shards
      ? { shards: [...options.shards.ids], shardCount: options.shards.count }
      : { shards: 'auto' as const }),
    // Nothing Curzon says may notify anyone, whatever stands in it.
    allowedMentions: { parse: [] },
    waitGuildTimeout: WAIT_FOR_GUILDS,
    ...(options.api ? { rest: { api: options.api } } : {}),
  });
  router.listen(client);
  client.on(Events.Error, (err) => log.error({ err }, 'discord client error'));
  client.on(Events.Warn, (text) => log.warn({ text }, 'discord client warning'));
  client.on(Events.ShardDisconnect, (event, shard) => log.warn({ shard, code: event.code }, 'disconnected'));
  client.on(Events.ShardReconnecting, (shard) => log.warn({ shard }, 'reconnecting'));
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'resumed'));

  const ready = await login(client, options.token, options.loginTimeout ?? LOGIN_TIMEOUT);
  const changed = await registerCommands(ready.rest, ready.application.id, options.commands);
  log.info(
    {
      user: ready.user.username,
      guilds: ready.guilds.cache.size,
      commands: options.commands.length,
      changed,
    },
    'started',
  );
  return {
    client: ready,
    async stop() {
      await router.idle();
      await ready.destroy();
    },
  };
}

async function login(client: Client, token: string, timeout: number): Promise<Client<true>> {
  // login() alone settles neither when the gateway refuses connections nor when it says nothing.
  const timer = Promise.withResolvers<never>();
  const timeoutId = setTimeout(
    () =>
      timer.reject(
        new LoginError(
          `Discord did not answer within ${timeout / 1000} s: check the network, then start again`,
        ),
      ),
    timeout,
  );
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  try {
    return await Promise.race([client.login(token).then(() => ready), timer.promise]);
  } catch (error) {
    // Not awaited: discord.js waits here for the very answer that did not come.
    client.destroy().catch(() => undefined);
    throw explain(error);
  } finally {
    clearTimeout(timeoutId);
  }
}

/** Discord.js tells a refused token by `code` when REST refuses it and by the message when the gateway does. */
function explain(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof LoginError) return error;
  const refused =
    ('code' in error && error.code === 'TokenInvalid') ||
    (error instanceof DiscordAPIError && error.status === 401) ||
    /Authentication failed/.test(error.message);
  if (refused)
    return new LoginError(
      'Discord refused the token: copy it again from the Developer Portal into DISCORD_TOKEN',
    );
  return new LoginError(`Login failed: ${error.message}`);
}
