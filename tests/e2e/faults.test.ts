/** Faults of Discord's that the connection lives through by itself. */
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { registered } from '../../commands/index.ts';
import { CANON } from '../../src/bot/settings.ts';
import { systemClock } from '../../src/daily/pacer.ts';
import { type Bot, startBot } from '../../src/discord/client.ts';
import { createRefusals } from '../../src/discord/refusals.ts';
import { type MovableClock, movableClock } from '../../src/playground/movable-clock.ts';
import { PEOPLE, type StandIn, startStandIn } from '../../src/playground/stand-in/index.ts';
import { ask, embedOf, PLACES, runBot, until } from './bot.ts';

const DAY = 24 * 3_600_000;

interface Connected {
  standIn: StandIn;
  clock: MovableClock;
  logged: string[];
  /** How often the log has such a line. */
  told(what: string): number;
  bot: Promise<Bot>;
  /** Another one. */
  start(): Promise<Bot>;
}

/** A connection of its own; nothing in it waits for longer than it must. */
async function connect(
  discord: Parameters<typeof startStandIn>[0] = {},
  options: Partial<Parameters<typeof startBot>[0]> = {},
): Promise<Connected> {
  const clock = movableClock();
  const standIn = await startStandIn({
    ...{ now: clock.now, identifyInterval: 0, rateLimits: false },
    ...discord,
  });
  onTestFinished(() => standIn.close());
  const { router } = await runBot();
  const logged: string[] = [];
  const log = pino({ level: 'info' }, { write: (line) => void logged.push(line) });
  const start = () =>
    startBot({
      ...{ token: standIn.token, api: standIn.restUrl, commands: registered, router, log },
      takeIdentify: async () => 0,
      sleep: (ms, signal) => clock.sleep(Math.min(ms, 20), signal),
      ...options,
    });
  const bot = start();
  onTestFinished(async () => (await bot).stop());
  const told = (what: string) => logged.filter((line) => line.includes(what)).length;
  return { standIn, clock, logged, told, bot, start };
}

const answers = async ({ standIn }: Connected) =>
  embedOf((await ask(standIn.client(PEOPLE.bea), 'who', { name: 'Pardek' })).message).title === 'Pardek';

describe('a connection', () => {
  it('whose RESUME is never answered begins a new session', async () => {
    const run = await connect({}, { resumeTimeout: 200 });
    await run.bot;
    run.standIn.ignoreResume();
    run.standIn.disconnect();
    await until(() => run.told('not taken up again') === 1);
    await until(() => run.standIn.shards.length === 1);
    expect(await answers(run)).toBe(true);
    expect(run.told('"resumed"')).toBe(0);
  });

  it('that is told to resume where it is (op 9), and never answered, begins a new session with its next heartbeat', async () => {
    const run = await connect({ heartbeatInterval: 300 }, { resumeTimeout: 200 });
    await run.bot;
    run.standIn.ignoreResume();
    run.standIn.invalidateSession(true);
    await until(() => run.told('not taken up again') === 1);
    await until(() => run.standIn.shards.length === 1);
    expect(await answers(run)).toBe(true);
  });

  it('that is dead without saying so is noticed by its heartbeats, and resumed', async () => {
    const run = await connect({ heartbeatInterval: 300 });
    await run.bot;
    run.standIn.ignoreHeartbeats();
    await until(() => run.told('"resumed"') === 1);
    expect(await answers(run)).toBe(true);
  });

  it('whose sessions are void again and again (op 9) never begins more of them than a day allows, and says so', async () => {
    const run = await connect({ sessionStarts: 3 });
    const { token } = run.standIn;
    await run.bot;
    for (const starts of [2, 3]) {
      run.standIn.invalidateSession();
      await until(() => run.told('reconnecting') === starts - 1 && run.standIn.shards.length === 1);
    }
    run.standIn.invalidateSession();
    await until(() => run.told('all starts of sessions of this day are used') > 2);
    expect(run.standIn.shards).toEqual([]);
    run.clock.moveTo(run.clock.now() + DAY);
    await until(() => run.standIn.shards.length === 1);
    expect(await answers(run)).toBe(true);
    // One start too many, and Discord takes the token back.
    expect(run.standIn.token).toBe(token);
  });

  it('leaves the last starts of a day to as many shards, though more may identify at once', async () => {
    const { clock, ...run } = await connect(
      { shards: 4, maxConcurrency: 4, sessionStarts: 10 },
      // All of them have asked how many starts there are before any takes one.
      { takeIdentify: () => systemClock.sleep(100).then(() => 0) },
    );
    const { token } = run.standIn;
    await run.bot;
    while (run.told('all starts of sessions of this day are used') < 4) {
      run.standIn.invalidateSession();
      await clock.sleep(250);
    }
    clock.moveTo(clock.now() + DAY);
    await until(() => run.standIn.shards.length === 4);
    expect(run.standIn.token).toBe(token);
  });

  it('waits at its start where all starts of the day are used', async () => {
    const run = await connect({ sessionStarts: 1 });
    await (await run.bot).stop();
    const again = run.start();
    await until(() => run.told('Not enough sessions remaining') > 1);
    run.clock.moveTo(run.clock.now() + DAY);
    await (await again).stop();
  });

  it('sends nothing more by itself where Discord has refused too much, and still answers members', async () => {
    const now = { ms: 0 };
    const log = pino({ level: 'silent' });
    const run = await connect({}, { refusals: createRefusals(log, () => now.ms, 100) });
    const { client } = await run.bot;
    const sent = () => run.standIn.requests.filter(({ path }) => path.endsWith('/users/@me')).length;
    run.standIn.failNext({ path: /users\/@me/, status: 403, times: 1_000 });
    for (let count = 0; count < 100; count += 1) await client.rest.get('/users/@me').catch(() => undefined);
    expect(sent()).toBe(80);
    expect(await answers(run)).toBe(true);
    now.ms += 600_000;
    await client.rest.get('/users/@me').catch(() => undefined);
    expect(sent()).toBe(81);
  });
});

describe('an outage of a server', () => {
  it('is no removal: nothing of it is deleted, though the bot starts anew in it and it lasts for months', async () => {
    const run = await runBot({ standIn: { rateLimits: false } });
    const { guilds, settings } = run.app.storage;
    await settings.guild.set(PLACES.starbase, CANON, 'screen');
    run.standIn.setUnavailable(PLACES.starbase);
    await run.stopBot();
    for (const _ of ['noticed', 'deleted']) {
      run.clock.moveTo(run.clock.now() + 31 * DAY);
      const next = await runBot({ after: run });
      await next.stopBot();
    }
    expect(await guilds.left()).toEqual([]);
    expect(await settings.guild.get(PLACES.starbase, CANON)).toBe('screen');
  });
});
