import { expect, it } from 'vitest';
import { menuOf, PLACES } from '../e2e/bot.ts';
import { asked, shown, startBot } from './asked.ts';

const { bea, cyd } = await startBot();
const explained = async (content: string) => {
  const { id } = cyd.say(PLACES.lore, content);
  return shown(await bea.runOn('Explain references', PLACES.lore, id));
};

it('tells the asker alone whom a message names, and opens their cards', async () => {
  const { embed, message, ephemeral } = await explained('Curzon Dax was at the Khitomer Conference.');
  expect(ephemeral).toBe(true);
  expect(embed.fields?.map(({ name }) => name)).toEqual([
    'Curzon Dax · Person',
    'Khitomer Conference · Event',
  ]);
  const { custom_id } = menuOf(message, 'Look one of them up');
  const card = shown(await bea.choose(PLACES.lore, message.id, custom_id, ['khitomer/curzon-dax']));
  expect(card.embed.title).toBe('Curzon Dax');
});

it('tells of works by label, title and number, and opens their cards', async () => {
  const { embed, message } = await explained(
    'Gorkon dies in TUC, undiscovered country, long before DS9 4x01',
  );
  expect(embed.fields?.map(({ name, value }) => [name, value.split('\n')[0]]).slice(1)).toEqual([
    ['“Star Trek VI: The Undiscovered Country” · TUC', 'Film, 1991 · On screen'],
    ['“The Way of the Warrior” · DS9 4x01', 'Episode, 1995 · On screen'],
  ]);
  const { custom_id } = menuOf(message, 'Look up a film, episode or book');
  const card = shown(await bea.choose(PLACES.lore, message.id, custom_id, ['khitomer/tuc']));
  expect(card.embed.title).toContain('The Undiscovered Country');
  expect(card.ephemeral).toBe(true);
});

it('does not name whom the asker has not met', async () => {
  await asked(bea, 'spoilers set', { limit: 'DS9 S6, no novels' });
  expect((await explained('Ezri Dax!')).text).not.toContain('Ezri');
  await asked(bea, 'spoilers set', { limit: 'TOS S1, no TNG, no DS9, no VOY, no films, no books' });
  expect((await explained('DS9 1x08')).text).not.toContain('“Dax”');
  await asked(bea, 'spoilers clear');
});
