import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { movableClock } from '../../src/playground/movable-clock.ts';
import type { ClockState, FromServer } from '../../src/playground/page/protocol.ts';
import { type ServedPage, servePage } from '../../src/playground/serve-page.ts';
import { type StandIn, startStandIn } from '../../src/playground/stand-in/index.ts';

let standIn: StandIn;
let page: ServedPage;
let port: number;

const members = () => ({
  memberIds: standIn.users.map(({ id }) => id),
  client: (userId: string) => standIn.client(userId),
});

beforeAll(async () => {
  standIn = await startStandIn();
  page = await servePage({ members: members(), port: 0, title: 'A title' });
  port = Number(new URL(page.url).port);
});

afterAll(async () => {
  await page.close();
  await standIn.close();
});

/** Status of a plain request: fetch would not let us choose the Host. */
function status(host: string, path = '/', method = 'GET'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, method, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

/** The first line of the answer to a WebSocket's handshake: a library would not ask for such a path. */
function upgrade(port: number, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n`,
      ),
    );
    socket.once('data', (data) => {
      resolve(String(data).split('\r\n')[0] ?? '');
      socket.destroy();
    });
    socket.on('error', reject);
  });
}

/** The first message of a WebSocket, or the reason it was refused. */
function firstMessage(headers: Record<string, string>, path = '/bridge'): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    socket.on('message', (data) => {
      resolve(String(data));
      socket.close();
    });
    socket.on('error', (error) => resolve(error.message));
  });
}

it('serves the page, its one script and its one style sheet', async () => {
  const html = await (await fetch(page.url)).text();
  for (const [path, type] of [
    ['page.js', 'text/javascript'],
    ['styles.css', 'text/css'],
  ]) {
    expect(html).toContain(`/${path}`);
    const response = await fetch(page.url + path);
    expect(response.headers.get('content-type')).toContain(type);
  }
  expect((await fetch(`${page.url}package.json`)).status).toBe(404);
});

it('loads nothing from elsewhere: the policy allows only itself', async () => {
  const policy = (await fetch(page.url)).headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toMatch(/https:|unsafe-eval|script-src[^;]*unsafe/);
  const script = await (await fetch(`${page.url}page.js`)).text();
  expect(script).not.toContain('process.env');
});

it('refuses another host name (DNS rebinding)', async () => {
  expect(await status(`127.0.0.1:${port}`)).toBe(200);
  expect(await status(`localhost:${port}`)).toBe(200);
  expect(await status(`evil.example:${port}`)).toBe(421);
  expect(await status(`127.0.0.1:${port}`, '/', 'POST')).toBe(405);
});

it('goes on after requests for addresses that are none, from whatever page they come', async () => {
  for (const path of ['//', '//[', '/\\\\']) {
    expect(await status('evil.example', path)).toBe(421);
    expect(await status(`127.0.0.1:${port}`, path)).toBe(404);
    expect(await upgrade(port, path)).toContain('403');
  }
  expect(await status(`127.0.0.1:${port}`)).toBe(200);
});

it("opens the bridge to its own page only, not to another site's script", async () => {
  const origin = `http://127.0.0.1:${port}`;
  const hello = JSON.parse(await firstMessage({ origin }));
  expect(hello).toMatchObject({ type: 'hello', title: 'A title', member: { id: standIn.users[0]?.id } });
  expect(await firstMessage({ origin: 'https://evil.example' })).toContain('403');
  expect(await firstMessage({})).toContain('403');
  expect(await firstMessage({ origin, host: `evil.example:${port}` })).toContain('403');
});

it('plays the member that the address names', async () => {
  const bea = standIn.users[1]?.id;
  const hello = JSON.parse(await firstMessage({ origin: `http://127.0.0.1:${port}` }, `/bridge?as=${bea}`));
  expect(hello.member.id).toBe(bea);
});

it('tells every page what the clock says, and moves it for all of them', async () => {
  const clock = { ...movableClock(), nextQuestion: async () => 'none' as const };
  const own = await servePage({ members: { ...members(), clock }, port: 0 });
  const bridge = `${own.url.replace('http', 'ws')}bridge`;
  const [one, two] = [1, 2].map(() => new WebSocket(bridge, { origin: own.url.slice(0, -1) })) as [
    WebSocket,
    WebSocket,
  ];
  const clocks = new Map([one, two].map((socket) => [socket, [] as ClockState[]]));
  for (const [socket, seen] of clocks)
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as FromServer;
      if (message.type === 'clock') seen.push(message.clock);
    });
  const newest = () => [...clocks.values()].map((seen) => seen.at(-1));
  await expect.poll(newest).toEqual([expect.anything(), expect.anything()]);
  one.send(JSON.stringify({ id: 1, call: 'moveClock', args: ['day'] }));
  const tomorrow = Date.now() + 23 * 3_600_000;
  await expect.poll(() => newest().every((state) => (state?.now ?? 0) > tomorrow)).toBe(true);
  expect(newest()[0]?.nextQuestion).toBe('none');
  await own.close();
});

it('hangs up on a call that is none', async () => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/bridge`, { origin: `http://127.0.0.1:${port}` });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  socket.on('open', () => socket.send(JSON.stringify({ id: 1, call: 'listen', args: [] })));
  expect(await closed).toBe(1008);
});

it('names the port that is in use', async () => {
  await expect(servePage({ members: members(), port })).rejects.toThrow(`Port ${port} is already in use`);
});
