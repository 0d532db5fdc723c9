import { describe, expect, it } from 'vitest';
import { customIdOf, PEOPLE, PLACES } from '../e2e/bot.ts';
import { asked, offered, shown, startBot } from './asked.ts';

const { ada, app } = await startBot();
const file = (text: string) => ({
  name: 'questions.json',
  type: 'application/json',
  base64: Buffer.from(text).toString('base64'),
});
const upload = (text: string) => asked(ada, 'trivia-admin import', {}, { files: { file: file(text) } });
const own = () => app.storage.customQuestions.list(PLACES.starbase);
const QUESTION = {
  question: 'Who keeps the bar?',
  right: 'Guinan',
  wrong: ['Quark', 'Morn', 'Rom'],
  source: 'We',
};

it('has nothing to export, to remove or to read at first', async () => {
  expect((await asked(ada, 'trivia-admin export')).embed.title).toBe('No questions of your own');
  expect((await asked(ada, 'trivia-admin remove', { question: 'own.1' })).embed.title).toBe(
    'No such question',
  );
  expect((await asked(ada, 'trivia-admin reports')).embed.title).toBe('No reports');
});

it.each([
  ['{', 'The file is not JSON.'],
  [
    JSON.stringify({ questions: [{ ...QUESTION, right: '' }] }),
    'Question 1 (“Who keeps the bar?”): right: is empty.',
  ],
  [
    JSON.stringify([
      { ...QUESTION, right: '' },
      { ...QUESTION, source: '' },
    ]),
    'right: is empty.\nQuestion 2 (',
  ],
  [JSON.stringify({ questions: [] }), 'questions'],
  [JSON.stringify({ quiz: [] }), 'no list called “questions”'],
])('imports nothing of a bad file (%s), and says why', async (text, reason) => {
  const { embed } = await upload(text);
  expect(embed.title).toBe('Nothing imported');
  expect(embed.description).toContain(reason);
  expect(await own()).toEqual([]);
});

it('imports a question once, completes its name, and removes it', async () => {
  const text = JSON.stringify({ questions: [QUESTION] });
  expect((await upload(text)).embed.description).toBe('1 question added.');
  expect((await upload(text)).embed.description).toContain('1 was there already');
  const [choice] = await offered(ada, 'trivia-admin remove', 'question', { question: 'BAR' });
  expect(choice?.name).toBe(QUESTION.question);
  const removed = await asked(ada, 'trivia-admin remove', { question: String(choice?.value) });
  expect(removed.embed.title).toBe('Question removed');
  expect(await own()).toEqual([]);
});

it('keeps 500 questions of a server, and no more', async () => {
  const questions = Array.from({ length: 500 }, (_, at) => ({
    ...QUESTION,
    question: `Who keeps bar ${at}?`,
  }));
  expect((await upload(JSON.stringify({ questions }))).embed.description).toBe('500 questions added.');
  const { embed } = await upload(JSON.stringify({ questions: [QUESTION] }));
  expect(embed.title).toBe('Nothing imported');
  expect(embed.description).toContain('at most 500 questions');
  expect(await own()).toHaveLength(500);
  for (const { id } of (await own()).slice(1)) await app.storage.customQuestions.remove(PLACES.starbase, id);
  expect((await upload(JSON.stringify({ questions: [QUESTION] }))).embed.description).toBe(
    '1 question added.',
  );
});

it('takes a member off the boards, once asked whether it should', async () => {
  const question = await asked(ada, 'trivia-admin remove-member', { member: PEOPLE.cyd });
  expect(question.embed.title).toBe('Take this member off the boards?');
  const button = customIdOf(question.message, 'Delete the answers');
  const { embed } = shown(await ada.press(PLACES.lore, question.message.id, button));
  expect(embed).toMatchObject({
    title: 'Taken off the boards',
    description: expect.stringContaining(`<@${PEOPLE.cyd}>: 0 answers deleted in this server.`),
  });
  const named = async (line: string, options = {}) =>
    (await asked(ada, `trivia-admin ${line}`, options)).embed;
  expect((await named('leave-out')).description).toBe(`<@${PEOPLE.cyd}>`);
  await named('leave-out', { member: PEOPLE.ada });
  expect((await named('let-in', { member: PEOPLE.cyd })).title).toBe('On the boards again');
  expect((await named('let-in', { member: PEOPLE.cyd })).title).toBe('Not left out');
  await named('let-in', { member: PEOPLE.ada });
  expect((await named('leave-out')).title).toBe('Nobody is left out');
});

