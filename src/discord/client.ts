/** The connection to Discord, or to the stand-in for it: the same code either way. */
import {
  Client,
  DiscordAPIError,
  Events,
  GatewayCloseCodes,
  GatewayIntentBits,
  HTTPError,
  RateLimitError,
  REST,
} from 'discord.js';
import type { Logger } from 'pino';
import { type Clock, systemClock } from '../daily/pacer.ts';
import { untilThere } from '../daily/until-there.ts';
import { CACHES } from './caches.ts';
import type { Registered } from './command.ts';
import { createRefusals, type Refusals } from './refusals.ts';
import { registerCommands } from './register.ts';
import { requests } from './requests.ts';
import type { Admit, Router } from './router.ts';
import {
  IDENTIFY_EVERY,
  type OpenShards,
  recommended,
  shardOptions,
  type TakeIdentify,
  takeAlone,
} from './shards.ts';

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
  /** Asks for the turn to identify, where several processes share it. */
  takeIdentify?: TakeIdentify | undefined;
  /** Where another process may get the same interaction. */
  admit?: Admit | undefined;
  /** How much more Discord may refuse, where several processes share it. */
  refusals?: Refusals | undefined;
  /** Milliseconds until a session that Discord does not take up again is begun anew. */
  resumeTimeout?: number;
  /** Milliseconds until a login that hears nothing from the gateway is begun anew. */
  loginTimeout?: number;
  /** What waits between two tries. */
  sleep?: Clock['sleep'];
  /** Is told, once, why this connection can never work again: in a line, for whoever runs it. */
  onRefused?: (error: LoginError) => void;
}

export interface Bot {
  client: Client<true>;
  shards: OpenShards;
  /** Finishes the answers under way, then disconnects. */
  stop(): Promise<void>;
}

const LOGIN_TIMEOUT = 30_000;
/**
 * For a limit of Discord's, in milliseconds. What has to wait for longer is tried again later by whoever wants it: it must
 * not be sent when another process may have sent it.
 */
const LONGEST_WAIT = 20_000;
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
 * Connects, and resolves once interactions are answered and commands are registered. While Discord cannot be reached it
 * tries again, for as long as that takes.
 *
 * @throws LoginError when Discord refuses in a way that only whoever runs it can mend.
 */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { router, log, onRefused } = options;
  // Until all has begun, what is refused is thrown.
  let begun = false;
  const refused = (message: string) => {
    if (begun) onRefused?.(new LoginError(message));
    begun = false;
  };
  const { client: ready, shards } = await untilReached(options, () => connect(options, refused));
  const end = async () => {
    await shards.closeAll();
    await ready.destroy();
  };
  const changed = await untilReached(options, () =>
    registerCommands(ready.rest, ready.application.id, options.commands).catch((error: unknown) => {
      throw isUnauthorized(error) ? new LoginError(TOKEN_REFUSED) : error;
    }),
  ).catch(async (error: unknown) => {
    await end();
    throw error;
  });
  begun = true;
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
    shards,
    async stop() {
      await router.idle();
      await end();
    },
  };
}

/**
 * A new client each time: one whose login failed cannot be used again.
 * @param refused is told when Discord takes the token back, or will have a connection no more: from then on everything
 *   fails, and discord.js goes on.
 */
async function connect(
  options: BotOptions,
  refused: (message: string) => void,
): Promise<Pick<Bot, 'client' | 'shards'>> {
  const { router, log, sleep = systemClock.sleep, takeIdentify = takeAlone(IDENTIFY_EVERY) } = options;
  const { refusals = createRefusals(log), resumeTimeout } = options;
  const { ws, openShards } = shardOptions({ take: takeIdentify, sleep, log, resumeTimeout });
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    // As many as Discord asks for: 2,500 servers is the most that one may have.
    ...(options.shards
      ? { shards: [...options.shards.ids], shardCount: options.shards.count }
      : { shards: 'auto' as const }),
    // Nothing Curzon says may notify anyone, whatever stands in it.
    allowedMentions: { parse: [] },
    waitGuildTimeout: WAIT_FOR_GUILDS,
    ...CACHES,
    ws,
    rest: {
      makeRequest: requests(() => refused(TOKEN_REFUSED), refusals),
      rejectOnRateLimit: ({ retryAfter, timeToReset }) => Math.max(retryAfter, timeToReset) > LONGEST_WAIT,
      ...(options.api ? { api: options.api } : {}),
    },
  });
  router.listen(client, options.admit);
  client.on(Events.Error, (err) => log.error({ err }, 'discord client error'));
  client.on(Events.Warn, (text) => log.warn({ text }, 'discord client warning'));
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    log.warn({ shard, code }, 'disconnected');
    refused(closedFor(code));
  });
  client.on(Events.ShardReconnecting, (shard) => log.warn({ shard }, 'reconnecting'));
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'resumed'));
  const ready = await login(client, options.token, options.loginTimeout ?? LOGIN_TIMEOUT);
  return { client: ready, shards: openShards(ready) };
}

