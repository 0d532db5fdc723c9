/** Settings from the environment, read once. `.env.example` lists them all. */
import { z } from 'zod';
import { editDistance, lettersOf } from '../lore/names/edit-distance.ts';

export interface Config {
  /** Undefined: the playground instead of Discord. */
  token: string | undefined;
  /** Folders of lore packs and compiled packs, with commas between them. */
  data: string;
  logLevel: LogLevel;
  /** Where the playground's page is served; 0 takes any free port. */
  port: number;
  /** Where health and metrics are told; undefined: nowhere. */
  health: { host: string; port: number } | undefined;
  /** Where what Curzon remembers is kept: a PostgreSQL server, or a folder for one SQLite file. */
  storage: { databaseUrl: string } | { folder: string };
  /** How many shards there are in all processes together; undefined: as many as Discord recommends. */
  shards: number | undefined;
  /** Whether names that nobody could find are counted, for `npm run lore:misses`. */
  countMisses: boolean;
  /** File that the playground writes every request to Discord into. */
  record: string | undefined;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** What keeps Curzon from starting, one line a setting, none of them with a secret in it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const optional = (schema: z.ZodType<string>) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const Environment = z.object({
  DISCORD_TOKEN: optional(
    z.string().regex(/^[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}$/, {
      error:
        'is not shaped like a bot token (three parts with dots between them): copy it again from the Developer Portal, under Bot',
    }),
  ),
  PACKS: optional(z.string()),
  CURZON_DATA: optional(z.string()),
  LOG_LEVEL: optional(z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` })),
  COUNT_MISSES: optional(z.enum(['yes', 'no'], { error: 'must be yes or no' })),
  STATE_DIR: optional(z.string()),
  DATABASE_URL: optional(
    z.string().regex(/^postgres(ql)?:\/\//, {
      error: 'must begin with postgresql://, such as postgresql://curzon@localhost/curzon',
    }),
  ),
  HEALTH_PORT: optional(
    z.string().refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535, {
      error: 'must be a port number, 0 to 65535',
    }),
  ),
  HEALTH_HOST: optional(z.string()),
  SHARDS: optional(
    z.string().refine((text) => text === 'auto' || (/^\d{1,4}$/.test(text) && Number(text) > 0), {
      error: 'must be auto, for as many as Discord recommends, or a number from 1 on',
    }),
  ),
  PORT: optional(
    z.string().refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535, {
      error: 'must be a port number, 0 to 65535',
    }),
  ),
});

/** Names of all settings; `CURZON_DATA` is what `PACKS` was called. */
export const SETTINGS: readonly string[] = Object.keys(Environment.shape);

/** A shorter name has too many neighbours that mean something else. */
const SHORTEST_MISSPELT = 8;
/** Of `editDistance`: one slip, two near ones. */
const MOST_MISSPELT = 1.5;

/**
 * Variables that look like misspelt ones of ours, where the right one is not set: without this, a bot that was to be on
 * Discord quietly opens a playground, and one that was to use PostgreSQL a file.
 */
function misspelt(env: NodeJS.ProcessEnv): string[] {
  const unset = SETTINGS.filter((name) => name.length >= SHORTEST_MISSPELT && !env[name]);
  return Object.keys(env).flatMap((name) => {
    if (!env[name] || SETTINGS.includes(name)) return [];
    const meant = unset.find(
      (each) =>
        editDistance(lettersOf(name.toLowerCase()), lettersOf(each.toLowerCase()), MOST_MISSPELT) <
        MOST_MISSPELT,
    );
    return meant ? [`${name} looks like ${meant} misspelt: rename it, or take it away`] : [];
  });
}

const DEFAULT_PORT = 4280;

/** What `npm start` may be given behind `--`. */
interface Flags {
  data?: string | undefined;
  record?: string | undefined;
}

/**
 * @param env usually `process.env`, with `.env` read into it.
 * @param flags from the command line, where they go before the environment.
 * @throws ConfigError naming every setting that is missing, misspelt or malformed, one a line.
 */
export function readConfig(env: NodeJS.ProcessEnv, flags: Flags = {}): Config {
  const result = Environment.safeParse(env);
  const wrong = [
    ...(result.error?.issues ?? []).map((issue) => `${String(issue.path[0])} ${issue.message}`),
    ...misspelt(env),
  ];
  if (wrong.length === 0 && env['NODE_ENV'] === 'production' && !env['DISCORD_TOKEN'])
    wrong.push(
      'DISCORD_TOKEN is missing, and where NODE_ENV is production there is no playground: copy it from the Developer Portal, under Bot',
    );
  if (!result.success || wrong.length > 0) throw new ConfigError(wrong.join('\n'));
  const { data } = result;
  return {
    token: data.DISCORD_TOKEN,
    data: flags.data ?? data.PACKS ?? data.CURZON_DATA ?? 'data',
    logLevel: (data.LOG_LEVEL as LogLevel | undefined) ?? 'info',
    port: Number(data.PORT ?? DEFAULT_PORT),
    health: data.HEALTH_PORT
      ? { host: data.HEALTH_HOST ?? '127.0.0.1', port: Number(data.HEALTH_PORT) }
      : undefined,
    storage: data.DATABASE_URL ? { databaseUrl: data.DATABASE_URL } : { folder: data.STATE_DIR ?? 'state' },
    shards: data.SHARDS && data.SHARDS !== 'auto' ? Number(data.SHARDS) : undefined,
    countMisses: data.COUNT_MISSES === 'yes',
    record: flags.record,
  };
}
