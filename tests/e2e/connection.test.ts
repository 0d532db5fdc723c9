import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { registered } from '../../commands/index.ts';
import { startBot } from '../../src/discord/client.ts';
import { startStandIn } from '../../src/playground/stand-in/index.ts';
import { ask, embedOf, PLACES, runBot, until } from './bot.ts';

const silent = pino({ level: 'silent' });

describe('connected', () => {
  it('registers its commands once: a second start sends nothing and keeps their ids', async () => {
    const first = await runBot();
    const ids = first.ada.commands(PLACES.lore).map((command) => [command.name, command.id]);
    const puts = () => first.standIn.requests.filter((request) => request.method === 'PUT').length;
    expect(ids.map(([name]) => name).toSorted()).toEqual(
      registered.map((command) => command.definition.name).toSorted(),
    );
    expect(puts()).toBe(1);
    const { token, restUrl: api } = first.standIn;
    const again = await startBot({ token, api, commands: registered, router: first.router, log: silent });
    expect(puts()).toBe(1);
    expect(first.ada.commands(PLACES.lore).map((command) => [command.name, command.id])).toEqual(ids);
    await again.stop();
  });

  it('asks Discord for nothing that it does not know', async () => {
    const { standIn, bea } = await runBot();
    await ask(bea, 'who', { name: 'Pardek' });
    expect(standIn.unknownRoutes).toEqual([]);
  });

  it('answers a command that came while it was cut off, after resuming', async () => {
    const { standIn, bea, logged } = await runBot();
    standIn.disconnect();
    const answer = ask(bea, 'who', { name: 'Pardek' });
    expect(embedOf((await answer).message).title).toBe('Pardek');
    expect(logged.join()).toContain('"resumed"');
  });

  it('reconnects when told to (op 7), and starts a new session when its own is void (op 9)', async () => {
    const { standIn, bea, logged } = await runBot();
    standIn.reconnectAll();
    await until(() => logged.some((line) => line.includes('"resumed"')));
    expect(embedOf((await ask(bea, 'who', { name: 'Pardek' })).message).title).toBe('Pardek');
    standIn.invalidateSession();
    await until(() => standIn.shards.length === 0);
    await until(() => standIn.shards.length === 1);
    expect(embedOf((await ask(bea, 'who', { name: 'Pardek' })).message).title).toBe('Pardek');
  });

  it('tries again when Discord is busy (429) or down (500)', async () => {
    const { standIn, bea } = await runBot();
    standIn.failNext({ method: 'POST', path: /callback/, status: 500, times: 2 });
    expect(embedOf((await ask(bea, 'who', { name: 'Pardek' })).message).title).toBe('Pardek');
  });

  it('logs a failed answer with an id and without what was typed, and says so to the member', async () => {
    const { bea, logged, app, standIn } = await runBot();
    const find = app.ask.find;
    app.ask = {
      ...app.ask,
      find: () => {
        throw new Error('broken index');
      },
    };
    const { message, ephemeral } = await ask(bea, 'who', { name: 'secret thoughts' });
    app.ask = { ...app.ask, find };
    expect(ephemeral).toBe(true);
    const [, id] = /code `([0-9a-f]{8})`/.exec(embedOf(message).description ?? '') ?? [];
    const line = logged.find((one) => one.includes('interaction failed'));
    expect(line).toContain(id);
    expect(line).toContain('broken index');
    expect(logged.join()).not.toContain('secret thoughts');
    expect(logged.join()).not.toContain(standIn.token);
  });

  it('answers through several shards', async () => {
    const { standIn, bea } = await runBot({ standIn: { shards: 2 } });
    expect(standIn.shards).toEqual([0, 1]);
    expect(embedOf((await ask(bea, 'who', { name: 'Pardek' })).message).title).toBe('Pardek');
    expect(embedOf((await ask(bea, 'who', { name: 'Pardek' }, PLACES.deck)).message).title).toBe('Pardek');
  });

  it('ends only after the answers under way are sent', async () => {
    const { bot, bea } = await runBot();
    const answers = Promise.all(Array.from({ length: 20 }, () => ask(bea, 'who', { name: 'Pardek' })));
    await until(() => bea.messages(PLACES.lore).length > 0);
    await bot.stop();
    for (const { message } of await answers) expect(embedOf(message).title).toBe('Pardek');
  });
});

