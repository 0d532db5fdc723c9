import { beforeEach, expect, it } from 'vitest';
import type { Storage } from '../../src/storage/open.ts';
import { onBothEngines } from './engines.ts';
import { CHANNEL, DAY, GUILD, HOUR, KIRA, NOON, ODO, QUARK, SISKO } from './examples.ts';

const ROOM = { inGuild: 3, apart: 2 * HOUR };
const night = (id: string, changes: object = {}) => ({
  ...{ id, guildId: GUILD, channelId: CHANNEL, parentId: null, hostId: SISKO, title: 'Quiz night' },
  ...{ startsAt: NOON, rounds: 3, questions: 5, topics: ['kind:ship'], teams: 0, createdAt: NOON - DAY },
  ...{ mode: 'classic', level: null },
  ...changes,
});

onBothEngines('quiz nights', (engine) => {
  let storage: Storage;
  beforeEach(async () => {
    storage = await engine.fresh();
  });
  const plan = (id: string, changes: object = {}) => storage.nights.plan(night(id, changes), ROOM);
  const get = async (id: string) => (await storage.nights.get(id)) ?? expect.unreachable();

  it('are planned so many in a guild, and apart in a channel', async () => {
    expect(await plan('a')).toBe('planned');
    expect(await plan('b', { startsAt: NOON + HOUR })).toBe('channel');
    expect(await plan('b', { startsAt: NOON + HOUR, channelId: '2' })).toBe('planned');
    expect(await plan('c', { startsAt: NOON - 2 * HOUR })).toBe('planned');
    expect(await plan('d', { startsAt: NOON + DAY })).toBe('guild');
    expect((await storage.nights.open(GUILD)).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    await storage.nights.save(await get('a'), { state: 'cancelled', stepAt: null });
    expect(await plan('d', { startsAt: NOON + HOUR })).toBe('planned');
    expect(await get('d')).toMatchObject({ topics: ['kind:ship'], held: false, state: 'planned', round: 0 });
  });

  it('are taken by one of many when they want something', async () => {
    await plan('a');
    const claim = (now: number) => storage.nights.claimDue({ now, lease: 60_000, limit: 5 });
    expect(await claim(NOON - 1)).toEqual([]);
    const claims = await Promise.all([1, 2, 3].map(() => claim(NOON)));
    expect(claims.flat().map(({ id }) => id)).toEqual(['a']);
    // Whoever had it did not come back.
    expect((await claim(NOON + 60_000)).map(({ id }) => id)).toEqual(['a']);
  });

  it('are changed once of what was read', async () => {
    await plan('a');
    const read = await get('a');
    const both = await Promise.all([
      storage.nights.save(read, { state: 'waiting', held: true }),
      storage.nights.save(read, { state: 'cancelled' }),
    ]);
    expect(both.filter((saved) => saved !== undefined)).toHaveLength(1);
    // Nor does what was read before put it off.
    const stepAt = (await get('a')).stepAt;
    await storage.nights.later(read, NOON + DAY);
    expect((await get('a')).stepAt).toBe(stepAt);
  });

  it('know whether another is running in the channel', async () => {
    await plan('a');
    await plan('b', { startsAt: NOON + 3 * HOUR });
    expect(await storage.nights.isBusy(await get('b'))).toBe(false);
    await storage.nights.save(await get('a'), { state: 'playing' });
    expect(await storage.nights.isBusy(await get('b'))).toBe(true);
    expect(await storage.nights.isBusy(await get('a'))).toBe(false);
  });

  it('keep their teams even, whoever joins at once', async () => {
    await plan('a', { teams: 2 });
    const join = (userId: string, team?: number) => storage.nights.join('a', userId, { team, now: NOON });
    expect(await join(SISKO, 1)).toBe(1);
    expect(await join(KIRA, 1)).toBe('full');
    expect(await join(KIRA)).toBe(0);
    // Once in, nobody is put elsewhere; but they may change while there is room.
    expect(await join(KIRA)).toBe(0);
    expect(await join(SISKO, 0)).toBe('full');
    const joined = await Promise.all([QUARK, ODO].map((userId) => join(userId)));
    expect(joined.toSorted()).toEqual([0, 1]);
    expect(await storage.nights.leave('a', SISKO)).toBe(true);
    expect(await storage.nights.leave('a', SISKO)).toBe(false);
    expect((await storage.nights.players('a')).map(({ userId }) => userId)).toEqual([KIRA, QUARK, ODO]);
    await storage.nights.save(await get('a'), { state: 'over', stepAt: null });
    expect(await join(SISKO)).toBe('closed');
    expect(await join(KIRA)).toBe('closed');
  });

  it('go with who took part a while after they are over', async () => {
    await plan('a');
    await plan('b', { startsAt: NOON + DAY });
    await storage.nights.join('a', KIRA, { now: NOON });
    expect(await storage.nights.forgetBefore(NOON + DAY)).toBe(0);
    await storage.nights.save(await get('a'), { state: 'over', stepAt: null });
    expect(await storage.nights.forgetBefore(NOON + DAY)).toBe(1);
    expect(await storage.nights.players('a')).toEqual([]);
    expect(await storage.nights.get('b')).toBeDefined();
  });

  it('remember what announces them', async () => {
    await plan('a');
    await storage.nights.note('a', { messageId: '5' });
    await storage.nights.note('a', { eventId: '6' });
    expect(await get('a')).toMatchObject({ messageId: '5', eventId: '6' });
  });
});
