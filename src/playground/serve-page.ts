/**
 * Serves the playground's page on loopback: files from memory, and a WebSocket over which the page calls
 * the {@link MemberClient} of the member being played.
 *
 * Other pages in the same browser must not reach it: a foreign `Host` (DNS rebinding) or `Origin` is refused.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { LARGEST_FILE, type MemberClient } from './client.ts';
import type { CallName, ClockMove, FromServer, Hello } from './page/protocol.ts';
import { type ClockWatch, moveClock, type PageClock, watchClock } from './page-clock.ts';

/** Where members come from: the stand-in for Discord, or a test's own. */
export interface MemberSource {
  /** Who can be played, in the order of the switcher; the first is played when none is chosen. */
  readonly memberIds: readonly string[];
  client(userId: string): MemberClient;
  /** A clock of its own, which the page shows and moves; the machine's clock without it. */
  readonly clock?: PageClock;
  /** Pictures may come from this address too, as files that members and apps sent do. */
  readonly filesOrigin?: string;
}

interface PageOptions {
  members: MemberSource;
  /** 0 takes any free port. */
  port?: number;
  /** For the browser's tab. */
  title?: string;
  /** Commands that an empty channel offers to begin with, as typed. */
  examples?: readonly string[];
}

export interface ServedPage {
  url: string;
  close(): Promise<void>;
}

const DEFAULT_PORT = 4180;

const LOOPBACK = '127.0.0.1';

/** One JSON message of the page: room for a file at its largest, in base64, and the options beside it. */
const LARGEST_CALL = Math.ceil(LARGEST_FILE / 3) * 4 + (1 << 20);

