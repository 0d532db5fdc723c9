/** The HTTP side: finds the route, checks who asks, counts, answers, records. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Discord } from '../discord.ts';
import { DiscordError, refusal } from '../errors.ts';
import { isFilePath } from '../messages/files.ts';
import { type Body, parseBody, readBytes } from './body.ts';
import { type Fault, Faults } from './faults.ts';
import { type RateLimitOptions, RateLimits, type Verdict } from './rate-limits.ts';
import { Recorder } from './recorder.ts';
import { type Answer, checkParams, decode, type Match, Router } from './router.ts';
import { ROUTES } from './routes/index.ts';

/**
 * Discord docs, API Reference: User Agent. Interaction endpoints take any: discord.py sends aiohttp's there.
 */
const NAMES_LIBRARY = /^DiscordBot \(\S+/;
const PREFIX = /^\/api\/v(\d+)(?=\/|$)/;

interface RestOptions {
  record?: string | undefined;
  rateLimits?: RateLimitOptions | false | undefined;
}

interface Reply extends Answer {
  headers: Record<string, string>;
}

export class RestServer {
  readonly recorder: Recorder;
  readonly faults = new Faults();
  /** Requests that no route answers: a test should find none. */
  readonly unknownRoutes: string[] = [];
  readonly #discord: Discord;
  readonly #router = new Router(ROUTES);
  readonly #limits: RateLimits | undefined;

  constructor(discord: Discord, { record, rateLimits = {} }: RestOptions) {
    this.#discord = discord;
    this.recorder = new Recorder(record);
    this.#limits = rateLimits === false ? undefined : new RateLimits(rateLimits);
  }

  /** Answers one request; the handler of a `node:http` server. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request;
    if (isFilePath(url)) {
      this.#sendFile(url, response);
      return;
    }
    const ts = Date.now();
    let body: Body = { json: undefined, uploads: [] };
    let fault: Fault | undefined;
    let reply: Reply;
    try {
      const bytes = await readBytes(request);
      fault = this.faults.take(method, url.replace(PREFIX, ''));
      body = await parseBody(bytes, request.headers['content-type']);
      reply =
        fault?.status !== undefined && !fault.after
          ? failed(fault)
          : this.#answer(method, url, request, body);
    } catch (error) {
      reply = refused(error, {});
    }
    if (fault?.status !== undefined && fault.after) reply = failed(fault);
    this.#limits?.countInvalid(reply.status, reply.headers);
    this.recorder.add({
      method,
      path: url,
      ...(body.json !== undefined && { body: body.json }),
      ...reasonOf(request),
      status: reply.status,
      ...(body.uploads.length > 0 && { files: body.uploads.map(({ name }) => name) }),
      ts,
    });
    await fault?.hold?.();
    if (reply.status === 0) request.socket.destroy();
    else if (reply.status > 0) send(response, reply);
  }

  #answer(method: string, url: string, request: IncomingMessage, body: Body): Reply {
    const shut = this.#limits?.shutOutFor() ?? 0;
    if (shut > 0) {
      return {
        status: 429,
        headers: { 'Retry-After': String(Math.ceil(shut / 1000)) },
        body: 'error code: 1015',
      };
    }
    let verdict: Verdict = { headers: {} };
    try {
      const { pathname, searchParams } = new URL(url, this.#discord.origin);
      const version = PREFIX.exec(pathname)?.[1];
      if (version === undefined && !pathname.startsWith('/api')) throw this.#unknown(method, url, 'notFound');
      if (version !== '10') throw refusal('invalidApiVersion');
      const match = this.#match(method, url, pathname.replace(PREFIX, ''));
      const { route, params } = match;
      if (route.auth !== 'path' && !NAMES_LIBRARY.test(request.headers['user-agent'] ?? '')) {
        throw refusal('badUserAgent');
      }
      if (route.auth === 'bot' && request.headers.authorization !== `Bot ${this.#discord.token}`) {
        throw refusal('unauthorized');
      }
      verdict = this.#limits?.check(this.#passing(match)) ?? verdict;
      if (verdict.limited) return { status: 429, headers: verdict.headers, body: verdict.limited };
      checkParams(params);
      const call = {
        discord: this.#discord,
        params,
        query: searchParams,
        body: body.json,
        uploads: body.uploads,
      };
      return { ...route.handle(call), headers: verdict.headers };
    } catch (error) {
      return refused(error, verdict.headers);
    }
  }

  #match(method: string, url: string, path: string): Match {
    try {
      return this.#router.find(method, path);
    } catch (error) {
      this.unknownRoutes.push(`${method} ${url}`);
      throw error;
    }
  }

  #unknown(method: string, url: string, name: 'notFound'): DiscordError {
    this.unknownRoutes.push(`${method} ${url}`);
    return refusal(name);
  }

  #passing({ route, params }: Match) {
    const { channel, guild, token } = params;
    const sends = route.method === 'POST' && route.path.startsWith('/webhooks/');
    const interaction = sends ? this.#discord.interactions.withToken(token ?? '') : undefined;
    return {
      route: `${route.method} ${route.path}`,
      resource: token ?? channel ?? guild ?? '',
      interaction: route.auth === 'path',
      followUpIn: interaction?.channelId,
    };
  }

  #sendFile(url: string, response: ServerResponse): void {
    const file = this.#discord.files.find(url.split('?')[0] ?? '');
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('This content is no longer available.');
      return;
    }
    response.writeHead(200, {
      'content-type': file.contentType,
      'content-length': file.data.length,
      'x-content-type-options': 'nosniff',
      // A bot may upload a page with scripts: it must not run as one of ours.
      'content-security-policy': 'sandbox',
    });
    response.end(file.data);
  }
}

function failed({ status = 500, body, headers }: Fault): Reply {
  return {
    status,
    headers: { ...headers },
    body: body ?? { message: `${status}: ordered failure`, code: 0 },
  };
}

function reasonOf({ headers }: IncomingMessage): { reason?: string } {
  const reason = headers['x-audit-log-reason'];
  return typeof reason === 'string' ? { reason: decode(reason) } : {};
}

function refused(error: unknown, headers: Record<string, string>): Reply {
  if (error instanceof DiscordError) return { status: error.status, headers, body: error.body() };
  // A fault of the stand-in itself must not look like a rule of Discord's.
  console.error('the stand-in for Discord failed:', error);
  return { status: 500, headers, body: { message: '500: Internal Server Error', code: 0 } };
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  const text = typeof body === 'string';
  response.writeHead(status, { ...headers, 'content-type': text ? 'text/plain' : 'application/json' });
  response.end(text ? body : JSON.stringify(body));
}
