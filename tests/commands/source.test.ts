import { describe, expect, it } from 'vitest';
import { customIdOf, menuOf, PLACES } from '../e2e/bot.ts';
import { asked, offered, shown, startBot } from './asked.ts';

const { bea } = await startBot();

it('suggests works by title and by number, with their tiers', async () => {
  const [film] = await offered(bea, 'source', 'title', { title: 'undisc' });
  expect(film).toEqual({
    name: expect.stringMatching(/The Undiscovered Country · TUC · /),
    value: expect.stringContaining('khitomer/'),
  });
  expect((await offered(bea, 'source', 'title', { title: 'DS9 4x01' })).length).toBeGreaterThan(0);
});

it('leads from a work to whom it tells of', async () => {
  const { embed, message } = await asked(bea, 'source', { title: 'TUC' });
  expect(embed.title).toMatch(/The Undiscovered Country” · TUC$/);
  const { custom_id, options } = menuOf(message, 'Look up who or what is in it');
  const chosen = options[0] ?? expect.unreachable();
  const card = shown(await bea.choose(PLACES.lore, message.id, custom_id, [chosen.value]));
  expect(card.embed.title).toBe(chosen.label);
});

it('says what a work is, when it came out, and what of it matters most', async () => {
  const { embed } = await asked(bea, 'source', { title: 'DS9 2x19' });
  const lines = embed.description?.split('\n') ?? [];
  expect(lines[0]).toBe(
    'Episode 19 of season 2 of Deep Space Nine, first shown on March 27, 1994 and set in 2370.',
  );
  expect(lines.filter((line) => line.startsWith('• ')).length).toBeGreaterThanOrEqual(3);
  expect(lines.at(-1)).toMatch(/^-# \d+ facts here$/);
});

it('jumps to a page of its facts, and to what it tells of an entry', async () => {
  const { message } = await asked(bea, 'source', { title: 'TUC' });
  const first = shown(await bea.press(PLACES.lore, message.id, customIdOf(message, 'All facts')));
  expect(first.embed.footer?.text).toMatch(/^Page 1 of \d+ · /);
  const pages = menuOf(first.message, 'Go to page …');
  const last = shown(
    await bea.choose(PLACES.lore, message.id, pages.custom_id, [pages.options.at(-1)?.value ?? '']),
  );
  expect(last.embed.footer?.text).toMatch(/^Page (\d+) of \1 · /);
  const about = menuOf(last.message, 'What it tells about …');
  const azetbur = about.options.find(({ label }) => label === 'Azetbur') ?? expect.unreachable();
  const page = shown(await bea.choose(PLACES.lore, message.id, about.custom_id, [azetbur.value]));
  expect(page.embed.fields?.map(({ name }) => name)).toContain('Azetbur');
  const back = shown(await bea.press(PLACES.lore, message.id, customIdOf(page.message, 'Back')));
  expect(back.embed.description).toMatch(/^A film, first shown on December 6, 1991/);
});

describe('a work by what people call it', () => {
  it.each([
    ['star trek 2', /Wrath of Khan/],
    ['Star Trek II', /Wrath of Khan/],
    ['ST6', /Undiscovered Country/],
    ['ST:VI', /Undiscovered Country/],
    ['st 4', /Voyage Home/],
    ['the undiscovered country movie', /Undiscovered Country/],
    ['DS9 S2E19', /Blood Oath/],
    ['ds9 season 2 episode 19', /Blood Oath/],
    ['DS9 blood oath', /Blood Oath/],
    ['tng season 3 episode 15', /Yesterday’s Enterprise|Yesterday's Enterprise/],
    ['deep space nine 4x01', /Way of the Warrior/],
    ['star trek vii', /Generations/],
    ['st 8', /First Contact/],
    ['unification part 1', /Unification I/],
    ['unification 2', /Unification II/],
  ])('%s', async (title, expected) => {
    expect((await asked(bea, 'source', { title })).embed.title).toMatch(expected);
  });

  it.each(['star trek xii', 'star trek xiii', 'xv', 'ST 12', 'ds9 2x50'])(
    'but a number that none has is none: %s',
    async (title) => {
      const { embed, ephemeral } = await asked(bea, 'source', { title });
      expect(embed.title).toMatch(/^Nothing found/);
      expect(ephemeral).toBe(true);
    },
  );
});

it('guesses in private at a work that there is not', async () => {
  const { embed, ephemeral } = await asked(bea, 'source', { title: 'The Undiscoverd Cuontry of Oz' });
  expect(embed.title).toMatch(/^Nothing found/);
  expect(ephemeral).toBe(true);
});
