import { constants, inflateSync } from 'node:zlib';
import { Events, GatewayIntentBits, type GatewayIntentsString, PermissionFlagsBits } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { worldOf } from '../../../bench/load/world.ts';
import { WebSocket } from 'ws';
import { PEOPLE, PLACES, type StandIn, type StandInOptions } from '../../../src/playground/stand-in/index.ts';
import { connect, request, send, startQuiet, until } from './bot.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

async function start(options: StandInOptions = {}): Promise<StandIn> {
  const standIn = await startQuiet(options);
  open.push(standIn);
  return standIn;
}

async function login(standIn: StandIn, options: Parameters<typeof connect>[1] = {}) {
  const client = await connect(standIn, options);
  open.push({ close: () => client.destroy() });
  return client;
}

interface Frame {
  op: number;
  t: string | null;
  s: number | null;
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into every kind of event
  d: any;
}

/** A bare socket, for what no library would do. */
async function socket(standIn: StandIn, query = 'v=10&encoding=json') {
  const ws = new WebSocket(`${standIn.gatewayUrl}?${query}`);
  open.push({ close: () => ws.terminate() });
  const frames: Frame[] = [];
  const closed = new Promise<number>((resolve) => ws.on('close', resolve));
  ws.on('message', (data) => frames.push(JSON.parse(String(data))));
  const opened = new Promise((resolve) => ws.on('open', resolve));
  await opened;
  return {
    ws,
    frames,
    closed,
    send: (payload: unknown) => ws.send(typeof payload === 'string' ? payload : JSON.stringify(payload)),
    next: (look: (frame: Frame) => boolean) => until(() => frames.find(look)),
  };
}

const identify = (standIn: StandIn, more: object = {}) => ({
  op: 2,
  d: { token: standIn.token, properties: { os: 'linux' }, intents: 1, ...more },
});

