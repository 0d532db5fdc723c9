import { beforeEach, expect, it } from 'vitest';
import type { Storage } from '../../src/storage/open.ts';
import { onBothEngines } from './engines.ts';
import { DAY, GUILD, HOUR, KIRA, NOON, QUARK, round, SISKO } from './examples.ts';

const ROLE = '77';
const SEASON = '2026-04-01';

onBothEngines('the role of a season’s first', (engine) => {
  let storage: Storage;
  beforeEach(async () => {
    storage = await engine.fresh();
    await storage.rounds.open(round());
    for (const userId of [SISKO, KIRA]) await storage.rounds.answer('round', userId, 0, NOON);
    await storage.seasonRoles.put(GUILD, ROLE, { doneSeason: '', now: NOON });
  });
  const get = async () => (await storage.seasonRoles.get(GUILD)) ?? expect.unreachable();
  const pending = async () =>
    (await storage.seasonRoles.pending(GUILD)).map(({ userId, state }) => [userId, state]);
  const settleAll = async (there = true) => {
    for (const holder of await storage.seasonRoles.pending(GUILD))
      await storage.seasonRoles.settle(holder, there);
  };
  const claim = (now: number) =>
    storage.seasonRoles.claimDue({ now, lease: HOUR, beyond: now + DAY, limit: 5 });

  it('is looked after by one process at a time, and again at its time', async () => {
    const [claimed = expect.unreachable()] = await claim(NOON);
    expect(await claim(NOON)).toEqual([]);
    await storage.seasonRoles.later(claimed, NOON + 2 * HOUR);
    expect(await claim(NOON + 2 * HOUR - 1)).toEqual([]);
    expect(await claim(NOON + 2 * HOUR)).toHaveLength(1);
  });

  it('comes again though a clock was ahead for a moment', async () => {
    await claim(NOON + 400 * DAY);
    expect(await claim(NOON)).toHaveLength(1);
  });

  it('is decided once a season, by whoever is first', async () => {
    const read = await get();
    const decided = [SISKO, KIRA].map((userId) => storage.seasonRoles.decide(read, SEASON, [userId]));
    expect(await Promise.all(decided)).toEqual([true, false]);
    expect(await pending()).toEqual([[SISKO, 'give']]);
  });

  it('is taken from the first before, and stays with who is first again', async () => {
    await storage.seasonRoles.decide(await get(), SEASON, [SISKO, KIRA]);
    await settleAll();
    expect(await pending()).toEqual([]);
    await storage.seasonRoles.decide(await get(), '2026-07-01', [SISKO]);
    expect(await pending()).toEqual([
      [KIRA, 'take'],
      [SISKO, 'give'],
    ]);
    await settleAll();
    expect(await storage.seasonRoles.heldBy(KIRA)).toEqual([]);
    expect(await storage.seasonRoles.heldBy(SISKO)).toHaveLength(1);
  });

  it('is nobody’s who was left out, has no answers any more, or left the server', async () => {
    await storage.leftOut.add(GUILD, SISKO, NOON);
    await storage.seasonRoles.decide(await get(), SEASON, [SISKO, QUARK, KIRA]);
    expect(await pending()).toEqual([[KIRA, 'give']]);
    await settleAll(false);
    expect(await storage.seasonRoles.heldBy(KIRA)).toEqual([]);
  });

  it('is taken at once from who is taken off the boards', async () => {
    await storage.seasonRoles.decide(await get(), SEASON, [SISKO]);
    await settleAll();
    const [claimed = expect.unreachable()] = await claim(NOON);
    await storage.members.remove(GUILD, SISKO, NOON);
    // What was about to be put off is looked at all the same.
    await storage.seasonRoles.later(claimed, NOON + DAY);
    expect(await claim(NOON)).toHaveLength(1);
    expect(await pending()).toEqual([[SISKO, 'take']]);
  });

  it('waits while it is paused, which is told once, and goes on with the role that is set then', async () => {
    await storage.seasonRoles.decide(await get(), SEASON, [SISKO]);
    expect(await storage.seasonRoles.pause(GUILD, 'above')).toBe(true);
    expect(await storage.seasonRoles.pause(GUILD, 'above')).toBe(false);
    expect(await claim(NOON + DAY)).toEqual([]);
    await storage.seasonRoles.put(GUILD, '78', { doneSeason: '2026-07-01', now: NOON });
    expect(await storage.seasonRoles.pending(GUILD)).toMatchObject([{ roleId: '78', userId: SISKO }]);
    expect(await get()).toMatchObject({ doneSeason: SEASON, pausedReason: null, nextAt: NOON });
  });

  it('is forgotten with all that there was of it', async () => {
    await storage.seasonRoles.decide(await get(), SEASON, [SISKO]);
    expect(await storage.seasonRoles.remove(GUILD)).toBe(true);
    expect(await storage.seasonRoles.remove(GUILD)).toBe(false);
    expect(await storage.seasonRoles.heldBy(SISKO)).toEqual([]);
  });
});
