/** The router at its edges: what fails, what is old, who may turn a card, and what is cut. */
import { pino } from 'pino';
import { afterAll, expect, it, vi } from 'vitest';
import { action } from '../../commands/parts/action.ts';
import { completed, everywhere } from '../../commands/parts/definition.ts';
import type { App, Command } from '../../src/bot/app.ts';
import { bareId } from '../../src/cards/actions/action-id.ts';
import { button, notice, row } from '../../src/cards/reply.ts';
import { startBot } from '../../src/discord/client.ts';
import { createRouter } from '../../src/discord/router.ts';
import { PEOPLE, PLACES, startStandIn } from '../../src/playground/stand-in/index.ts';
import { answered, customIdOf, embedOf } from '../e2e/bot.ts';

const turnId = bareId('turn');
const lostId = bareId('lost');
const pressed: { private: boolean; userId: string }[] = [];
const begun = Promise.withResolvers<void>();
const held = Promise.withResolvers<void>();
let finished = false;
/** What has to be said below answers. */
let note: string | undefined;

/** Does what it is told to. */
const told: Command = {
  definition: everywhere('told', 'Does what it is told to', [completed('what', 'What to do')]),
  suggest({ typed, others }) {
    if (typed === 'fail') throw new Error('no list');
    const many = Array.from({ length: 40 }, (_, at) => ({ name: `${at}`, value: `${at}` }));
    return typed === 'others' ? [{ name: JSON.stringify(others), value: 'others' }] : many;
  },
  async reply(options, _, asker) {
    const what = options.getString('what', true);
    if (what === 'fail') throw new Error(`the secret of ${asker.userId}`);
    if (what === 'hold') {
      begun.resolve();
      await held.promise;
      finished = true;
    }
    const { manages, guildId, installed } = asker;
    const card = notice('Told', JSON.stringify({ manages, guildId, installed }), [
      row(button(turnId.build(), 'Turn'), button(lostId.build(), 'Lost'), button('0|turn', 'Older')),
    ]);
    return { ...card, private: false };
  },
};

const standIn = await startStandIn({ rateLimits: false, identifyInterval: 0 });
const logged: string[] = [];
const router = createRouter<App>({
  commands: [told],
  messageCommands: [],
  actions: {
    turn: action(turnId, {
      answers: 'in place',
      reply(_, __, ___, { private: isPrivate, userId }) {
        pressed.push({ private: isPrivate, userId });
        return { ...notice('Turned', 'It is.'), private: isPrivate };
      },
    }),
  },
  forms: {},
  app: () => ({}) as App,
  draw: async () => undefined,
  note: () => note,
  log: pino({ level: 'info' }, { write: (line) => void logged.push(line) }),
});
const bot = await startBot({
  token: standIn.token,
  api: standIn.restUrl,
  commands: [told],
  router,
  log: pino({ level: 'silent' }),
});
const [ada, bea, cyd] = [standIn.client(PEOPLE.ada), standIn.client(PEOPLE.bea), standIn.client(PEOPLE.cyd)];
afterAll(async () => {
  await bot.stop();
  await standIn.close();
});

const tell = async (what: string, member = bea, channelId: string = PLACES.lore) =>
  answered(await member.run({ channelId, command: 'told', options: { what } }));
const press = async (
  member: typeof bea,
  message: Awaited<ReturnType<typeof tell>>['message'],
  label: string,
) => answered(await member.press(PLACES.lore, message.id, customIdOf(message, label)));

it('hands on who asks, where, and whether they may manage the server', async () => {
  const asker = async (...args: Parameters<typeof tell>) =>
    JSON.parse(embedOf((await tell(...args)).message).description ?? '');
  expect(await asker('it', ada)).toEqual({ manages: true, guildId: PLACES.starbase, installed: true });
  expect(await asker('it')).toMatchObject({ manages: false });
  const [dm] = bea.directMessages();
  expect(await asker('it', bea, dm?.id)).toEqual({ manages: false, guildId: null, installed: false });
});

