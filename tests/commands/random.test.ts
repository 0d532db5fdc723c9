import { expect, it } from 'vitest';
import { entryByLot } from '../../src/trivia/by-lot.ts';
import { KINDS } from '../../src/lore/model/kinds.ts';
import { EVERYTHING, isBelowLine, nameSpoils } from '../../src/spoilers/viewer.ts';
import { lore, PLACES } from '../e2e/bot.ts';
import { asked, startBot } from './asked.ts';

const { app, bea } = await startBot();

it('shows the card of somebody or something, for all or for one alone', async () => {
  const card = await asked(bea, 'random');
  expect(lore().find(card.embed.title ?? '').ok).toBe(true);
  expect(card.ephemeral).toBe(false);
  expect((await asked(bea, 'random', { private: true })).ephemeral).toBe(true);
});

it.each(KINDS)('has a %s where one is asked for, and not always the same', (kind) => {
  const chosen = Array.from({ length: 40 }, (_, at) => entryByLot(lore(), kind, EVERYTHING, String(at)));
  for (const entry of chosen) expect(entry?.kind).toBe(kind);
  const all = lore().opened.flatMap(({ entries }) => entries.filter((entry) => entry.kind === kind));
  // Of forty at random nearly all of a few come, and many of many.
  expect(new Set(chosen).size).toBeGreaterThanOrEqual(Math.min(all.length / 2, 12));
});

it('names nobody beyond the limit', async () => {
  await asked(bea, 'spoilers set', { limit: 'DS9 S1, TNG S1, no books' });
  const viewer = await app.viewerOf(
    { userId: bea.user.id, guildId: null, channelId: PLACES.lore, manages: false, installed: true },
    true,
  );
  const spoiling = lore().opened.flatMap(({ entries }) =>
    entries.filter((entry) => nameSpoils(entry, viewer)),
  );
  expect(spoiling.length).toBeGreaterThan(10);
  const chosen = Array.from({ length: 200 }, (_, at) => entryByLot(lore(), undefined, viewer, String(at)));
  for (const entry of chosen) expect(spoiling).not.toContain(entry);
  await asked(bea, 'spoilers clear');
});

it('has nobody of whom the canon line leaves nothing to tell', () => {
  const viewer = { ...EVERYTHING, canon: 'screen' };
  const below = lore().opened.flatMap(({ entries }) => entries.filter((entry) => isBelowLine(entry, viewer)));
  expect(below.length).toBeGreaterThan(10);
  const chosen = Array.from({ length: 200 }, (_, at) => entryByLot(lore(), undefined, viewer, String(at)));
  for (const entry of chosen) expect(below).not.toContain(entry);
});
