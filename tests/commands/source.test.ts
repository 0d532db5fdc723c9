import { expect, it } from 'vitest';
import { menuOf, PLACES } from '../e2e/bot.ts';
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

it('guesses in private at a work that there is not', async () => {
  const { embed, ephemeral } = await asked(bea, 'source', { title: 'The Undiscoverd Cuontry of Oz' });
  expect(embed.title).toMatch(/^Nothing found/);
  expect(ephemeral).toBe(true);
});
