/** What `npm run ask` prints: never that the app is thinking. */
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { completed, everywhere, privateOption } from '../../commands/parts/definition.ts';
import type { App, Command } from '../../src/bot/app.ts';
import { notice } from '../../src/cards/reply.ts';
import { type Bot, startBot } from '../../src/discord/client.ts';
import { createRouter } from '../../src/discord/router.ts';
import { finalAnswer } from '../../src/playground/final-answer.ts';
import { PEOPLE, PLACES, type StandIn, startStandIn } from '../../src/playground/stand-in/index.ts';
import { answered, embedOf } from '../e2e/bot.ts';

/** In milliseconds. */
const THINK_AFTER = 20;
const SLOW = 100;

const slow: Command = {
  definition: everywhere('slow', 'Takes its time', [completed('what', 'What to answer'), privateOption]),
  async reply(options) {
    const what = options.getString('what', true);
    await sleep(what === 'at once' ? 0 : SLOW);
    if (what === 'error') throw new Error('the database is gone');
    return { ...notice(what, 'A card.'), private: what === 'a secret' };
  },
};

let standIn: StandIn;
let bot: Bot;

beforeAll(async () => {
  standIn = await startStandIn({ rateLimits: false, identifyInterval: 0 });
  const log = pino({ level: 'silent' });
  const router = createRouter({
    commands: [slow],
    messageCommands: [],
    actions: {},
    forms: {},
    app: () => ({}) as App,
    draw: async () => undefined,
    log,
    thinkAfter: THINK_AFTER,
  });
  bot = await startBot({ token: standIn.token, api: standIn.restUrl, commands: [slow], router, log });
});
afterAll(async () => {
  await bot.stop();
  await standIn.close();
});

const ask = async (what: string) => {
  const typed = { channelId: PLACES.lore, command: 'slow', options: { what } };
  const { message, ephemeral } = answered(await finalAnswer(standIn.client(PEOPLE.ada), typed));
  return { title: embedOf(message).title, ephemeral };
};

it.each([
  ['is the first one when that comes at once', 'at once', 'at once', false],
  ['is what the thinking was filled in with', 'for all', 'for all', false],
  ['is what came in its place when only the asker may see it', 'a secret', 'a secret', true],
  ['is the apology when the command fails late', 'error', 'Something went wrong', false],
])('the answer %s', async (_, what, title, ephemeral) => {
  expect(await ask(what)).toEqual({ title, ephemeral });
});