describe('a question of the server', () => {
  const form = async (line: string, options: Record<string, string> = {}) => {
    const [command = '', ...path] = line.split(' ');
    const opened = await ada.run({ channelId: PLACES.lore, command, path, options });
    if (opened.kind !== 'modal') throw new Error(`answered with ${opened.kind}`);
    return { ...opened, shown: JSON.stringify(opened.modal) };
  };
  const TYPED = { question: 'Is the bar open?', right: 'True', wrong: 'False', source: 'Us' };

  it('is written, refused where it is there already, and what was typed comes back', async () => {
    for (const { id } of await own()) await app.storage.customQuestions.remove(PLACES.starbase, id);
    const first = await form('trivia-admin add');
    expect(shown(await ada.submit(PLACES.lore, first.interactionId, TYPED)).embed.title).toBe(
      'Question added',
    );
    const second = await form('trivia-admin add');
    const again = { ...TYPED, question: 'Is\u200b the bar open' };
    const refused = shown(await ada.submit(PLACES.lore, second.interactionId, again));
    expect(refused.embed.title).toBe('Not added');
    expect(refused.embed.description).toContain('This server has that question already');
    const button = customIdOf(refused.message, 'Try again');
    const third = await ada.press(PLACES.lore, refused.message.id, button);
    if (third.kind !== 'modal') throw new Error(`answered with ${third.kind}`);
    expect(JSON.stringify(third.modal)).toContain('"value":"False"');
    const sent = await ada.submit(PLACES.lore, third.interactionId, { ...TYPED, question: 'Is it shut?' });
    expect(shown(sent).embed.title).toBe('Question added');
    expect((await own()).map(({ text }) => text)).toEqual(['Is the bar open?', 'Is it shut?']);
  });

  it('is changed in a form that has it, and listed', async () => {
    const [question] = await own();
    const opened = await form('trivia-admin edit', { question: question?.id ?? '' });
    expect(opened.shown).toContain('"value":"Is the bar open?"');
    const sent = await ada.submit(PLACES.lore, opened.interactionId, { ...TYPED, wrong: 'False\nPerhaps' });
    expect(shown(sent).embed.title).toBe('Question changed');
    expect(await own()).toMatchObject([{ id: question?.id, wrong: ['False', 'Perhaps'] }, {}]);
    const list = await asked(ada, 'trivia-admin list');
    expect(list.text).toContain('✅ True · False · Perhaps');
  });
});

describe('a question that members reported', () => {
  const report = (id: string, questionId: string, reason: string, userId: string = PEOPLE.bea) =>
    app.storage.reports.add({
      id,
      guildId: PLACES.starbase,
      questionId,
      userId,
      reason,
      reportedAt: app.now(),
    });
  const ids = async () => {
    const wanted = {
      guildId: PLACES.starbase,
      topic: 'kind:ship',
      level: null,
      viewer: { canon: undefined, limits: [] },
    };
    const [one, two] = [await app.pool.next(wanted, new Set()), await app.pool.next(wanted, new Set())];
    return [one?.id ?? '', two?.id === one?.id ? 'left.the.packs' : (two?.id ?? '')] as const;
  };
  const press = async (card: Awaited<ReturnType<typeof asked>>, label: string) =>
    shown(await ada.press(PLACES.lore, card.message.id, customIdOf(card.message, label)));

  it('is shown with its answer, source and reasons, and leaves the list when it is judged', async () => {
    const [one, two] = await ids();
    for (let at = 0; at < 12; at++) await report(`r${at}`, one, '*_'.repeat(150), `${1_000 + at}`);
    await report('s', two, 'It was Worf');
    const first = await asked(ada, 'trivia-admin reports');
    expect(first.embed.title).toBe('Reported question 1 of 2');
    expect(first.embed.description).toContain('✅');
    expect(first.embed.fields?.[0]).toMatchObject({ name: '12 reports' });
    const second = await press(first, 'Next');
    expect(second.text).toContain('It was Worf');
    const left = await press(await press(second, 'Previous'), 'Switch off here');
    expect(left.embed.title).toBe('Reported question');
    expect((await press(left, 'Keep it')).embed.title).toBe('No reports');
    expect(await app.storage.switchedOff.list(PLACES.starbase)).toEqual([one]);
  });

  it('is not asked where it was switched off, until it is switched on', async () => {
    const [choice] = await offered(ada, 'trivia-admin switch-on', 'question', { question: '' });
    const id = String(choice?.value);
    const viewer = { canon: undefined, limits: [] };
    const asks = async () => {
      const asked = new Set<string>();
      for (let times = 0; times < 3_000; times++) {
        const asking = await app.pool.next(
          { guildId: PLACES.starbase, topic: 'kind:ship', level: null, viewer },
          asked,
        );
        if (!asking) break;
        asked.add(asking.id);
      }
      return asked;
    };
    expect((await asks()).has(id)).toBe(false);
    expect((await asked(ada, 'trivia-admin switch-on', { question: id })).embed.title).toBe(
      'Question switched on',
    );
    expect((await asks()).has(id)).toBe(true);
  });
});