/** Starts serving. Rejects when the port is in use, naming it. */
export async function servePage({
  members,
  port = DEFAULT_PORT,
  title = 'Curzon playground',
  examples = [],
}: PageOptions): Promise<ServedPage> {
  const files = await loadFiles();
  const server = createServer();
  await listen(server, port);
  const address = server.address() as AddressInfo;
  const hosts = new Set([LOOPBACK, 'localhost'].map((host) => `${host}:${address.port}`));
  const headers = securityHeaders(members.filesOrigin, [...hosts]);

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!hosts.has(request.headers.host ?? '')) return refuse(response, 421, 'Unknown host');
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Only GET');
    const file = files.get(addressed(request)?.pathname ?? '');
    if (!file) return refuse(response, 404, 'Not found');
    response.writeHead(200, { ...headers, 'content-type': file.type });
    response.end(request.method === 'HEAD' ? undefined : file.content);
  });

  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_CALL });
  const watch =
    members.clock &&
    watchClock(members.clock, (clock) => {
      const message: FromServer = { type: 'clock', clock };
      for (const socket of sockets.clients) socket.send(JSON.stringify(message));
    });
  server.on('upgrade', (request, socket, head) => {
    const { host = '', origin = '' } = request.headers;
    const url = addressed(request);
    // Whoever is refused may be gone before hearing of it.
    socket.on('error', () => socket.destroy());
    if (url?.pathname !== '/bridge' || !hosts.has(host) || origin !== `http://${host}`) {
      socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const wanted = url.searchParams.get('as');
      const memberId = members.memberIds.find((id) => id === wanted) ?? members.memberIds[0];
      if (memberId === undefined) webSocket.close(1011, 'Nobody to play');
      else bridge(webSocket, members.client(memberId), { members, title, examples, watch });
    });
  });

  return {
    url: `http://${LOOPBACK}:${address.port}/`,
    async close() {
      watch?.stop();
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Playing {
  members: MemberSource;
  title: string;
  examples: readonly string[];
  watch: ClockWatch | undefined;
}

/** Connects one page to one member until either goes away. */
function bridge(socket: WebSocket, client: MemberClient, playing: Playing): void {
  const { members, title, examples, watch } = playing;
  const send = (message: FromServer) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  const hello: Hello = {
    type: 'hello',
    title,
    examples,
    member: client.user,
    members: members.memberIds.map((id) => members.client(id).user),
    ...placesOf(client),
    now: members.clock?.now() ?? Date.now(),
  };
  send(hello);
  watch
    ?.state()
    .then((clock) => clock && send({ type: 'clock', clock }))
    .catch((error: unknown) => console.error('the clock is not shown:', error));
  const stopListening = client.listen((event) =>
    send(event.type === 'places-update' ? { type: 'places', ...placesOf(client) } : { type: 'event', event }),
  );
  socket.on('close', stopListening);
  socket.on('error', () => socket.terminate());
  const move = async (to: ClockMove) => {
    if (!members.clock) throw new Error("This is the machine's clock: it cannot be moved");
    await moveClock(members.clock, to);
    await watch?.look();
  };
  const called = async (call: PageCall) =>
    call.call === 'moveClock' ? move(call.args[0]) : answer(client, call);
  socket.on('message', (data) => {
    const call = callSchema.safeParse(parseJson(String(data)));
    if (!call.success) return socket.close(1008, 'Malformed call');
    const { id } = call.data;
    called(call.data)
      .then((result) => send({ type: 'reply', id, result: result ?? null }))
      .catch((error: unknown) =>
        send({ type: 'reply', id, error: error instanceof Error ? error.message : String(error) }),
      );
  });
}

const placesOf = (client: MemberClient) => ({
  guilds: client.guilds(),
  directMessages: client.directMessages(),
});

const id = z.string();
const optionValue = z.union([z.string(), z.number(), z.boolean()]);
const pickedFile = z.object({ name: z.string(), type: z.string(), base64: z.base64() }).strict();
const typedCommand = z
  .object({
    channelId: id,
    command: z.string(),
    path: z.array(z.string()).exactOptional(),
    options: z.record(z.string(), optionValue),
    files: z.record(z.string(), pickedFile).exactOptional(),
  })
  .strict();

/** What the page may call, with what: anything else closes the connection. */
const callSchema = z.discriminatedUnion('call', [
  callOf('commands', z.tuple([id])),
  callOf('messages', z.tuple([id])),
  callOf('autocomplete', z.tuple([typedCommand, z.string()])),
  callOf('run', z.tuple([typedCommand])),
  callOf('runOn', z.tuple([z.string(), id, id])),
  callOf('press', z.tuple([id, id, z.string()])),
  callOf('choose', z.tuple([id, id, z.string(), z.array(z.string())])),
  callOf('submit', z.tuple([id, id, z.record(z.string(), z.string())])),
  callOf('dismiss', z.tuple([id, id])),
  callOf('say', z.tuple([id, z.string()])),
  callOf('moveClock', z.tuple([z.enum(['hour', 'day', 'daily'])])),
]);

type PageCall = z.infer<typeof callSchema>;

function callOf<Name extends CallName, Args extends z.ZodType>(name: Name, args: Args) {
  return z.object({ id: z.number(), call: z.literal(name), args });
}

function answer(client: MemberClient, call: Exclude<PageCall, { call: 'moveClock' }>): unknown {
  switch (call.call) {
    case 'commands':
      return client.commands(...call.args);
    case 'messages':
      return client.messages(...call.args);
    case 'autocomplete':
      return client.autocomplete(...call.args);
    case 'run':
      return client.run(...call.args);
    case 'runOn':
      return client.runOn(...call.args);
    case 'press':
      return client.press(...call.args);
    case 'choose':
      return client.choose(...call.args);
    case 'submit':
      return client.submit(...call.args);
    case 'dismiss':
      return client.dismiss(...call.args);
    case 'say':
      return client.say(...call.args);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface ServedFile {
  type: string;
  content: string | Uint8Array;
}

/** The page's three files, its modules bundled into one. */
async function loadFiles(): Promise<ReadonlyMap<string, ServedFile>> {
  const path = (name: string) => fileURLToPath(new URL(`page/${name}`, import.meta.url));
  const [html, bundle] = await Promise.all([
    readFile(path('index.html')),
    build({
      entryPoints: [path('page.ts'), path('styles.css')],
      outdir: '/',
      bundle: true,
      write: false,
      minify: true,
      format: 'esm',
      target: 'es2022',
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'silent',
    }),
  ]);
  const made = (name: string) => {
    const file = bundle.outputFiles.find(({ path }) => path.endsWith(name));
    if (!file) throw new Error(`esbuild made no ${name}`);
    return file.contents;
  };
  return new Map([
    ['/', { type: 'text/html; charset=utf-8', content: html }],
    ['/styles.css', { type: 'text/css; charset=utf-8', content: made('styles.css') }],
    ['/page.js', { type: 'text/javascript; charset=utf-8', content: made('page.js') }],
  ]);
}

function securityHeaders(filesOrigin: string | undefined, hosts: readonly string[]): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    // Lit's styleMap, in skyra's elements, writes style attributes.
    "style-src-attr 'unsafe-inline'",
    `img-src 'self' data:${filesOrigin ? ` ${filesOrigin}` : ''}`,
    // Not every browser takes 'self' to cover WebSockets.
    `connect-src 'self' ${hosts.map((host) => `ws://${host}`).join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}

/** What is asked for; null for an address that is none, such as `//`. */
const addressed = ({ url }: IncomingMessage): URL | null => URL.parse(url ?? '/', 'http://page');

function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(reason);
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = error.code === 'EADDRINUSE';
      reject(inUse ? new Error(`Port ${port} is already in use`, { cause: error }) : error);
    });
    server.listen(port, LOOPBACK, resolve);
  });
}