/** How many shards Discord recommends. @throws LoginError as {@link startBot}. */
export function recommendedShards(
  options: Pick<BotOptions, 'token' | 'api' | 'log' | 'sleep'>,
): Promise<number> {
  const rest = new REST({
    makeRequest: requests(() => {}, createRefusals(options.log)),
    ...(options.api ? { api: options.api } : {}),
  }).setToken(options.token);
  return untilReached(options, () =>
    recommended(rest).catch((error: unknown) => {
      throw isUnauthorized(error) ? new LoginError(TOKEN_REFUSED) : error;
    }),
  );
}

/** Does it again while Discord, or the way to it, is away; what is refused is thrown. */
const untilReached = <T>(
  { log, sleep = systemClock.sleep }: Pick<BotOptions, 'log' | 'sleep'>,
  attempt: () => Promise<T>,
): Promise<T> =>
  untilThere(attempt, {
    ...{ mayPass, sleep },
    failed: (err, pause) =>
      log.warn({ err, again: pause / 1_000 }, 'Discord cannot be reached: trying again in so many seconds'),
  });

/** Nobody answered within the time. */
class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

function mayPass(error: unknown): boolean {
  if (error instanceof DiscordAPIError || error instanceof HTTPError) return error.status >= 500;
  if (error instanceof NoAnswer || error instanceof RateLimitError) return true;
  // Of discord.js, which asks Discord first: the next day there are more.
  if (error instanceof Error && /^Not enough sessions remaining/.test(error.message)) return true;
  // Of the socket, or of undici for it.
  const codes = [error, error instanceof Error ? error.cause : undefined].map((one) =>
    one instanceof Error && 'code' in one ? String(one.code) : '',
  );
  return (
    codes.some((code) => /^(E[A-Z_]+|UND_ERR_.*)$/.test(code)) ||
    (error instanceof Error && ['AbortError', 'TimeoutError'].includes(error.name))
  );
}

const isUnauthorized = (error: unknown) => error instanceof DiscordAPIError && error.status === 401;

const TOKEN_REFUSED = 'Discord refused the token: copy it again from the Developer Portal into DISCORD_TOKEN';

/** Why Discord closed a connection that is not to be opened again. */
function closedFor(code: number): string {
  if (code === GatewayCloseCodes.AuthenticationFailed) return TOKEN_REFUSED;
  if (code === GatewayCloseCodes.ShardingRequired || code === GatewayCloseCodes.InvalidShard)
    return `Discord asks for more shards (${code}): start again, so that their number is read anew`;
  return `Discord closed the connection for good (${code}): see its list of gateway close codes`;
}

async function login(client: Client, token: string, timeout: number): Promise<Client<true>> {
  // login() alone settles neither when the gateway refuses connections nor when it says nothing.
  const timer = Promise.withResolvers<never>();
  const timeoutId = setTimeout(
    () => timer.reject(new NoAnswer(`Discord did not answer within ${timeout / 1000} s`)),
    timeout,
  );
  // Of many shards each has to wait for its turn: the time begins anew with each that is there.
  client.on(Events.ShardReady, () => timeoutId.refresh());
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
  if (!(error instanceof Error) || error instanceof LoginError || mayPass(error)) return error;
  const refused =
    ('code' in error && error.code === 'TokenInvalid') ||
    isUnauthorized(error) ||
    /Authentication failed/.test(error.message);
  return new LoginError(refused ? TOKEN_REFUSED : `Login failed: ${error.message}`);
}
