import { expect, it } from 'vitest';
import { customIdOf, PLACES } from '../e2e/bot.ts';
import { asked, offered, shown, startBot } from './asked.ts';

const { bea, cyd } = await startBot();

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

it.each([
  ['who was the klingon ambassador', /Kamarag/],
  ['when was the khitomer conference', /The Khitomer Conference took place in 2293/],
  ['who killed gorkon', /(Burke|Samno).* shot Gorkon/],
  ['father', /father/],
  ['what happened to praxis', /Praxis blew up|tore Praxis/],
  ['where is khitomer', /planet Khitomer/],
  ['star trek 6', /`TUC`/],
  ['DS9 2x19', /`DS9 2x19`/],
  ['ncc1701a', /Enterprise-A/],
  ['Bones', /McCoy/],
])('answers at the top what is asked: %s', async (text, expected) => {
  const { embed } = await asked(bea, 'search', { text });
  const [first = ''] = (embed.description ?? '').split('\n').filter((line) => line.startsWith('• '));
  expect(first.replaceAll('**', '')).toMatch(expected);
});

it('marks no word that only asks', async () => {
  const { embed } = await asked(bea, 'search', { text: 'who was the klingon ambassador' });
  expect(embed.description).not.toMatch(/\*\*(who|was|the|whole|their)\*\*/i);
});

it('answers behind bars what a limit hides', async () => {
  await asked(cyd, 'spoilers set', { limit: 'no films, no books' });
  const { embed } = await asked(cyd, 'search', { text: 'who killed gorkon', private: true });
  for (const line of (embed.description ?? '').split('\n'))
    if (/Burke|Samno/.test(line)) expect(line).toMatch(/^• .*\|\|.*\|\|$/);
  await asked(cyd, 'spoilers clear');
});
