/** Answers that take longer than Discord waits: a slow database, the first picture on a small machine. */
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { action } from '../../commands/parts/action.ts';
import { completed, everywhere, privateOption } from '../../commands/parts/definition.ts';
import type { App, Command } from '../../src/bot/app.ts';
import { bareId, itemId } from '../../src/cards/actions/action-id.ts';
import { form } from '../../src/cards/form.ts';
import { button, notice, type Reply, row } from '../../src/cards/reply.ts';
import { type Bot, startBot } from '../../src/discord/client.ts';

import { createRouter } from '../../src/discord/router.ts';
import type { InteractionOutcome, MemberClient } from '../../src/playground/client.ts';
import { PEOPLE, PLACES, type StandIn, startStandIn } from '../../src/playground/stand-in/index.ts';
import { answered, customIdOf, embedOf } from '../e2e/bot.ts';

const THINK_AFTER = 40;
const SLOW = 250;

const turnId = itemId('turn');
const openId = bareId('open');
const goneId = bareId('gone');
const breakId = bareId('break');

const card = (title: string, isPrivate: boolean): Reply => ({
  ...notice(title, 'A card.', [
    row(
      button(turnId.build({ id: 'slow' }), 'Turn slowly'),
      button(openId.build(), 'Open'),
      button(goneId.build(), 'Gone'),
      button(breakId.build(), 'Break'),
    ),
  ]),
  private: isPrivate,
});
const sent: { channelId: string; messageId: string }[] = [];

/** Answers after a while what its option says. */
const slow: Command = {
  definition: everywhere('slow', 'Takes its time', [completed('what', 'What to answer'), privateOption]),
  async reply(options) {
    const what = options.getString('what', true);
    await sleep(what === 'at once' ? 0 : SLOW);
    if (what === 'error') throw new Error('the database is gone');
    if (what === 'notice') return notice('Nothing found', 'Only you see this.');
    const onSent = async (message: (typeof sent)[number]) => void sent.push(message);
    return { ...card(what, options.getBoolean('private') ?? false), onSent };
  },
};
/** Has no option `private`, so it is expected to answer the asker alone. */
const game: Command = {
  definition: everywhere('game', 'Opens a game for all', []),
  reply: async () => {
    await sleep(SLOW);
    return card('A game for all', false);
  },
};
const actions = {
  turn: action(turnId, {
    answers: 'in place',
    async reply(_args, _values, _app, pressed) {
      await sleep(SLOW);
      return card('Turned', pressed.private);
    },
  }),
  open: action(openId, {
    answers: 'in place',
    async reply() {
      await sleep(SLOW);
      return form(bareId('never').build(), 'A form', [{ id: 'one', label: 'One', limit: 10 }]);
    },
  }),
  gone: action(goneId, {
    answers: 'in place',
    async reply() {
      await sleep(SLOW);
      return undefined;
    },
  }),
  break: action(breakId, {
    answers: 'in place',
    async reply() {
      await sleep(SLOW);
      throw new Error('the database is gone');
    },
  }),
};

let standIn: StandIn;
let bot: Bot;
let bea: MemberClient;
let cyd: MemberClient;
const commands = [slow, game];

beforeAll(async () => {
  standIn = await startStandIn({ rateLimits: false, identifyInterval: 0 });
  const log = pino({ level: 'silent' });
  const app = {} as App;
  const router = createRouter({
    commands,
    messageCommands: [],
    actions,
    forms: {},
    app: () => app,
    draw: async () => undefined,
    log,
    thinkAfter: THINK_AFTER,
  });
  bot = await startBot({ token: standIn.token, api: standIn.restUrl, commands, router, log });
  [bea, cyd] = [standIn.client(PEOPLE.bea), standIn.client(PEOPLE.cyd)];
});
afterAll(async () => {
  await bot.stop();
  await standIn.close();
});

const run = (what: string, options: Record<string, string | boolean> = {}) =>
  bea.run({ channelId: PLACES.lore, command: 'slow', options: { what, ...options } });

