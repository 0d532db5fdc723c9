/** Looks at everything that a start needs, one after the other, and says what to do about what is wrong. */
import { accessSync, constants, mkdirSync, statfsSync } from 'node:fs';
import { openStorage } from '../storage/open.ts';
import { type Config, readConfig } from './config.ts';
import { statePlace } from './open-state.ts';
import { openPacks, packCache } from './packs.ts';

/** One thing that was looked at. */
export interface Finding {
  what: string;
  /** `unsure`: it may be as meant. */
  how: 'good' | 'unsure' | 'bad';
  /** What was found; of what is not good, what to do about it. */
  text: string;
}

interface DoctorParts {
  /** With `.env` read into it. */
  env: NodeJS.ProcessEnv;
  /** Base address of Discord's REST API. */
  api: string;
  /** Milliseconds since 1970. */
  now: () => number;
  /** What an error means to an operator, in a line. */
  explain: (error: unknown) => string;
}

const OLDEST_NODE = 24;
const DISCORD_TIMEOUT_MS = 10_000;
/** Claims of due questions are compared by clock (docs, Storage). In milliseconds. */
const MOST_SKEW = 10_000;
const LEAST_ROOM = 200 * 1024 * 1024;

/** In the order in which a start needs them; what hangs on something bad is not looked at. */
export async function* examine(parts: DoctorParts): AsyncGenerator<Finding> {
  const { env, explain } = parts;
  yield node();
  let config: Config;
  try {
    config = readConfig(env);
  } catch (error) {
    for (const line of explain(error).split('\n')) yield { what: 'settings', how: 'bad', text: line };
    return;
  }
  yield config.token
    ? { what: 'settings', how: 'good', text: 'all well formed' }
    : {
        what: 'settings',
        how: 'unsure',
        text: 'well formed; without DISCORD_TOKEN, npm start opens the playground instead of Discord',
      };
  yield await folder(env['STATE_DIR'] || 'state', explain);
  yield await packs(config, env, explain);
  yield await database(config, explain);
  if (config.token) yield* discord(config.token, parts);
}

function node(): Finding {
  const [major = 0] = process.versions.node.split('.').map(Number);
  const text = `Node.js ${process.versions.node}`;
  return major >= OLDEST_NODE
    ? { what: 'program', how: 'good', text }
    : {
        what: 'program',
        how: 'bad',
        text: `${text} is too old: npm scripts bring their own, or install ${OLDEST_NODE}`,
      };
}

async function folder(path: string, explain: DoctorParts['explain']): Promise<Finding> {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(path);
    const room = `${Math.floor((bavail * bsize) / 1024 ** 2)} MiB free`;
    return bavail * bsize < LEAST_ROOM
      ? { what: 'folder', how: 'bad', text: `${path} has only ${room}: make room on its disk` }
      : { what: 'folder', how: 'good', text: `${path} can be written, ${room}` };
  } catch (error) {
    return {
      what: 'folder',
      how: 'bad',
      text: `${explain(error)} STATE_DIR says which; let this user write there.`,
    };
  }
}

async function packs(
  config: Config,
  env: NodeJS.ProcessEnv,
  explain: DoctorParts['explain'],
): Promise<Finding> {
  try {
    const opened = await openPacks(config.data, packCache(env));
    const told = opened.map(({ pack }) => `${pack.id} (${pack.counts.facts} facts)`).join(', ');
    for (const pack of opened) pack.close();
    return { what: 'packs', how: 'good', text: told };
  } catch (error) {
    return { what: 'packs', how: 'bad', text: explain(error) };
  }
}

async function database({ storage }: Config, explain: DoctorParts['explain']): Promise<Finding> {
  try {
    const opened = await openStorage(statePlace(storage));
    await opened.close();
    return {
      what: 'database',
      how: 'good',
      text: `${opened.kind} can be read and written, its schema is the newest`,
    };
  } catch (error) {
    const running = error instanceof Error && 'code' in error && error.code === 'locked';
    return running
      ? { what: 'database', how: 'unsure', text: 'in use by another process: fine if that is the bot' }
      : { what: 'database', how: 'bad', text: explain(error) };
  }
}

async function* discord(token: string, { api, now }: DoctorParts): AsyncGenerator<Finding> {
  let response: Response;
  const asked = now();
  try {
    response = await fetch(`${api}/v10/gateway/bot`, {
      headers: {
        authorization: `Bot ${token}`,
        'user-agent': 'DiscordBot (https://github.com/curzon-bot/curzon, 1)',
      },
      signal: AbortSignal.timeout(DISCORD_TIMEOUT_MS),
    });
  } catch {
    const text = `${new URL(api).host} cannot be reached: check the network, a firewall, a proxy`;
    yield { what: 'Discord', how: 'bad', text };
    return;
  }
  if (response.status === 401) {
    const text = 'refuses the token: copy it again from the Developer Portal, under Bot, into DISCORD_TOKEN';
    yield { what: 'Discord', how: 'bad', text };
  } else if (response.ok) {
    const { shards, session_start_limit: limit } = (await response.json()) as {
      shards: number;
      session_start_limit: { remaining: number; total: number };
    };
    const text = `takes the token; ${shards} shard${shards === 1 ? '' : 's'}, ${limit.remaining} of ${limit.total} connections left today`;
    yield limit.remaining > shards
      ? { what: 'Discord', how: 'good', text }
      : {
          what: 'Discord',
          how: 'bad',
          text: `${text}: wait until tomorrow, and look why it connects so often`,
        };
  } else yield { what: 'Discord', how: 'unsure', text: `answers ${response.status}: try again later` };
  const date = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(date)) return;
  const skew = Math.abs((asked + now()) / 2 - date);
  yield skew < MOST_SKEW
    ? { what: 'clock', how: 'good', text: 'agrees with Discord’s' }
    : {
        what: 'clock',
        how: 'bad',
        text: `is ${Math.round(skew / 1_000)} s off: questions would come at the wrong time; turn on NTP (timedatectl set-ntp true)`,
      };
}
