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

it('does not name whom the asker has not met', async () => {
  await asked(bea, 'spoilers set', { limit: 'DS9 S6, no novels' });
  expect((await explained('Ezri Dax!')).text).not.toContain('Ezri');
});
