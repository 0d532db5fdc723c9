import { Routes } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import {
  PEOPLE,
  PLACES,
  type StandIn,
  type StandInOptions,
  startStandIn,
} from '../../../src/playground/stand-in/index.ts';
import { connect, request, send } from './bot.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});
async function start(rateLimits: NonNullable<StandInOptions['rateLimits']>): Promise<StandIn> {
  const standIn = await startStandIn({ rateLimits });
  open.push(standIn);
  return standIn;
}

const POST = 'POST /channels/:channel/messages';

describe('rate limits', () => {
  it('are told in the headers of every answer', async () => {
    const standIn = await start({ routes: { [POST]: { requests: 2, windowMs: 60_000 } } });
    const { headers } = await send(standIn, { content: '1' });
    expect(headers.get('x-ratelimit-limit')).toBe('2');
    expect(headers.get('x-ratelimit-remaining')).toBe('1');
    expect(Number(headers.get('x-ratelimit-reset-after'))).toBeCloseTo(60, 0);
    expect(Number(headers.get('x-ratelimit-reset'))).toBeGreaterThan(Date.now() / 1000);
    expect(headers.get('x-ratelimit-bucket')).toMatch(/^[0-9a-f]{32}$/);
  });

  it('refuse the request that is one too many with 429', async () => {
    const standIn = await start({ routes: { [POST]: { requests: 2, windowMs: 60_000 } } });
    for (const content of ['1', '2']) expect((await send(standIn, { content })).status).toBe(200);
    const { status, headers, body } = await send(standIn, { content: '3' });
    expect(status).toBe(429);
    expect(headers.get('retry-after')).toBe('60');
    expect(headers.get('x-ratelimit-scope')).toBe('user');
    expect(body).toEqual({
      message: 'You are being rate limited.',
      retry_after: expect.any(Number),
      global: false,
    });
  });

  it('count for each channel by itself', async () => {
    const standIn = await start({ routes: { [POST]: { requests: 1, windowMs: 60_000 } } });
    expect((await send(standIn, { content: '1' })).status).toBe(200);
    expect((await send(standIn, { content: '1' }, PLACES.lore)).status).toBe(200);
    expect((await send(standIn, { content: '2' }, PLACES.lore)).status).toBe(429);
  });

  it('allow 50 requests a second in all', async () => {
    const standIn = await start({ otherwise: { requests: 1000, windowMs: 1000 } });
    const answers = await Promise.all(
      Array.from({ length: 51 }, () => request(standIn, 'GET', '/users/@me')),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.headers.get('x-ratelimit-global')).toBe('true');
    expect(refused[0]?.body.global).toBe(true);
  });

  it('do not count interactions among those 50', async () => {
    const standIn = await start({ global: 1 });
    const path = `/interactions/123456789012345678/${'x'.repeat(80)}/callback`;
    for (const _ of [1, 2, 3]) expect((await request(standIn, 'POST', path, { type: 5 })).status).toBe(404);
    expect((await request(standIn, 'GET', '/users/@me')).status).toBe(200);
    expect((await request(standIn, 'GET', '/users/@me')).status).toBe(429);
  });

  it('are kept by discord.js without a single 429, in order', async () => {
    const standIn = await start({ routes: { [POST]: { requests: 3, windowMs: 300 } } });
    const client = await connect(standIn);
    open.push({ close: () => client.destroy() });
    const contents = ['1', '2', '3', '4', '5', '6', '7'];
    await Promise.all(
      contents.map((content) =>
        client.rest.post(Routes.channelMessages(PLACES.general), { body: { content } }),
      ),
    );
    expect(standIn.requests.filter(({ status }) => status === 429)).toEqual([]);
    expect(
      standIn
        .client(PEOPLE.bea)
        .messages(PLACES.general)
        .map(({ content }) => content),
    ).toEqual(contents);
  });

  it('shut an address out after too many invalid requests', async () => {
    const standIn = await start({ invalid: 3 });
    const wrong = () => request(standIn, 'GET', '/users/@me', undefined, { authorization: 'Bot wrong' });
    for (const _ of [1, 2, 3]) expect((await wrong()).status).toBe(401);
    expect((await request(standIn, 'GET', '/users/@me')).status).toBe(429);
  });
});
