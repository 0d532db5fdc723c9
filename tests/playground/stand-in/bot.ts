/** A bot on the real discord.js, connected to a stand-in, for the tests in this folder. */
import {
  type APIInteraction,
  Client,
  type ClientOptions,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type Interaction,
} from 'discord.js';
import {
  PEOPLE,
  PLACES,
  type StandIn,
  type StandInOptions,
  startStandIn,
} from '../../../src/playground/stand-in/index.ts';

export const AGENT = { 'user-agent': 'DiscordBot (https://example.org, 1)' };

interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
}

/** A request as a library would send it, with a body that a library would refuse to send. */
export async function request(
  standIn: StandIn,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${standIn.restUrl}/v10${path}`, {
    method,
    headers: {
      ...AGENT,
      authorization: `Bot ${standIn.token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.startsWith('application/json');
  return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
}

/** `field.path: CODE` for every fault of a 50035. */
export function faults(answer: Answer): string[] {
  const walk = (node: object, path: string[]): string[] =>
    Object.entries(node).flatMap(([key, value]) =>
      key === '_errors'
        ? (value as { code: string }[]).map(({ code }) => `${path.join('.')}: ${code}`)
        : walk(value as object, [...path, key]),
    );
  return answer.body.code === 50035 ? walk(answer.body.errors, []) : [`code ${answer.body.code ?? 'none'}`];
}

export const send = (standIn: StandIn, body: object, channel: string = PLACES.general) =>
  request(standIn, 'POST', `/channels/${channel}/messages`, body);

/** A stand-in whose limits do not get in the way of tests about something else. */
export const startQuiet = (options: StandInOptions = {}) =>
  startStandIn({ rateLimits: false, identifyInterval: 0, ...options });

/** Identifying needs no five seconds of waiting in a test: the throttle is discord.js's own. */
const UNTHROTTLED = { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) };

export async function connect(
  standIn: StandIn,
  { intents = [GatewayIntentBits.Guilds], ...options }: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = new Client({ intents, rest: { api: standIn.restUrl }, ws: UNTHROTTLED, ...options });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(standIn.token);
  await ready;
  return client as Client<true>;
}

type Handler = (interaction: Interaction) => unknown;

/** A stand-in with a bot on it, whose answer every test sets for itself. */
export async function standInWithBot(options: StandInOptions = {}) {
  const standIn = await startQuiet(options);
  const client = await connect(standIn);
  let handler: Handler = () => {};
  const errors: unknown[] = [];
  client.on(Events.InteractionCreate, async (interaction) => {
    try {
      await handler(interaction);
    } catch (error) {
      errors.push(error);
    }
  });
  const raw: APIInteraction[] = [];
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (data) => raw.push(data));
  return {
    standIn,
    client,
    /** What handlers have thrown. */
    errors,
    /** Every interaction as it came over the wire. */
    raw,
    answer(next: Handler) {
      handler = next;
    },
    bea: standIn.client(PEOPLE.bea),
    cyd: standIn.client(PEOPLE.cyd),
    async stop() {
      await client.destroy();
      await standIn.close();
    },
  };
}

/** Waits until something holds, for what arrives over a socket. */
export async function until<Value>(look: () => Value | undefined | false, within = 2_000): Promise<Value> {
  const end = performance.now() + within;
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`nothing came of ${look} in ${within} ms`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A clock that a test moves by hand. */
export function handClock(start = Date.UTC(2026, 10, 22, 12)) {
  let at = start;
  return {
    now: () => at,
    pass(ms: number) {
      at += ms;
    },
  };
}
