import { expect, it } from 'vitest';
import { customIdOf, PLACES } from '../e2e/bot.ts';
import { asked, offered, shown, startBot } from './asked.ts';

const { bea } = await startBot();

it('marks the words that it found, each fact with its sources', async () => {
  const { embed, ephemeral } = await asked(bea, 'search', { text: 'Praxis' });
  expect([embed.title, ephemeral]).toEqual(['Facts found', false]);
  const facts = (embed.description ?? '').split('\n').filter((line) => line.startsWith('• '));
  expect(facts.length).toBeGreaterThan(1);
  for (const fact of facts) expect(fact).toMatch(/\*\*Praxis\*\*.*`[^`]+`/);
});

it('turns its pages in place', async () => {
  const first = await asked(bea, 'search', { text: 'Khitomer' });
  expect(first.embed.footer?.text).toContain('Page 1 of');
  const next = customIdOf(first.message, 'Next page');
  const second = shown(await bea.press(PLACES.lore, first.message.id, next));
  expect(second.message.id).toBe(first.message.id);
  expect(second.embed.footer?.text).toContain('Page 2 of');
  expect(second.embed.description).not.toBe(first.embed.description);
});

it('says so, privately, when no fact has the words', async () => {
  const { embed, ephemeral } = await asked(bea, 'search', { text: '*zzqqxx* vvkkjj_' });
  expect([embed.title, ephemeral]).toEqual(['No facts found', true]);
  expect(embed.description).toContain('\\*zzqqxx\\*');
});

it('says how many facts lie below the canon line', async () => {
  const { embed } = await asked(bea, 'search', { text: 'Zetha', canon: 'screen' });
  expect(embed.description).toContain('only below the canon line');
  expect((await offered(bea, 'search', 'canon', { text: 'Zetha', canon: '' }))[0]?.value).toBe('all');
});
