/** The whole bot where a connection is dead and neither end is told. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { finalAnswer } from '../../../src/playground/final-answer.ts';
import { startStandIn } from '../../../src/playground/stand-in/index.ts';
import { openStorage } from '../../../src/storage/open.ts';
import { createDatabase, postgresBinaries } from '../../storage/postgres-server.ts';
import { answered, ask, embedOf, PLACES, type Running, runBot } from '../bot.ts';
import { openWay } from './half-open.ts';

const SECOND = 1_000;
const HOST = '127.0.0.1';

async function within(seconds: number, condition: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = performance.now() + seconds * SECOND; !(await condition()); await sleep(25))
    if (performance.now() > end) throw new Error(`waited ${seconds} s in vain`);
}

const pardek = ({ bea }: Running) => ask(bea, 'who', { name: 'Pardek' });
const finds = async (run: Running) => embedOf((await pardek(run)).message).title === 'Pardek';

describe('a way to Discord that is dead without saying so', { timeout: 60 * SECOND }, () => {
  it('to the gateway: is noticed by its heartbeats and left soon, and what is asked then is answered', async () => {
    const standIn = await startStandIn({ identifyInterval: 0, heartbeatInterval: 300, rateLimits: false });
    const way = await openWay({ port: standIn.port, host: HOST });
    standIn.failNext({
      ...{ path: /gateway\/bot/, times: 1_000, status: 200 },
      body: {
        ...{ url: `ws://${HOST}:${way.port}`, shards: 1 },
        session_start_limit: { total: 1_000, remaining: 1_000, reset_after: 0, max_concurrency: 1 },
      },
    });
    const run = await runBot({ on: standIn });
    expect(await finds(run)).toBe(true);
    way.swallow();
    // Two heartbeats, and what is waited for a closing that nobody answers.
    await within(10, () => run.logged.some((line) => line.includes('"resumed"')));
    expect(await finds(run)).toBe(true);
  });

  it('to the REST API: a daily question whose answer was lost on it is sent again, and is there once', async () => {
    const standIn = await startStandIn({ identifyInterval: 0, rateLimits: false });
    const way = await openWay({ port: standIn.port, host: HOST });
    const run = await runBot({ on: standIn, api: `http://${HOST}:${way.port}/api` });
    const options = { channel: PLACES.general, time: '9:00', zone: 'Europe/Berlin' };
    answered(await run.ada.run({ channelId: PLACES.general, command: 'daily', path: ['setup'], options }));
    const schedule = () => run.app.storage.schedules.get(PLACES.starbase);
    const due = (await schedule())?.nextAt ?? 0;
    const isPost = ({ method, path }: { method: string; path: string }) =>
      method === 'POST' && path.endsWith(`/channels/${PLACES.general}/messages`);
    standIn.failNext({
      method: 'POST',
      path: new RegExp(`channels/${PLACES.general}/messages$`),
      // Discord has taken it, and its answer never comes.
      async hold() {
        way.swallow();
        way.heal();
      },
    });
    run.clock.moveTo(due + SECOND);
    await within(40, async () => ((await schedule())?.nextAt ?? 0) > due);
    expect(standIn.requests.filter(isPost).length).toBeGreaterThan(1);
    const questions = run.bea
      .messages(PLACES.general)
      .filter(({ embeds }) => embeds.some(({ title }) => title?.startsWith('Daily question ·')));
    expect(questions).toHaveLength(1);
    expect(await finds(run)).toBe(true);
  });
});

describe.skipIf(!postgresBinaries)('a way to PostgreSQL that is dead without saying so', () => {
  it('keeps no look-up and no write waiting, and all is well again once it is there', async () => {
    const address = new URL((await createDatabase()).replace('@/', '@socket/'));
    const way = await openWay({ path: `${address.searchParams.get('host')}/.s.PGSQL.5432` });
    const databaseUrl = `postgres://curzon@${HOST}:${way.port}${address.pathname}`;
    const storage = await openStorage({ databaseUrl }, { answerTimeout: 2 * SECOND });
    onTestFinished(() => storage.close());
    const run = await runBot({ storage });
    const limit = async (text: string) => {
      const typed = { channelId: PLACES.lore, command: 'spoilers', path: ['set'], options: { limit: text } };
      return embedOf(answered(await finalAnswer(run.ada, typed)).message).title;
    };
    const sure = embedOf((await pardek(run)).message).footer?.text;

    way.swallow();
    // What somebody set who asked before may still be remembered.
    const unsure = embedOf((await ask(run.cyd, 'who', { name: 'Pardek' })).message);
    expect(unsure.title).toBe('Pardek');
    expect(unsure.footer?.text).toMatch(/^My memory is out of reach: /);
    expect(await limit('no books')).toBe('Try again in a moment');

    way.heal();
    // What was connected before is given up one by one.
    await within(30, async () => {
      const { message } = await ask(run.cyd, 'who', { name: 'Pardek' });
      return embedOf(message).footer?.text === sure;
    });
    expect(await limit('no books')).not.toBe('Try again in a moment');
    expect(await limit('no comics')).not.toBe('Try again in a moment');
  }, 90_000);
});
