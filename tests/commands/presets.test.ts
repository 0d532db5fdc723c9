/** Games kept under a name: saved by staff, begun by members. */
import { expect, it } from 'vitest';
import { MOST_PRESETS } from '../../src/games/preset.ts';
import { PLACES } from '../e2e/bot.ts';
import { asked, offered, startBot } from './asked.ts';

const { ada, bea } = await startBot();
const play = (options: Record<string, string | number | boolean>) =>
  asked(bea, 'trivia play', { private: true, ...options });

it('begins one that every server has', async () => {
  const { embed } = await play({ preset: 'lightning' });
  expect(embed.title).toBe('Question 1 of 10 · lightning');
});

it('is saved under a name, offered with what it is, and begun; what is chosen beside it counts', async () => {
  const saved = await asked(ada, 'trivia-admin preset', {
    name: 'Friday ships',
    topic: 'Ships',
    difficulty: 'easy',
    length: 7,
    seconds: 20,
  });
  expect([saved.embed.title, saved.ephemeral]).toEqual(['Preset saved', true]);
  expect(saved.embed.description).toContain('Ships, easy, 7 questions, 20 seconds each');
  const choices = await offered(bea, 'trivia play', 'preset', { preset: 'frid' });
  expect(choices).toEqual([
    { name: 'Friday ships: Ships, easy, 7 questions, 20 seconds each', value: 'Friday ships' },
  ]);
  expect((await play({ preset: 'friday ships' })).embed.title).toBe('Question 1 of 7');
  expect((await play({ preset: 'Friday ships', length: 3 })).embed.title).toBe('Question 1 of 3');
});

it('is changed under the same name, and taken out', async () => {
  const again = await asked(ada, 'trivia-admin preset', { name: 'FRIDAY ships', length: 4 });
  expect(again.embed.title).toBe('Preset changed');
  expect((await play({ preset: 'friday ships' })).embed.title).toBe('Question 1 of 4');
  const own = await offered(ada, 'trivia-admin preset-remove', 'name', { name: '' });
  expect(own.map(({ value }) => value)).toEqual(['FRIDAY ships']);
  await asked(ada, 'trivia-admin preset-remove', { name: 'friday ships' });
  expect((await play({ preset: 'friday ships' })).embed.title).toBe('No such preset');
});

it('says that those of every server stay, and how to have another in their place', async () => {
  const { embed } = await asked(ada, 'trivia-admin preset-remove', { name: 'quick' });
  expect([embed.title, embed.description]).toEqual(['It stays', expect.stringContaining('**Quick**')]);
});

it('refuses a topic that there is none of, and more than a server keeps', async () => {
  const save = (options: Record<string, string>) => asked(ada, 'trivia-admin preset', options);
  expect((await save({ name: 'x', topic: 'cookery' })).embed.title).toBe('No such topic');
  for (let at = 0; at < MOST_PRESETS; at += 1) await save({ name: `one ${at}` });
  expect((await save({ name: 'one more' })).embed.title).toBe('Not saved');
  expect((await save({ name: 'one 3' })).embed.title).toBe('Preset changed');
});

it('has those of its server alone', async () => {
  const choices = await offered(bea, 'trivia play', 'preset', { preset: 'one' });
  expect(choices.length).toBeGreaterThan(10);
  const elsewhere = await bea.autocomplete(
    { channelId: PLACES.deck, command: 'trivia', path: ['play'], options: { preset: 'one' } },
    'preset',
  );
  expect(elsewhere.map(({ value }) => value)).toEqual(['Last one standing']);
});
