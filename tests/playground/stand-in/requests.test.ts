import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AttachmentBuilder, EmbedBuilder, type TextChannel } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PEOPLE, PLACES, type StandIn, startStandIn } from '../../../src/playground/stand-in/index.ts';
import { AGENT, connect, faults, request, send, startQuiet } from './bot.ts';

const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
const record = join(folder, 'requests.jsonl');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAYAAACddGYaAAAAC0lEQVR4nGNgwAYAABAAAc9VBp0AAAAASUVORK5CYII=',
  'base64',
);
let standIn: StandIn;
beforeAll(async () => {
  standIn = await startQuiet({ record });
});
afterAll(async () => {
  await standIn.close();
  rmSync(folder, { recursive: true });
});

describe('a request', () => {
  it('needs the bot’s token', async () => {
    for (const authorization of ['Bot wrong', standIn.token, '']) {
      const { status, body } = await request(standIn, 'GET', '/users/@me', undefined, { authorization });
      expect([status, body]).toEqual([401, { message: '401: Unauthorized', code: 0 }]);
    }
  });

  it('needs a user agent that names a library', async () => {
    expect(faults(await request(standIn, 'GET', '/users/@me', undefined, { 'user-agent': 'curl' }))).toEqual([
      'code 40333',
    ]);
  });

  it('to no route is answered 404 or 405, and told apart for tests', async () => {
    expect(await request(standIn, 'GET', '/no/such/route')).toMatchObject({
      status: 404,
      body: { message: '404: Not Found', code: 0 },
    });
    expect((await request(standIn, 'DELETE', '/users/@me')).status).toBe(405);
    expect(standIn.unknownRoutes).toEqual(['GET /api/v10/no/such/route', 'DELETE /api/v10/users/@me']);
  });

  it('is for version 10', async () => {
    const response = await fetch(`${standIn.restUrl}/v6/users/@me`, { headers: AGENT });
    expect(await response.json()).toMatchObject({ code: 50041 });
  });

  it('must be JSON or multipart, with ids in its path', async () => {
    const path = `/channels/${PLACES.general}/messages`;
    const post = (body: string, type: string) =>
      fetch(`${standIn.restUrl}/v10${path}`, {
        method: 'POST',
        headers: { ...AGENT, authorization: `Bot ${standIn.token}`, 'content-type': type },
        body,
      }).then((response) => response.json());
    expect(await post('{', 'application/json')).toMatchObject({ code: 50109 });
    expect(await post('content=c', 'application/x-www-form-urlencoded')).toMatchObject({ code: 50035 });
    expect(faults(await request(standIn, 'GET', '/channels/undefined'))).toEqual([
      'channel_id: NUMBER_TYPE_COERCE',
    ]);
  });

  it('is recorded as it came, without the authorization', async () => {
    await send(standIn, { content: 'recorded' });
    const lines = readFileSync(record, 'utf8').trim().split('\n');
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({
      method: 'POST',
      path: `/api/v10/channels/${PLACES.general}/messages`,
      body: { content: 'recorded' },
      status: 200,
      ts: expect.any(Number),
    });
    expect(lines).toHaveLength(standIn.requests.length);
    expect(lines.join()).not.toContain(standIn.token);
  });

  it('can be made to fail, before or after it was done', async () => {
    standIn.failNext({ method: 'POST', path: /messages$/, status: 503, times: 2 });
    const count = () => standIn.client(PEOPLE.bea).messages(PLACES.lore).length;
    expect((await send(standIn, { content: '1' }, PLACES.lore)).status).toBe(503);
    expect((await send(standIn, { content: '2' }, PLACES.lore)).status).toBe(503);
    expect((await send(standIn, { content: '3' }, PLACES.lore)).status).toBe(200);
    standIn.failNext({ path: /messages$/, status: 0, after: true });
    await expect(send(standIn, { content: '4' }, PLACES.lore)).rejects.toThrow();
    expect(count()).toBe(2);
  });

  it('can be answered long after they were done', async () => {
    const done = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    standIn.failNext({
      path: /messages$/,
      hold: () => {
        done.resolve();
        return answer.promise;
      },
    });
    let answered = false;
    const sent = send(standIn, { content: 'slow' }, PLACES.lore).finally(() => {
      answered = true;
    });
    await done.promise;
    expect(standIn.client(PEOPLE.bea).messages(PLACES.lore).at(-1)?.content).toBe('slow');
    expect((await send(standIn, { content: 'another' }, PLACES.lore)).status).toBe(200);
    expect(answered).toBe(false);
    answer.resolve();
    expect((await sent).status).toBe(200);
  });
});

describe('files', () => {
  const channel = async () => {
    const client = await connect(standIn);
    return { client, lore: (await client.channels.fetch(PLACES.lore)) as TextChannel };
  };

  it('are uploaded, described and served', async () => {
    const { client, lore } = await channel();
    const files = [
      new AttachmentBuilder(PNG, { name: 'a map.png', description: 'A map' }),
      new AttachmentBuilder(Buffer.from('notes'), { name: 'notes.txt' }),
    ];
    const message = await lore.send({ content: 'two files', files });
    const [map, notes] = [...message.attachments.values()];
    expect(map).toMatchObject({
      name: 'a_map.png',
      description: 'A map',
      size: PNG.length,
      width: 3,
      height: 2,
    });
    const served = await fetch(map?.url ?? '');
    expect(served.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await served.arrayBuffer())).toEqual(PNG);
    expect(await (await fetch(notes?.url ?? '')).text()).toBe('notes');
    expect(standIn.requests.at(-1)).toMatchObject({
      body: { content: 'two files' },
      files: ['a map.png', 'notes.txt'],
    });
    await message.edit({ attachments: [...message.attachments.values()].slice(0, 1) });
    expect((await fetch(notes?.url ?? '')).status).toBe(404);
    await client.destroy();
  });

  it('shown in an embed are not listed beside it', async () => {
    const { client, lore } = await channel();
    const message = await lore.send({
      embeds: [new EmbedBuilder().setImage('attachment://map.png')],
      files: [new AttachmentBuilder(PNG, { name: 'map.png' })],
    });
    expect(message.attachments.size).toBe(0);
    expect((await fetch(message.embeds[0]?.image?.url ?? '')).status).toBe(200);
    const edited = await message.edit({ content: 'still there' });
    expect(edited.attachments.size).toBe(0);
    await client.destroy();
  });

  it('are at most 10 MiB each', async () => {
    const { client, lore } = await channel();
    const post = (size: number) =>
      lore.send({ files: [new AttachmentBuilder(Buffer.alloc(size), { name: 'a.bin' })] });
    await post(10 * 1024 * 1024);
    await expect(post(10 * 1024 * 1024 + 1)).rejects.toMatchObject({ code: 40005 });
    await client.destroy();
  });
});

describe('a stand-in', () => {
  it('that cannot have its port says which', async () => {
    await expect(startStandIn({ port: standIn.port })).rejects.toThrow(
      `port ${standIn.port} on 127.0.0.1 is already in use`,
    );
  });

  it('listens on the loopback alone', () => {
    expect(standIn.restUrl).toBe(`http://127.0.0.1:${standIn.port}/api`);
    expect(standIn.gatewayUrl).toBe(`ws://127.0.0.1:${standIn.port}`);
  });

  it('can make its token void, which discord.js reports', async () => {
    const other = await startQuiet();
    other.revokeToken();
    await expect(connect(other)).rejects.toThrow();
    await other.close();
  });
});
