import { expect, it } from 'vitest';
import { menuOf, PLACES } from '../e2e/bot.ts';
import { asked, offered, shown, startBot } from './asked.ts';

const { ada, bea } = await startBot();

it('is for the staff, who alone find it', async () => {
  const names = (member: typeof ada) => member.commands(PLACES.lore).map(({ name }) => name);
  expect(names(ada)).toContain('settings');
  expect(names(bea)).not.toContain('settings');
});

it('sets the canon line by command and by menu, and shows it on its page', async () => {
  expect((await asked(ada, 'settings canon', { tier: 'screen' })).text).toContain('**On screen only**');
  const { message, ephemeral } = await asked(ada, 'settings show');
  expect(ephemeral).toBe(true);
  const { custom_id } = menuOf(message, 'Which sources count');
  const back = shown(await ada.choose(PLACES.lore, message.id, custom_id, ['all']));
  expect(back.message.id).toBe(message.id);
  expect(back.text).toContain('**Everything, whatever the source**');
});

it('offers the canon lines that there are, and refuses another', async () => {
  const choices = await offered(ada, 'settings canon', 'tier', { tier: '' });
  expect(choices[0]).toEqual({ name: 'Everything, whatever the source', value: 'all' });
  expect((await asked(ada, 'settings canon', { tier: 'head' })).embed.title).toBe('No such canon line');
});

it('sets the theme of pictures', async () => {
  expect((await asked(ada, 'settings pictures', { theme: 'light' })).text).toContain('for the light theme');
});
