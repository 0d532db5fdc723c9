import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { runBot, until } from '../e2e/bot.ts';

/** Two shards; what nobody caught, which would end a process that is not a test. */
async function connected() {
  const run = await runBot({ standIn: { shards: 2 }, takeIdentify: async () => 0 });
  const uncaught: unknown[] = [];
  const note = (error: unknown) => uncaught.push(error);
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  const { shards, client } = run.bot;
  const served = () => [...client.ws.shards.keys()];
  return { ...run, shards, served, uncaught };
}
/** Longer than discord.js pauses before it connects anew. */
const PAUSE = 700;

it('a shard that is left while it connects anew stays left', async () => {
  const { standIn, shards, served, uncaught } = await connected();
  standIn.reconnectAll();
  await until(() => standIn.shards.length === 0);
  await shards.close(1);
  await until(() => standIn.shards.join() === '0');
  await sleep(PAUSE);
  expect([standIn.shards, served(), uncaught]).toEqual([[0], [0], []]);
});

it('a shard that is left while Discord does not greet it stays left', { timeout: 20_000 }, async () => {
  const { standIn, bot, shards, served, uncaught } = await connected();
  await shards.close(1);
  standIn.dropGateway();
  const isConnecting = new Promise((resolve) => {
    bot.client.on('debug', (text) => {
      if (/Waiting for event hello/.test(text)) resolve(undefined);
    });
  });
  shards.open(1).catch(() => {});
  await isConnecting;
  // Its connection stands.
  await sleep(PAUSE);
  await shards.close(1);
  standIn.dropGateway(false);
  await sleep(PAUSE);
  expect([standIn.shards, served(), uncaught]).toEqual([[0], [0], []]);
});

it('a shard that is wanted again while it is being left is connected', async () => {
  const { standIn, shards, served, uncaught } = await connected();
  await Promise.all([shards.close(1), shards.open(1)]);
  expect([standIn.shards, served(), uncaught]).toEqual([[0, 1], [0, 1], []]);
});
