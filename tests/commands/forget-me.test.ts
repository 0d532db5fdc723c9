import { expect, it } from 'vitest';
import { SPOILERS } from '../../src/bot/settings.ts';
import { customIdOf, PEOPLE, PLACES } from '../e2e/bot.ts';
import { asked, shown, startBot } from './asked.ts';

const { app, bea } = await startBot();
const limit = () => app.storage.settings.user.get(PEOPLE.bea, SPOILERS);

it('deletes nothing before it is confirmed, and all of it then', async () => {
  await asked(bea, 'spoilers set', { limit: 'DS9 S3' });
  const question = await asked(bea, 'forget-me');
  expect([question.embed.title, question.ephemeral]).toEqual(['Delete everything about you?', true]);
  expect(await limit()).toBe('DS9 S3');
  const id = customIdOf(question.message, 'Delete it all');
  const done = shown(await bea.press(PLACES.lore, question.message.id, id));
  expect(done.embed.title).toBe('Deleted');
  expect(done.message.id).toBe(question.message.id);
  expect(await limit()).toBeUndefined();
});
