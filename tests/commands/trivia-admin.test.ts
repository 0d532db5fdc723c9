import { expect, it } from 'vitest';
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
  [JSON.stringify({ questions: [{ ...QUESTION, right: '' }] }), 'questions.0.right'],
  [JSON.stringify({ questions: [] }), 'questions'],
])('imports nothing of a bad file (%s), and says why', async (text, reason) => {
  const { embed } = await upload(text);
  expect(embed.title).toBe('Nothing imported');
  expect(embed.description).toContain(reason);
  expect(await own()).toEqual([]);
});

it('imports a question once, completes its name, and removes it', async () => {
  const text = JSON.stringify({ questions: [QUESTION] });
  expect((await upload(text)).embed.description).toBe('1 question added.');
  expect((await upload(text)).embed.description).toContain('1 were there already');
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
    description: `<@${PEOPLE.cyd}>: 0 answers deleted in this server.`,
  });
});
