import { expect, it } from 'vitest';
import { isQuote } from '../../src/lore/model/quote.ts';
import { componentsOf, customIdOf, lore, menuOf, PLACES } from '../e2e/bot.ts';
import { asked, offered, shown, startBot } from './asked.ts';

const { ada, bea } = await startBot();

const TIMES = 12;
const often = async <Result>(run: () => Promise<Result>): Promise<Result[]> => {
  const results: Result[] = [];
  for (let time = 0; time < TIMES; time++) results.push(await run());
  return results;
};

it('has a line of anybody, with who says it and its source', async () => {
  const lines = await often(async () => (await asked(bea, 'quote')).embed.description ?? '');
  for (const line of lines) expect(line).toMatch(/^### “.+”\n— .+ `[^`]+`(?:\n-# .+)?$/su);
  expect(new Set(lines).size).toBeGreaterThan(TIMES / 2);
});

it('has the lines of a person alone when asked for them', async () => {
  const cards = await often(() => asked(bea, 'quote', { of: 'Chang' }));
  for (const { embed } of cards) expect(embed.description).toMatch(/\n— Chang/);
  expect((await offered(bea, 'quote', 'of', { of: 'chan' }))[0]?.name).toContain('Chang');
});

it('offers those who have a line, and nobody else', async () => {
  const names = async (of: string) => (await offered(bea, 'quote', 'of', { of })).map(({ name }) => name);
  expect((await names('spock')).join()).toContain('Spock');
  expect((await names('curzon')).join()).not.toContain('Curzon Dax');
  expect((await names('kahless')).join()).not.toContain('Kahless');
});

it('has another line at a press, which is never the same, and still of that person', async () => {
  let { message, embed } = await asked(bea, 'quote', { of: 'Azetbur' });
  for (let time = 0; time < TIMES; time++) {
    const next = shown(await bea.press(PLACES.lore, message.id, customIdOf(message, 'Another line')));
    expect(next.embed.description).toMatch(/\n— Azetbur/);
    expect(next.embed.description).not.toBe(embed.description);
    ({ message, embed } = next);
  }
});

it('leads to who is in it', async () => {
  const { message } = await asked(bea, 'quote', { of: 'Valtane' });
  const { custom_id, options } = menuOf(message, 'Look up who or what is in it');
  expect(['Hikaru Sulu', 'Tuvok']).toContain(options[1]?.label);
  expect(options.map(({ label }) => label)).toEqual(['Dmitri Valtane', options[1]?.label]);
  const card = shown(await bea.choose(PLACES.lore, message.id, custom_id, [options[0]?.value ?? '']));
  expect(card.embed.title).toBe('Dmitri Valtane');
});

it('says so, privately, of whom no line is known', async () => {
  const { embed, ephemeral } = await asked(bea, 'quote', { of: 'Curzon Dax' });
  expect([embed.title, ephemeral]).toEqual(['No line known', true]);
  expect(embed.description).toContain('**Curzon Dax**');
});

it('keeps to the limit: nothing unseen by lot, and of a person behind bars', async () => {
  await asked(ada, 'spoilers set', { limit: 'DS9 S3' });
  const late = lore()
    .packs.flatMap(({ works }) => works)
    .filter(({ label }) => /^DS9 [4-7]x/.test(label))
    .flatMap(({ facts }) => facts.filter(isQuote));
  expect(late.length).toBeGreaterThan(2);
  const { embed, message } = await asked(ada, 'quote', { of: 'Gowron' });
  expect(embed.description).toMatch(/^\*spoiler · [^|]+\* \|\|“[^”]+” — Gowron[ ,].+\|\|$/);
  expect(JSON.stringify(componentsOf(message))).not.toContain('Look up');
  for (const { text, embed } of await often(() => asked(ada, 'quote'))) {
    expect(embed.description).not.toContain('||');
    for (const fact of late) expect(text).not.toContain(fact.text?.split('“')[1]);
  }
});

it('keeps to a canon line', async () => {
  const { embed } = await asked(bea, 'quote', { canon: 'nonsense' });
  expect(embed.title).toBe('No such canon line');
  for (const { message } of await often(() => asked(bea, 'quote', { canon: 'screen' })))
    expect(JSON.stringify(message)).not.toMatch(/novel|comic/);
});