describe('a login that cannot succeed', () => {
  it('names a refused token without showing it', async () => {
    const { standIn, router } = await runBot();
    const token = 'MTE4MDAwMDAwMDAwMDAwMDAwMQ.AAAAAA.wrong-wrong-wrong-wrong-wrong-wrong';
    const login = startBot({ token, api: standIn.restUrl, commands: registered, router, log: silent });
    await expect(login).rejects.toThrow(
      'Discord refused the token: copy it again from the Developer Portal into DISCORD_TOKEN',
    );
    await login.catch((error: Error) => expect(error.message).not.toContain(token));
  });
});

describe('a start for which Discord is not there', () => {
  /** Begins a bot, and counts what it waits between its tries instead of waiting. */
  const begin = async (standIn: Awaited<ReturnType<typeof startStandIn>>, api = standIn.restUrl) => {
    const { router } = await runBot();
    const pauses: number[] = [];
    const rest = { token: standIn.token, commands: registered, router, log: silent, loginTimeout: 1_000 };
    return {
      pauses,
      start: (sleep: (tries: number) => Promise<void> | void) =>
        startBot({
          ...rest,
          api,
          sleep: async (ms) => {
            pauses.push(ms);
            await sleep(pauses.length);
          },
        }),
    };
  };
  const discord = async () => {
    const standIn = await startStandIn({ identifyInterval: 0 });
    onTestFinished(() => standIn.close());
    return standIn;
  };

  it('waits for it, longer each time, and begins once it answers', async () => {
    const standIn = await discord();
    standIn.failNext({ path: /gateway/, status: 0, times: 1_000 });
    const { start, pauses } = await begin(standIn);
    const bot = await start((tries) => {
      if (tries === 7) standIn.heal();
    });
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000]);
    await bot.stop();
  });

  it('waits where the gateway says nothing', async () => {
    const standIn = await discord();
    standIn.dropGateway();
    const { start, pauses } = await begin(standIn);
    const bot = await start(() => standIn.dropGateway(false));
    expect(pauses).toEqual([1_000]);
    await bot.stop();
  });

  it('waits where its commands are refused by a fault of Discord', async () => {
    const standIn = await discord();
    // As often as discord.js itself asks, and once more.
    standIn.failNext({ path: /\/commands/, status: 503, times: 5 });
    const { start, pauses } = await begin(standIn);
    const bot = await start(() => {});
    expect(pauses).toEqual([1_000]);
    await bot.stop();
  });
});

describe('a token that is taken back while the bot runs', () => {
  const running = async () => {
    const standIn = await startStandIn({ identifyInterval: 0 });
    onTestFinished(() => standIn.close());
    const { router } = await runBot();
    const refused: string[] = [];
    const { token, restUrl: api } = standIn;
    const bot = await startBot({
      ...{ token, api, commands: registered, router, log: silent },
      onRefused: ({ message }) => void refused.push(message),
    });
    onTestFinished(() => bot.stop());
    return { standIn, bot, refused };
  };

  it('is told once, in a line that says what to do', async () => {
    const { standIn, refused } = await running();
    standIn.revokeToken();
    await until(() => refused.length > 0);
    expect(refused).toEqual([
      'Discord refused the token: copy it again from the Developer Portal into DISCORD_TOKEN',
    ]);
  });

  it('is told too when a request alone is refused for it (401)', async () => {
    const { standIn, bot, refused } = await running();
    standIn.failNext({ path: /users\/@me/, status: 401 });
    await bot.client.rest.get('/users/@me').catch(() => undefined);
    expect(refused).toHaveLength(1);
  });
});

describe('a refusal for too many requests', () => {
  it('is waited for where its body alone says how long', async () => {
    const { standIn, bot } = await runBot();
    const body = { message: 'You are being rate limited.', retry_after: 0.3, global: false };
    standIn.failNext({ path: /users\/@me/, status: 429, body, times: 2 });
    await bot.client.rest.get('/users/@me').catch(() => undefined);
    const asked = standIn.requests.filter(({ path }) => path.endsWith('/users/@me'));
    expect(asked.map(({ status }) => status)).toEqual([429, 429, 200]);
    const [first, second, third] = asked.map(({ ts }) => ts) as [number, number, number];
    expect(second - first).toBeGreaterThanOrEqual(300);
    expect(third - second).toBeGreaterThanOrEqual(300);
  });
});
