import { expect, it } from 'vitest';
import { menuOf, PLACES } from '../e2e/bot.ts';
import { asked, shown, startBot } from './asked.ts';

const { bea } = await startBot();

it('leads from one to the other, a numbered sentence a step', async () => {
  const { embed } = await asked(bea, 'connect', { a: 'Curzon Dax', b: 'Nyota Uhura' });
  expect(embed.title).toBe('How Curzon Dax and Nyota Uhura are connected');
  expect(embed.description).toMatch(/^In \d+ steps?:\n\n1\. .* → \*\*.*\*\* `/);
});

it('of one alone tells the strongest ties, which its menu opens', async () => {
  const { embed, message } = await asked(bea, 'connect', { a: 'Curzon Dax' });
  expect(embed.title).toBe('Curzon Dax: strongest ties');
  const { custom_id, options } = menuOf(message, 'Look one of them up');
  const chosen = options[0] ?? expect.unreachable();
  const card = shown(await bea.choose(PLACES.lore, message.id, custom_id, [chosen.value]));
  expect(card.embed.title).toBe(chosen.label);
});

it.each([
  [{ a: 'Curzon Dax', b: 'khitomer/curzon-dax' }, 'One and the same'],
  [{ a: 'Curzon Dax', b: 'xyzzyq' }, /^Nothing found/],
])('answers %j with a notice for the asker alone', async (options, title) => {
  const { embed, ephemeral } = await asked(bea, 'connect', options);
  expect(embed.title).toMatch(title);
  expect(ephemeral).toBe(true);
});

it('tells nobody of one whose very name lies beyond their limit', async () => {
  await asked(bea, 'spoilers set', { limit: 'DS9 S6, no novels' });
  const { embed, ephemeral } = await asked(bea, 'connect', { a: 'Ezri Dax' });
  expect([embed.title, ephemeral]).toEqual(['Beyond the spoiler limit', true]);
});
