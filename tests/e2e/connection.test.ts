import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { registered } from '../../commands/index.ts';
import { LoginError, startBot } from '../../src/discord/client.ts';
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

  it('gives up when nothing answers on the gateway', async () => {
    const { router } = await runBot();
    const mute = await startStandIn();
    onTestFinished(() => mute.close());
    mute.dropGateway();
    const login = startBot({
      token: mute.token,
      api: mute.restUrl,
      commands: registered,
      router,
      log: silent,
      loginTimeout: 300,
    });
    await expect(login).rejects.toThrow(LoginError);
    await expect(login).rejects.toThrow('did not answer within 0.3 s: check the network, then start again');
  });
});
