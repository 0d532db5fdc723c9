import { expect, it } from 'vitest';
import { customIdOf, PLACES } from '../e2e/bot.ts';
import { asked, offered, shown, startBot } from './asked.ts';

const { bea, cyd } = await startBot();

it('shows a year and an entry alike, as a picture that can be heard', async () => {
  for (const of of ['2293', 'Curzon Dax']) {
    const { embed } = await asked(bea, 'timeline', { of });
    expect(embed.title).toBe(`Timeline: ${of}`);
    expect(embed.image).toMatchObject({ description: expect.stringMatching(/\d{4}/) });
  }
});

it.each([
  ['Stardate 99999.1', 'No such stardate'],
  ['30 February 2293', 'No such date'],
])('says of “%s” what dates look like', async (of, title) => {
  const { embed, ephemeral } = await asked(bea, 'timeline', { of });
  expect([embed.title, ephemeral]).toEqual([title, true]);
  expect(embed.description).toContain('Dates look like');
});

it.each([
  ['stardate 9521.6', 'Stardate 9521.6 is in Star Trek VI: The Undiscovered Country, set in 2293.'],
  ['SD 9523', 'Stardate 9521.6 is in Star Trek VI: The Undiscovered Country, set in 2293.'],
  ['sd 45233', 'Stardate 45233.1 is in Unification I, set in 2368.'],
])('shows the year of the work that gives %j', async (of, remark) => {
  const { embed } = await asked(bea, 'timeline', { of });
  expect(embed.description).toContain(remark);
});

it('tells nothing of a stardate that only an unseen work gives', async () => {
  await asked(cyd, 'spoilers set', { limit: 'TNG S1' });
  const { embed } = await asked(cyd, 'timeline', { of: 'stardate 45233.1', private: true });
  expect(embed.title).toBe('No such stardate');
  await asked(cyd, 'spoilers clear');
});

it('offers what reads as a date before any name', async () => {
  const [first] = await offered(bea, 'timeline', 'of', { of: '2290-2295' });
  expect(first).toEqual({ name: '2290 to 2295 · span of time', value: '2290 to 2295' });
  expect((await offered(bea, 'timeline', 'of', { of: 'curzon' }))[0]?.value).toBe('khitomer/curzon-dax');
});

it('lists for one alone what it leaves out', async () => {
  const { message } = await asked(bea, 'timeline', { of: '2293' });
  const id = customIdOf(message, 'What is not shown');
  const rest = shown(await cyd.press(PLACES.lore, message.id, id));
  expect(rest.ephemeral).toBe(true);
  expect(rest.embed.title).toBe('Not on the timeline: 2293');
});
