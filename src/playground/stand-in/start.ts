/** Starts the stand-in and gives tests and the playground their handles on it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIUser } from 'discord.js';
import type { MemberClient } from '../client.ts';
import { CommandStore } from './commands/store.ts';
import type { Discord } from './discord.ts';
import { Gateway, type GatewayOptions } from './gateway/gateway.ts';
import { InteractionStore } from './interactions/store.ts';
import { type Knobs, knobs } from './knobs.ts';
import { MemberFeeds } from './members/feeds.ts';
import { Member } from './members/member.ts';
import { Files } from './messages/files.ts';
import { NonceMemory } from './messages/nonces.ts';
import type { RateLimitOptions } from './rest/rate-limits.ts';
import type { RecordedRequest } from './rest/recorder.ts';
import { RestServer } from './rest/server.ts';
import { defaultWorld } from './world/default-world.ts';
import { userObject } from './world/objects.ts';
import { snowflakes } from './world/snowflakes.ts';
import { worldState } from './world/state.ts';
import type { World } from './world/world.ts';

export interface StandInOptions extends GatewayOptions {
  /** 0, any free one, unless told. */
  port?: number;
  /** A file to which every request is appended, one JSON object a line. */
  record?: string;
  /** The clock behind tokens, the 3 seconds, the 15 minutes, nonces and ids; the machine's unless told. */
  now?: () => number;
  /** Behind tokens and session ids; `Math.random` unless told. */
  random?: () => number;
  world?: World;
  /** `false` turns rate limits off; headers and 429s follow the machine's clock. */
  rateLimits?: RateLimitOptions | false;
}

export interface StandIn extends Knobs {
  readonly port: number;
  /** What discord.js takes as `rest.api`. */
  readonly restUrl: string;
  readonly gatewayUrl: string;
  /** The bot's token, another one in every stand-in. */
  readonly token: string;
  readonly applicationId: string;
  /** Everyone but the bot. */
  readonly users: readonly APIUser[];
  /** The app on that member's screen; the same one for every call. */
  client(userId: string): MemberClient;

  /** Ids of the roles that a member has; none where they are not in the server. */
  rolesOf(guildId: string, userId: string): readonly string[];

  /** Every REST request so far, with its status. */
  readonly requests: readonly RecordedRequest[];
  /** Requests that no route answers, as `METHOD path`: a test should find none. */
  readonly unknownRoutes: readonly string[];
  /** Connected shards that have identified or resumed, by id. */
  readonly shards: readonly number[];

  close(): Promise<void>;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * Starts a stand-in for Discord, REST v10 and gateway v10, on 127.0.0.1. Rejects with the port's number
 * when it is taken.
 */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const { now = Date.now, random = Math.random } = options;
  const newId = snowflakes(now);
  const secret = (length: number) =>
    Array.from({ length }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join('');
  const world = worldState(options.world ?? defaultWorld());
  const applicationId = world.application.id;
  const feeds = new MemberFeeds();
  const members = [...world.users.values()].filter((user) => !user.bot).map((user) => user.id);
  const changed = () => feeds.tellAll(members, { type: 'commands-update' });
  const gateway: Gateway = new Gateway(() => discord, now, options);
  const discord: Discord = {
    now,
    newId,
    secret,
    origin: '',
    token: `${Buffer.from(applicationId).toString('base64url')}.${secret(6)}.${secret(38)}`,
    world,
    commands: new CommandStore({ applicationId, now, newId, changed }),
    interactions: new InteractionStore(now),
    files: new Files(),
    nonces: new NonceMemory(now),
    feeds,
    gateway,
    dispatch: (event, data, destination) => gateway.dispatch(event, data, destination),
  };
  const rest = new RestServer(discord, options);
  const server = createServer((request, response) => {
    rest.handle(request, response).catch((error: unknown) => {
      console.error('the stand-in for Discord failed:', error);
      response.destroy();
    });
  });
  server.on('upgrade', (request, socket, head) => {
    gateway.sockets.handleUpgrade(request, socket, head, (ws) =>
      gateway.sockets.emit('connection', ws, request),
    );
  });
  const port = await listen(server, options.port ?? 0);
  discord.origin = `http://127.0.0.1:${port}`;
  const clients = new Map(members.map((id) => [id, new Member(discord, id)]));

  return {
    port,
    restUrl: `${discord.origin}/api`,
    gatewayUrl: gateway.url(),
    token: discord.token,
    applicationId,
    users: members.map((id) => userObject(world, id)),
    client(userId) {
      const found = clients.get(userId);
      if (!found) throw new Error(`expected a member ${userId} in the stand-in's world`);
      return found;
    },
    rolesOf: (guildId, userId) => world.guilds.get(guildId)?.members.get(userId)?.roles ?? [],
    requests: rest.recorder.requests,
    unknownRoutes: rest.unknownRoutes,
    get shards() {
      return gateway.connections.flatMap((each) => each.session?.shard[0] ?? []).sort((a, b) => a - b);
    },
    ...knobs(discord, gateway, rest.faults),
    async close() {
      for (const each of gateway.connections) each.cut();
      gateway.sockets.close();
      // Clients keep HTTP connections open; without this `close` would wait for them.
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      rest.recorder.close();
    },
  };
}

async function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new Error(`port ${port} on 127.0.0.1 is already in use`, { cause: error }) : error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}