const thinking = (outcome: InteractionOutcome) => {
  expect(outcome).toMatchObject({ kind: 'message', deferred: true });
  return answered(outcome);
};
/** What the newest message is, once it has the title. */
const newest = async (member: MemberClient, title: string) => {
  await expect.poll(() => member.messages(PLACES.lore).at(-1)?.embeds[0]?.title).toBe(title);
  return member.messages(PLACES.lore).at(-1) ?? expect.unreachable();
};

describe('an answer that is late', () => {
  it('thinks aloud first, and then is the card that everybody sees', async () => {
    const first = thinking(await run('public'));
    expect(first.ephemeral).toBe(false);
    const settled = await bea.settled(PLACES.lore, first.message.id);
    expect(settled.embeds[0]?.title).toBe('public');
    expect((await newest(cyd, 'public')).id).toBe(first.message.id);
    await expect.poll(() => sent.at(-1)?.messageId).toBe(first.message.id);
  });

  it('is not late when it comes at once', async () => {
    expect(await run('at once')).toMatchObject({ kind: 'message', deferred: false });
  });

  it('thinks in private where it was asked in private', async () => {
    const first = thinking(await run('secret', { private: true }));
    expect(first.ephemeral).toBe(true);
    expect((await bea.settled(PLACES.lore, first.message.id)).embeds[0]?.title).toBe('secret');
    expect(cyd.messages(PLACES.lore).some(({ id }) => id === first.message.id)).toBe(false);
  });

  it('that turns out to be for the asker alone is seen by nobody else', async () => {
    const first = thinking(await run('notice'));
    const message = await newest(bea, 'Nothing found');
    expect(message.ephemeral).toBe(true);
    expect(message.id).not.toBe(first.message.id);
    const seen = cyd.messages(PLACES.lore);
    expect(seen.some(({ id }) => id === first.message.id || id === message.id)).toBe(false);
  });

  it('that turns out to be for all is seen by all', async () => {
    const first = thinking(await bea.run({ channelId: PLACES.lore, command: 'game', options: {} }));
    expect(first.ephemeral).toBe(true);
    const message = await newest(cyd, 'A game for all');
    expect(bea.messages(PLACES.lore).some(({ id }) => id === first.message.id)).toBe(false);
    expect(message.ephemeral).toBe(false);
  });

  it('that fails says sorry in the place where it thought', async () => {
    const first = thinking(await run('error'));
    expect((await bea.settled(PLACES.lore, first.message.id)).embeds[0]?.title).toBe('Something went wrong');
  });
});

describe('a button whose answer is late', () => {
  const press = async (label: string) => {
    const shown = answered(await run('at once'));
    const outcome = await bea.press(PLACES.lore, shown.message.id, customIdOf(shown.message, label));
    return { shown, outcome };
  };

  it('turns the card once it is there', async () => {
    const { shown, outcome } = await press('Turn slowly');
    expect(outcome).toEqual({ kind: 'acknowledged' });
    expect((await newest(cyd, 'Turned')).id).toBe(shown.message.id);
  });

  it('and belongs to somebody else answers the one who pressed it', async () => {
    const shown = answered(await run('at once'));
    const id = customIdOf(shown.message, 'Turn slowly');
    expect(thinking(await cyd.press(PLACES.lore, shown.message.id, id)).ephemeral).toBe(true);
    await newest(cyd, 'Turned');
    expect(embedOf((await newest(bea, 'at once')) as never).title).toBe('at once');
  });

  it.each([
    ['Open', 'That took too long'],
    ['Gone', 'This is from an older version'],
    ['Break', 'Something went wrong'],
  ])('and leads nowhere ("%s") leaves the card and says so below it', async (label, title) => {
    const { shown } = await press(label);
    expect((await newest(bea, title)).ephemeral).toBe(true);
    const card = bea.messages(PLACES.lore).find(({ id }) => id === shown.message.id);
    expect(card?.embeds[0]?.title).toBe('at once');
  });
});