describe('the gateway', () => {
  it('takes a connection to an address that is none, and hangs up', async () => {
    const standIn = await start();
    const ws = new WebSocket(standIn.gatewayUrl.replace(/\/*$/, '//['));
    open.push({ close: () => ws.terminate() });
    expect(await new Promise((resolve) => ws.on('close', resolve))).toBe(4012);
    expect((await socket(standIn)).frames).toBeDefined();
  });

  it('says hello, welcomes, and announces the servers of the shard', async () => {
    const standIn = await start({ heartbeatInterval: 12_345 });
    const { send, next, frames } = await socket(standIn);
    expect((await next(({ op }) => op === 10)).d.heartbeat_interval).toBe(12_345);
    send(identify(standIn));
    await until(() => frames.filter(({ t }) => t === 'GUILD_CREATE').length === 2);
    const ready = await next(({ t }) => t === 'READY');
    expect(ready).toMatchObject({
      s: 1,
      d: {
        v: 10,
        user: { id: standIn.applicationId, bot: true },
        guilds: [
          { id: PLACES.starbase, unavailable: true },
          { id: PLACES.runabout, unavailable: true },
        ],
        session_id: expect.any(String),
        resume_gateway_url: standIn.gatewayUrl,
        shard: [0, 1],
        application: { id: standIn.applicationId, flags: 0 },
      },
    });
    const guild = await next(({ t, d }) => t === 'GUILD_CREATE' && d.id === PLACES.starbase);
    expect(guild.d).toMatchObject({ name: 'Starbase 80', unavailable: false, member_count: 4, large: false });
    expect(guild.d.members.map((member: { user: { id: string } }) => member.user.id)).toEqual([
      standIn.applicationId,
    ]);
  });

  it('splits the servers over its shards, and sends direct messages to the first', async () => {
    const standIn = await start({ shards: 2 });
    const client = await login(standIn, { shards: 'auto' });
    expect(standIn.shards).toEqual([0, 1]);
    expect(client.guilds.cache.map((guild) => [guild.name, guild.shardId]).sort()).toEqual([
      ['Runabout crew', 1],
      ['Starbase 80', 0],
    ]);
    const put = `/applications/${standIn.applicationId}/commands`;
    await request(standIn, 'PUT', put, [{ name: 'who', description: 'd' }]);
    const from: number[] = [];
    client.on(
      Events.Raw,
      (packet: { t: string }, shard: number) => packet.t === 'INTERACTION_CREATE' && from.push(shard),
    );
    const bea = standIn.client(PEOPLE.bea);
    const dm = bea.directMessages()[0]?.id ?? '';
    for (const channelId of [PLACES.general, PLACES.deck, dm])
      void bea.run({ channelId, command: 'who', options: {} });
    await until(() => from.length === 3);
    expect(from.sort()).toEqual([0, 0, 1]);
  });

  it.each([
    ['a wrong token', 4004, { token: 'wrong' }],
    ['a shard outside its count', 4010, { shard: [2, 2] }],
    ['intents that do not exist', 4013, { intents: 1 << 19 }],
    ['intents that were not granted', 4014, { intents: GatewayIntentBits.GuildMembers }],
    ['no intents', 4002, { intents: undefined }],
  ])('closes on %s with %i', async (_, code, more) => {
    const standIn = await start();
    const { send, closed } = await socket(standIn);
    send(identify(standIn, more));
    expect(await closed).toBe(code);
  });

  it.each([
    ['what is no JSON', 4002, 'hello'],
    ['what is too large', 4002, { op: 3, d: 'x'.repeat(4096) }],
    ['an unknown opcode', 4001, { op: 77 }],
    ['anything before IDENTIFY', 4003, { op: 3, d: {} }],
  ])('closes on %s with %i', async (_, code, payload) => {
    const { send, closed } = await socket(await start());
    send(payload);
    expect(await closed).toBe(code);
  });

  it('closes on a second IDENTIFY with 4005', async () => {
    const standIn = await start();
    const { send, closed } = await socket(standIn);
    send(identify(standIn));
    send(identify(standIn));
    expect(await closed).toBe(4005);
  });

  it('closes on another version with 4012', async () => {
    expect(await (await socket(await start(), 'v=9&encoding=json')).closed).toBe(4012);
  });

  it('takes 120 sends a minute, and closes on one more with 4008', async () => {
    const { send, closed, frames } = await socket(await start());
    for (let sent = 0; sent < 120; sent++) send({ op: 1, d: null });
    await until(() => frames.filter(({ op }) => op === 11).length === 120);
    send({ op: 1, d: null });
    expect(await closed).toBe(4008);
  });

  it('compresses when asked, as discord.py asks', async () => {
    const standIn = await start();
    const ws = new WebSocket(`${standIn.gatewayUrl}?v=10&encoding=json&compress=zlib-stream`);
    open.push({ close: () => ws.terminate() });
    const data = await new Promise<Buffer>((resolve) =>
      ws.on('message', (bytes) => resolve(bytes as Buffer)),
    );
    expect(data.subarray(-4)).toEqual(Buffer.from([0, 0, 0xff, 0xff]));
    expect(JSON.parse(String(inflateSync(data, { finishFlush: constants.Z_SYNC_FLUSH })))).toMatchObject({
      op: 10,
    });
  });

  it('refuses a login with disallowed intents as discord.js reports it', async () => {
    const standIn = await start();
    await expect(connect(standIn, { intents: ['GuildMembers'] })).rejects.toThrow('disallowed intents');
    await expect(connect(standIn, { intents: 1 << 19 })).rejects.toThrow();
  });
});

describe('a session', () => {
  it('replays what was missed after a lost connection', async () => {
    const standIn = await start();
    const first = await socket(standIn);
    first.send(identify(standIn));
    await until(() => first.frames.filter(({ t }) => t === 'GUILD_CREATE').length === 2);
    const { d } = await first.next(({ t }) => t === 'READY');
    first.ws.terminate();
    await until(() => standIn.shards.length === 0);
    standIn.setUnavailable(PLACES.starbase);
    const second = await socket(standIn);
    second.send({ op: 6, d: { token: standIn.token, session_id: d.session_id, seq: 2 } });
    await second.next(({ t }) => t === 'RESUMED');
    expect(second.frames.flatMap(({ t, s }) => (t ? [[t, s]] : []))).toEqual([
      ['GUILD_CREATE', 3],
      ['GUILD_DELETE', 4],
      ['RESUMED', 5],
    ]);
  });

  it.each([
    ['an unknown session', { session_id: 'x' }],
    ['a session that its client ended', { ended: true }],
  ])(
    'is refused with op 9: %s',
    async (_, { session_id, ended }: { session_id?: string; ended?: boolean }) => {
      const standIn = await start();
      const first = await socket(standIn);
      first.send(identify(standIn));
      const ready = await first.next(({ t }) => t === 'READY');
      if (ended) first.ws.close(1000);
      else first.ws.terminate();
      await until(() => standIn.shards.length === 0);
      const second = await socket(standIn);
      second.send({
        op: 6,
        d: { token: standIn.token, session_id: session_id ?? ready.d.session_id, seq: 1 },
      });
      expect(await second.next(({ op }) => op === 9)).toMatchObject({ d: false });
    },
  );

  it('cannot be resumed from a future event', async () => {
    const standIn = await start();
    const first = await socket(standIn);
    first.send(identify(standIn));
    const { d } = await first.next(({ t }) => t === 'READY');
    const second = await socket(standIn);
    second.send({ op: 6, d: { token: standIn.token, session_id: d.session_id, seq: 99 } });
    expect(await second.closed).toBe(4007);
  });

  it('survives op 7 with discord.js, which gets the interaction it missed', async () => {
    const standIn = await start();
    const client = await login(standIn);
    await request(standIn, 'PUT', `/applications/${standIn.applicationId}/commands`, [
      { name: 'who', description: 'd' },
    ]);
    client.on(
      Events.InteractionCreate,
      (interaction) => interaction.isChatInputCommand() && interaction.reply('here'),
    );
    standIn.reconnectAll();
    await until(() => standIn.shards.length === 0);
    const outcome = await standIn
      .client(PEOPLE.bea)
      .run({ channelId: PLACES.general, command: 'who', options: {} });
    expect(outcome).toMatchObject({ kind: 'message', message: { content: 'here' } });
  });

  it.each([
    ['a cut line', (standIn: StandIn) => standIn.disconnect()],
    ['close code 4000', (standIn: StandIn) => standIn.disconnect(4000)],
    ['a resumable op 9', (standIn: StandIn) => standIn.invalidateSession(true)],
    ['an op 9', (standIn: StandIn) => standIn.invalidateSession()],
  ])('comes back with discord.js after %s', async (_, disturb) => {
    const standIn = await start();
    const client = await login(standIn);
    const back = new Promise<void>((resolve) => {
      client.once(Events.ShardReady, () => resolve());
      client.once(Events.ShardResume, () => resolve());
    });
    disturb(standIn);
    // Destroying a client that is not back yet makes discord.js connect once more.
    await back;
    expect(standIn.shards).toEqual([0]);
  });

  it('comes back when heartbeats stay without an answer', async () => {
    const standIn = await start({ heartbeatInterval: 60 });
    const client = await login(standIn);
    const resumed = new Promise((resolve) => client.once(Events.ShardResume, resolve));
    standIn.ignoreHeartbeats();
    await resumed;
  });

  it('can be started so often a day; then the token is void', async () => {
    const standIn = await start({ sessionStarts: 2 });
    for (const remaining of [2, 1]) {
      const { body } = await request(standIn, 'GET', '/gateway/bot');
      expect(body).toMatchObject({
        url: standIn.gatewayUrl,
        shards: 1,
        session_start_limit: { total: 2, remaining, max_concurrency: 1 },
      });
      const { send, next } = await socket(standIn);
      send(identify(standIn));
      await next(({ t }) => t === 'READY');
    }
    const { send, closed } = await socket(standIn);
    send(identify(standIn));
    expect(await closed).toBe(4004);
    expect((await request(standIn, 'GET', '/gateway/bot')).status).toBe(401);
  });

  it('recommends as many shards as its servers need', async () => {
    const standIn = await start({ world: worldOf({ servers: 2_501, members: 1 }) });
    expect((await request(standIn, 'GET', '/gateway/bot')).body).toMatchObject({ shards: 2 });
  });

  it('can be started once in five seconds', async () => {
    const standIn = await start({ identifyInterval: 5_000 });
    const [first, second] = [await socket(standIn), await socket(standIn)];
    first.send(identify(standIn));
    await first.next(({ t }) => t === 'READY');
    second.send(identify(standIn));
    expect(await second.next(({ op }) => op === 9)).toMatchObject({ d: false });
  });
});

describe('events', () => {
  const hears = async (intents: GatewayIntentsString[], privilegedIntents = 0) => {
    const standIn = await start({ privilegedIntents });
    const client = await login(standIn, { intents });
    const heard: { t: string; d: Frame['d'] }[] = [];
    client.on(
      Events.Raw,
      (packet: Frame) => packet.t?.startsWith('MESSAGE_') && heard.push({ t: packet.t, d: packet.d }),
    );
    return { standIn, heard, bea: standIn.client(PEOPLE.bea) };
  };

  it('of messages come only with their intent', async () => {
    const { heard, bea } = await hears(['Guilds', 'DirectMessages']);
    bea.say(PLACES.general, 'in public');
    bea.say(bea.directMessages()[0]?.id ?? '', 'in private');
    await until(() => heard.length > 0);
    expect(heard.map(({ d }) => d.content)).toEqual(['in private']);
  });

  it('of messages come emptied without MESSAGE_CONTENT', async () => {
    const { standIn, heard, bea } = await hears(['Guilds', 'GuildMessages']);
    bea.say(PLACES.general, 'not for bots');
    bea.say(PLACES.general, `for <@${standIn.applicationId}>`);
    await until(() => heard.length === 2);
    expect(heard.map(({ d }) => d.content)).toEqual(['', `for <@${standIn.applicationId}>`]);
    expect(heard[0]?.d).toMatchObject({
      guild_id: PLACES.starbase,
      member: { roles: [] },
      author: { id: PEOPLE.bea },
    });
  });

  it('of messages are whole with MESSAGE_CONTENT', async () => {
    const { heard, bea } = await hears(['GuildMessages', 'MessageContent'], GatewayIntentBits.MessageContent);
    bea.say(PLACES.general, 'for all');
    expect((await until(() => heard[0])).d.content).toBe('for all');
  });

  it('of messages come from the channels that the bot sees', async () => {
    const { standIn, heard, bea } = await hears(['GuildMessages']);
    standIn.client(PEOPLE.ada).say(PLACES.officers, 'between us');
    bea.say(PLACES.general, 'for all');
    expect((await until(() => heard[0])).d.channel_id).toBe(PLACES.general);
  });

  it('of servers tell an outage from a removal', async () => {
    const standIn = await start();
    const client = await login(standIn);
    const heard: string[] = [];
    client.on(Events.GuildUnavailable, () => heard.push('outage'));
    client.on(Events.GuildAvailable, () => heard.push('back'));
    client.on(Events.GuildDelete, () => heard.push('removed'));
    client.on(Events.GuildCreate, () => heard.push('added'));
    standIn.setUnavailable(PLACES.runabout);
    standIn.setUnavailable(PLACES.runabout, false);
    standIn.removeFromGuild(PLACES.runabout);
    standIn.addToGuild(PLACES.runabout);
    await until(() => heard.length === 4);
    expect(heard).toEqual(['outage', 'back', 'removed', 'added']);
  });

  it('of channels tell the bot what admins do', async () => {
    const standIn = await start();
    const client = await login(standIn);
    const general = client.channels.cache.get(PLACES.general);
    const mayPost = () =>
      general?.isSendable() && general.isTextBased() && 'permissionsFor' in general
        ? general.permissionsFor(client.user)?.has('SendMessages')
        : undefined;
    expect(mayPost()).toBe(true);
    standIn.setOverwrite(PLACES.general, {
      id: PLACES.starbase,
      type: 'role',
      deny: PermissionFlagsBits.SendMessages,
    });
    await until(() => mayPost() === false);
    expect((await send(standIn, { content: 'c' })).body.code).toBe(50013);
    standIn.deleteChannel(PLACES.general);
    await until(() => !client.channels.cache.has(PLACES.general));
    expect((await send(standIn, { content: 'c' })).body.code).toBe(10003);
  });

  it('of a member’s button from an older bot carry its old id', async () => {
    const standIn = await start();
    const client = await login(standIn);
    const components = [{ type: 1, components: [{ type: 2, style: 1, label: 'B', custom_id: 'new' }] }];
    const { body } = await send(standIn, { components });
    standIn.replaceCustomId(body.id, 'old');
    client.on(Events.InteractionCreate, (each) => each.isButton() && each.reply(each.customId));
    const outcome = await standIn.client(PEOPLE.bea).press(PLACES.general, body.id, 'old');
    expect(outcome).toMatchObject({ message: { content: 'old' } });
  });
});

describe('a gateway in trouble', () => {
  it('accepts connections and says nothing', async () => {
    const standIn = await start();
    standIn.dropGateway();
    const { frames } = await socket(standIn);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(frames).toEqual([]);
  });

  it('ignores a RESUME', async () => {
    const standIn = await start();
    standIn.ignoreResume();
    const { frames, send } = await socket(standIn);
    send({ op: 6, d: { token: standIn.token, session_id: 'x', seq: 1 } });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(frames.map(({ op }) => op)).toEqual([10]);
  });

  it('asks for a heartbeat', async () => {
    const standIn = await start();
    const { next } = await socket(standIn);
    await next(({ op }) => op === 10);
    standIn.requestHeartbeat();
    expect(await next(({ op }) => op === 1)).toMatchObject({ d: null });
  });
});
