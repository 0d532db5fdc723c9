import { expect, it } from 'vitest';
import { asked, offered, startBot } from './asked.ts';

const { ada, bea } = await startBot();

it('hides an entry in the server, and shows it again', async () => {
  const hidden = await asked(ada, 'lore-admin hide', { name: 'Gorkon' });
  expect(hidden.ephemeral).toBe(true);
  expect(hidden.embed.description).toContain('**Gorkon** · Person is found nowhere in this server any more');
  expect((await asked(bea, 'who', { name: 'Chancellor Gorkon' })).embed.title).not.toBe('Gorkon');
  expect((await asked(ada, 'lore-admin list')).embed.description).toBe('• **Gorkon** · Person');
  expect((await asked(ada, 'lore-admin unhide', { name: 'gorkon' })).embed.title).toBe('Shown again');
  expect((await asked(bea, 'who', { name: 'Chancellor Gorkon' })).embed.title).toBe('Gorkon');
});

it('says what is named after it and is not hidden', async () => {
  const { text } = await asked(ada, 'lore-admin hide', { name: 'Gorkon' });
  expect(text).toMatch(/Not hidden, though named after it: .*\*\*Assassination of Gorkon\*\*/);
  await asked(ada, 'lore-admin unhide', { name: 'Gorkon' });
});

it('guesses where it does not know what is meant, and hides nothing', async () => {
  expect((await asked(ada, 'lore-admin hide', { name: 'xyzzy' })).embed.title).toBe('Nothing found');
  expect((await asked(ada, 'lore-admin unhide', { name: 'Gorkon' })).embed.title).toBe('Not hidden');
  expect((await asked(ada, 'lore-admin list')).embed.title).toBe('Nothing is hidden');
});

it('offers what can be found, and to show again what is hidden alone', async () => {
  expect((await offered(ada, 'lore-admin hide', 'name', { name: 'azet' }))[0]?.name).toContain('Azetbur');
  await asked(ada, 'lore-admin hide', { name: 'Azetbur' });
  expect(
    (await offered(ada, 'lore-admin hide', 'name', { name: 'azet' })).map(({ name }) => name),
  ).not.toContain('Azetbur');
  expect((await offered(ada, 'lore-admin unhide', 'name', { name: '' })).map(({ value }) => value)).toEqual([
    'khitomer/azetbur',
  ]);
  await asked(ada, 'lore-admin unhide', { name: 'Azetbur' });
});
