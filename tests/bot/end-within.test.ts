import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import { endWithin } from '../../src/bot/end-within.ts';
import { answered, PLACES, runBot, until } from '../e2e/bot.ts';

const silent = pino({ level: 'silent' });

it('takes every step, one after the other', async () => {
  const taken: number[] = [];
  const steps = [async () => taken.push(1), () => taken.push(2), async () => taken.push(3)];
  expect(await endWithin(10_000, steps, silent)).toBe(true);
  expect(taken).toEqual([1, 2, 3]);
});

it('fails where a step does', async () => {
  const steps = [() => Promise.reject(new Error('not closed'))];
  await expect(endWithin(10_000, steps, silent)).rejects.toThrow('not closed');
});

it('ends a bot in time whose post Discord never answers', async () => {
  const run = await runBot({ keep: true, standIn: { rateLimits: false } });
  onTestFinished(async () => {
    await run.standIn.close();
    await run.stopBot();
    await run.app.storage.close();
  });
  const options = { channel: PLACES.general, time: '9:00', zone: 'Europe/Berlin' };
  answered(await run.ada.run({ channelId: PLACES.general, command: 'daily', path: ['setup'], options }));
  run.standIn.failNext({ method: 'POST', path: /\/messages$/, status: -1, times: 100 });
  run.clock.moveTo(((await run.app.storage.schedules.get(PLACES.starbase))?.nextAt ?? 0) + 1_000);
  await until(() => run.standIn.requests.some(({ status }) => status === -1));
  let left = false;
  const stop = () => run.stopBot().then(() => (left = true));
  expect(await endWithin(200, [stop], silent)).toBe(false);
  expect(left).toBe(false);
});
