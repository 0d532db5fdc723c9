import { expect, it } from 'vitest';
import { who } from '../../commands/who.ts';
import type { Options } from '../../src/discord/command.ts';
import { customIdOf, PEOPLE, PLACES } from '../e2e/bot.ts';
import { asked, offered, shown, startBot } from './asked.ts';

const { app, bea, cyd } = await startBot();

it('shows a person', async () => {
  const { embed } = await asked(bea, 'who', { name: 'Gorkon' });
  expect(embed.author?.name).toBe('Person');
});

it('answers the asker alone when told to, with a button that shows it to all', async () => {
  const answer = await asked(bea, 'who', { name: 'Curzon Dax', private: true });
  expect(answer.ephemeral).toBe(true);
  const id = customIdOf(answer.message, 'Show to all');
  expect(shown(await bea.press(PLACES.lore, answer.message.id, id)).ephemeral).toBe(false);
});

it('opens a guess by its button', async () => {
  const guesses = await asked(bea, 'who', { name: 'Curzn Daxx of Trillia' });
  expect(guesses.ephemeral).toBe(true);
  const [row] = guesses.message.components ?? [];
  const [first] = row && 'components' in row ? row.components : [];
  if (!first || !('custom_id' in first)) throw new Error('no guess');
  const card = shown(await bea.press(PLACES.lore, guesses.message.id, first.custom_id));
  expect(first).toMatchObject({ label: expect.stringContaining(card.embed.title ?? '-') });
});

it('offers no canon line that there is not, and says which there are', async () => {
  const { embed, ephemeral } = await asked(cyd, 'who', { name: 'Worf', canon: 'the true one' });
  expect([embed.title, ephemeral]).toEqual(['No such canon line', true]);
  expect(embed.description).toContain('**On screen only**');
  const lines = await offered(cyd, 'who', 'canon', { name: 'Worf', canon: 'screen' });
  expect(lines.map(({ value }) => value)).toContain('screen');
});

it('writes a card once for all who may see the same, and another as soon as a limit says so', async () => {
  const options = {
    getString: (name: string) => (name === 'name' ? 'Gorkon' : null),
    getBoolean: () => null,
  } as unknown as Options;
  const asker = { guildId: PLACES.starbase, channelId: PLACES.lore, manages: false, installed: true };
  const cardFor = (userId: string) => who.reply(options, app, { ...asker, userId });
  const before = await cardFor(PEOPLE.bea);
  expect(await cardFor(PEOPLE.cyd)).toBe(before);
  await asked(bea, 'spoilers set', { limit: 'no films' });
  expect(await cardFor(PEOPLE.bea)).not.toEqual(before);
  expect(await cardFor(PEOPLE.cyd)).toBe(before);
  await asked(bea, 'spoilers clear');
  expect(await cardFor(PEOPLE.bea)).toBe(before);
});
