import { expect, it } from 'vitest';
import { shipped } from '../e2e/bot.ts';
import { asked, startBot } from './asked.ts';

const { bea } = await startBot();

it('names every pack with whose texts it has and their licence', async () => {
  const { text, ephemeral } = await asked(bea, 'about');
  expect(ephemeral).toBe(false);
  for (const { name, licence } of shipped.lore.packs) {
    expect(text).toContain(name);
    expect(text).toContain(licence);
  }
});

it('answers the asker alone when told to', async () => {
  expect((await asked(bea, 'about', { private: true })).ephemeral).toBe(true);
});
