/** A year of mysteries on the shipped pack, as members play them. */
import { expect, it } from 'vitest';
import { openNothing } from '../../src/bot/open-state.ts';
import { playMystery } from '../../src/games/mystery.ts';
import { openMysteries } from '../../src/mystery/index.ts';
import { EVERYTHING } from '../../src/spoilers/viewer.ts';
import { loreOf } from '../lore/opened.ts';
import { NOON } from '../storage/examples.ts';

const DAY = 24 * 3_600_000;
const lore = loreOf('data');
const mysteries = openMysteries(lore.opened);

it('a year has one mystery a day, the same for all, and nobody twice within sixty days', async () => {
  const storage = await openNothing();
  const packs = [
    mysteries,
    mysteries.map((pack) => ({ ...pack, from: (day: number) => pack.from(day - 7) })),
  ];
  const asked: string[] = [];
  for (let day = 0; day < 365; day += 1) {
    const now = NOON + day * DAY;
    // In its middle another order holds, as with a pack that has grown.
    const played = packs[day < 180 ? 0 : 1] ?? [];
    const parts = { storage, mysteries: played, entryOf: (id: string) => lore.entry(id), now };
    const entries = await Promise.all(
      ['1', '2'].map(async (userId) => {
        await playMystery(parts, { userId, guildId: null, viewer: EVERYTHING });
        const pack = played[0]?.pack.id ?? '';
        return (await storage.mysteries.get({ userId, pack, day: Math.floor(now / DAY) }))?.entry;
      }),
    );
    const [entry = expect.unreachable()] = entries;
    expect(new Set(entries).size).toBe(1);
    expect(asked.slice(-59)).not.toContain(entry);
    asked.push(entry);
  }
  expect(asked).toHaveLength(365);
  await storage.close();
});
