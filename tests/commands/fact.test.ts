import { expect, it } from 'vitest';
import { customIdOf, PLACES } from '../e2e/bot.ts';
import { asked, shown, startBot } from './asked.ts';

const { bea } = await startBot();

it('tells a fact with its source, and another one at a press', async () => {
  const seen = new Set<string>();
  let { message, embed } = await asked(bea, 'fact');
  for (let times = 0; times < 12; times++) {
    expect(embed.description).toMatch(/^• .+`[^`]+`/su);
    seen.add(embed.description ?? '');
    const next = shown(await bea.press(PLACES.lore, message.id, customIdOf(message, 'Another fact')));
    ({ message, embed } = next);
  }
  expect(seen.size).toBeGreaterThan(8);
});

it('tells nothing behind bars', async () => {
  await asked(bea, 'spoilers set', { limit: 'DS9 S1, TNG S1, no books' });
  for (let times = 0; times < 12; times++)
    expect((await asked(bea, 'fact', { private: true })).text).not.toContain('||');
});
