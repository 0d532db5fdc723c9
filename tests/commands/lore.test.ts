import { expect, it } from 'vitest';
import { lore } from '../e2e/bot.ts';
import { asked, offered, startBot } from './asked.ts';

const { bea } = await startBot();

it('finds things of any kind', async () => {
  const kinds = new Set(
    (await offered(bea, 'lore', 'name', { name: 'khitomer' })).map(
      ({ value }) => lore().entry(String(value))?.kind,
    ),
  );
  expect(kinds).toContain('place');
  expect(kinds).toContain('event');
  expect((await asked(bea, 'lore', { name: 'Khitomer Accords' })).embed.author?.name).toBe('Agreement');
});

it('says in private that nothing was asked for', async () => {
  const { embed, ephemeral } = await asked(bea, 'lore', { name: '  ' });
  expect(ephemeral).toBe(true);
  expect(embed.description).toContain('Nothing was asked for.');
});