it('says sorry for what fails with a code that the log has too, and nothing of the fault', async () => {
  const { message, ephemeral } = await tell('fail');
  const [, code = ''] = /`([0-9a-f]{8})`/.exec(embedOf(message).description ?? '') ?? [];
  expect([embedOf(message).title, ephemeral]).toEqual(['Something went wrong', true]);
  expect(JSON.stringify(message)).not.toContain('secret');
  const line = logged.find((one) => one.includes(code)) ?? expect.unreachable();
  expect(JSON.parse(line)).toMatchObject({ id: code, interaction: 'told', msg: 'interaction failed' });
});

it('sends nothing more to an interaction that Discord has given up', async () => {
  standIn.failNext({
    ...{ method: 'POST', path: /\/callback/, status: 404 },
    body: { code: 10062, message: 'Unknown interaction' },
  });
  const before = standIn.requests.length;
  // Nobody waits until Discord says that nothing came.
  bea.run({ channelId: PLACES.lore, command: 'told', options: { what: 'it' } });
  await vi.waitFor(() => expect(standIn.requests.length).toBeGreaterThan(before));
  await router.idle();
  expect(standIn.requests.slice(before).map(({ status }) => status)).toEqual([404]);
});

it('leaves a card for all as it is where only who asked may see the answer', async () => {
  const { message } = await tell('it');
  note = 'Not for all.';
  const own = await press(bea, message, 'Turn');
  const asked = await tell('it');
  note = undefined;
  expect([own.message.id === message.id, own.ephemeral]).toEqual([false, true]);
  expect(embedOf(own.message).footer?.text).toBe('Not for all.');
  expect(bea.messages(PLACES.lore).find(({ id }) => id === message.id)?.embeds[0]?.title).toBe('Told');
  expect(asked.ephemeral).toBe(true);
});

it('turns the card of the one who asked, and answers anybody else by themselves', async () => {
  pressed.length = 0;
  const { message } = await tell('it');
  const own = await press(bea, message, 'Turn');
  expect([own.message.id, embedOf(own.message).title]).toEqual([message.id, 'Turned']);
  const second = await tell('it');
  const others = await press(cyd, second.message, 'Turn');
  expect([others.message.id === second.message.id, others.ephemeral]).toEqual([false, true]);
  expect(pressed).toEqual([
    { private: false, userId: PEOPLE.bea },
    { private: true, userId: PEOPLE.cyd },
  ]);
});

it.each(['Lost', 'Older'])(
  'answers kindly, below the card, a button that means nothing any more: %s',
  async (label) => {
    const { message } = await tell('it');
    const answer = await press(bea, message, label);
    expect(answer.message.id).not.toBe(message.id);
    expect([embedOf(answer.message).title, answer.ephemeral]).toEqual([
      'This is from an older version',
      true,
    ]);
  },
);

it('offers at most the choices that Discord takes, and none where making them fails', async () => {
  const offered = (what: string) =>
    bea.autocomplete({ channelId: PLACES.lore, command: 'told', options: { what } }, 'what');
  expect(await offered('x')).toHaveLength(25);
  await expect(offered('fail')).rejects.toThrow();
  expect(logged.some((line) => line.includes('no list'))).toBe(true);
});

it('completes nothing that is longer than any choice, which would take its time', async () => {
  const offered = (what: string) =>
    bea.autocomplete({ channelId: PLACES.lore, command: 'told', options: { what } }, 'what');
  expect(await offered('a'.repeat(100))).not.toEqual([]);
  expect(await offered('a'.repeat(101))).toEqual([]);
});

it('is idle once everything under way is answered', async () => {
  const asked = tell('hold');
  await begun.promise;
  const idle = router.idle().then(() => finished);
  held.resolve();
  await asked;
  expect(await idle).toBe(true);
});
