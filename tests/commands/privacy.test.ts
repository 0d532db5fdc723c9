import { expect, it } from 'vitest';
import { asked, startBot } from './asked.ts';

const { bea } = await startBot();

it('tells the asker alone what is kept, why, and how to have it deleted', async () => {
  const { embed, ephemeral, text } = await asked(bea, 'privacy');
  expect(ephemeral).toBe(true);
  expect(embed.fields?.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Kept about you', 'Why', 'Deletion']),
  );
  expect(text).toContain('/forget-me');
});
