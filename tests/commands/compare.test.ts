import { expect, it } from 'vitest';
import { asked, offered, startBot } from './asked.ts';

const { bea } = await startBot();

it('puts two of a kind side by side', async () => {
  const { embed, ephemeral } = await asked(bea, 'compare', { a: 'Gowron', b: 'Azetbur' });
  expect([embed.title, ephemeral]).toEqual(['Gowron and Azetbur compared', false]);
  expect(embed.fields?.map(({ name }) => name)).toContain('Species');
});

it.each([
  [{ a: 'Gowron', b: 'khitomer/gowron' }, 'One and the same'],
  [{ a: 'Gowron', b: 'Khitomer Conference' }, 'Not of a kind'],
  [{ a: 'Gowron', b: 'xyzzyq' }, /^Nothing found/],
])('answers %j with a notice for the asker alone', async (options, title) => {
  const { embed, ephemeral } = await asked(bea, 'compare', options);
  expect(embed.title).toMatch(title);
  expect(ephemeral).toBe(true);
});

it('does not offer the one that was named already', async () => {
  const choices = await offered(bea, 'compare', 'b', { a: 'khitomer/gowron', b: 'gow' });
  expect(choices.map(({ value }) => value)).not.toContain('khitomer/gowron');
});
