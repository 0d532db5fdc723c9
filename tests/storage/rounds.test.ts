import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from '../../src/storage/open.ts';
import type { NewRound } from '../../src/storage/rounds.ts';
import { onBothEngines } from './engines.ts';
import { CHANNEL, DAY, HOUR, KIRA, MINUTE, NOON, ODO, QUARK, question, round, SISKO } from './examples.ts';

onBothEngines('rounds', (engine) => {
  let storage: Storage;
  let count = 0;
  let id: string;
  beforeAll(async () => {
    storage = await engine.fresh();
  });
  beforeEach(() => {
    count += 1;
    id = `round${count}`;
  });
  const open = (changes: Partial<NewRound> = {}) => storage.rounds.open(round({ id, ...changes }));

  it('keeps a round as it was asked', async () => {
    const asked = { ...question(), clue: 'added by whoever made it' };
    await open({ question: asked, closesAt: NOON + 5, sessionId: 'game' });
    await storage.rounds.setMessage(id, { channelId: CHANNEL, messageId: '1200000000000000001' });
    expect(await storage.rounds.get(id)).toEqual({
      ...round({ id, question: asked, closesAt: NOON + 5, sessionId: 'game' }),
      topic: null,
      closedAt: null,
      messageId: '1200000000000000001',
    });
    expect((await storage.rounds.ofSession('game')).map((one) => one.id)).toEqual([id]);
  });

  it('does not open the same round twice', async () => {
    await open({ points: 10 });
    await open({ points: 99 });
    expect((await storage.rounds.get(id))?.points).toBe(10);
  });

  it('takes one answer from a member', async () => {
    await open();
    expect(await storage.rounds.answer(id, SISKO, 0, NOON)).toBe('taken');
    expect(await storage.rounds.answer(id, SISKO, 1, NOON + 1)).toBe('already');
    expect(await storage.rounds.answers(id)).toEqual([
      { roundId: id, userId: SISKO, option: 0, at: NOON, changes: 0, hinted: false },
    ]);
  });

  it('lets a member change their answer where the mode says so', async () => {
    await open({ changeable: true });
    expect(await storage.rounds.answer(id, SISKO, 0, NOON)).toBe('taken');
    expect(await storage.rounds.answer(id, SISKO, 0, NOON + 1)).toBe('already');
    expect(await storage.rounds.answer(id, SISKO, 2, NOON + 2)).toBe('changed');
    expect(await storage.rounds.answers(id)).toEqual([
      { roundId: id, userId: SISKO, option: 2, at: NOON + 2, changes: 1, hinted: false },
    ]);
  });

  it('counts what was chosen, also what nobody chose', async () => {
    await open();
    for (const [user, option] of [
      [SISKO, 0],
      [KIRA, 3],
      [QUARK, 3],
    ] as const)
      await storage.rounds.answer(id, user, option, NOON);
    const asked = await storage.rounds.get(id);
    expect(asked && (await storage.rounds.tally(asked))).toEqual([1, 0, 0, 2]);
  });

  it('takes an answer in the last millisecond and none after it', async () => {
    await open({ closesAt: NOON + 1000 });
    expect(await storage.rounds.answer(id, SISKO, 0, NOON + 999)).toBe('taken');
    expect(await storage.rounds.answer(id, KIRA, 0, NOON + 1000)).toBe('closed');
  });

  it('takes none once somebody closed it, whatever the click says about its time', async () => {
    await open({ changeable: true });
    await storage.rounds.answer(id, SISKO, 0, NOON);
    expect(await storage.rounds.close(id, NOON + 1)).toBe(true);
    expect(await storage.rounds.close(id, NOON + 2)).toBe(false);
    expect(await storage.rounds.answer(id, KIRA, 0, NOON)).toBe('closed');
    expect(await storage.rounds.answer(id, SISKO, 1, NOON)).toBe('closed');
    expect((await storage.rounds.get(id))?.closedAt).toBe(NOON + 1);
  });

  it('takes none for a round nobody opened', async () => {
    expect(await storage.rounds.answer('never', SISKO, 0, NOON)).toBe('closed');
  });

  it('refuses an option that is no index', async () => {
    await expect(storage.rounds.answer(id, SISKO, -1, NOON)).rejects.toThrow(RangeError);
  });

  describe('whose time is over', () => {
    it('come to one process at a time, until their result is shown', async () => {
      const own = await engine.open(await engine.emptyPlace());
      const claimed = async (now: number, limit = 5) =>
        (await own.rounds.claimOver({ now, lease: MINUTE, limit })).map((one) => one.id);
      for (const [index, one] of ['b', 'a', 'c'].entries())
        await own.rounds.open(round({ id: one, closesAt: NOON + 1000 * (index + 1) }));
      expect(await claimed(NOON + 999)).toEqual([]);
      expect(await claimed(NOON + 5000, 2)).toEqual(['b', 'a']);
      expect(await claimed(NOON + 5000)).toEqual(['c']);
      expect(await claimed(NOON + 5000)).toEqual([]);
      // Nobody said what became of them.
      expect((await claimed(NOON + 5000 + MINUTE)).toSorted()).toEqual(['a', 'b', 'c']);
      await own.rounds.tellAgainAt('a', NOON + HOUR);
      await own.rounds.settle('b', NOON + HOUR);
      await own.rounds.settle('c', NOON + HOUR);
      expect(await claimed(NOON + HOUR - 1)).toEqual([]);
      expect(await claimed(NOON + HOUR)).toEqual(['a']);
    });

    it('are found behind ten thousand that are settled', async () => {
      const own = await engine.open(await engine.emptyPlace());
      const many = Array.from({ length: 10_001 }, (_, index) => `old${index}`);
      await Promise.all(many.map((one) => own.rounds.open(round({ id: one, closesAt: NOON }))));
      await Promise.all(many.map((one) => own.rounds.settle(one, NOON)));
      await own.rounds.open(round({ id: 'last', closesAt: NOON + 1 }));
      const found = await own.rounds.claimOver({ now: NOON + 1, lease: MINUTE, limit: 5 });
      expect(found.map((one) => one.id)).toEqual(['last']);
    });

    it('are not those that somebody closes, nor daily ones', async () => {
      const own = await engine.open(await engine.emptyPlace());
      await own.rounds.open(round({ id: 'alone', closesAt: null }));
      await own.rounds.open(round({ id: 'daily', kind: 'daily', closesAt: NOON }));
      expect(await own.rounds.claimOver({ now: NOON + DAY, lease: MINUTE, limit: 5 })).toEqual([]);
    });
  });

  it('go after a month where they count for no board, and stay where they do', async () => {
    const own = await engine.open(await engine.emptyPlace());
    const month = NOON + 30 * DAY;
    await own.rounds.open(round({ id: 'alone', guildId: null }));
    await own.rounds.open(round({ id: 'ignored', closesAt: NOON }));
    await own.rounds.open(round({ id: 'played', closesAt: NOON + 2 }));
    await own.rounds.open(round({ id: 'daily', kind: 'daily', closesAt: NOON + 2 }));
    await own.rounds.answer('alone', SISKO, 0, NOON);
    await own.rounds.answer('played', SISKO, 0, NOON);
    for (const one of ['ignored', 'played']) {
      await own.rounds.close(one, NOON + 2);
      await own.rounds.settle(one, NOON);
    }
    expect(await own.rounds.prune(month - 1, 9)).toBe(0);
    expect(await own.rounds.prune(month, 1)).toBe(1);
    expect(await own.rounds.prune(month, 9)).toBe(1);
    expect(await own.rounds.prune(month + 999 * DAY, 9)).toBe(0);
    expect(await own.rounds.get('alone')).toBeUndefined();
    expect(await own.rounds.answers('alone')).toEqual([]);
    expect(await own.rounds.get('ignored')).toBeUndefined();
    expect(await own.rounds.answers('played')).toHaveLength(1);
    expect(await own.rounds.get('daily')).toBeDefined();
  });

  it('lets one of many clicks at once be the first', async () => {
    await open();
    const outcomes = await Promise.all(
      [0, 1, 2, 3].map((option) => storage.rounds.answer(id, ODO, option, NOON)),
    );
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'already')).toHaveLength(3);
  });

  it('tells each of a crowd what became of their answer, whatever they answered at once', async () => {
    await open({ changeable: true, closesAt: NOON + 1000 });
    await storage.rounds.open(round({ id: `${id} final` }));
    await storage.rounds.hint(id, KIRA);
    const told = await Promise.all([
      storage.rounds.answer(id, SISKO, 0, NOON),
      storage.rounds.answer(id, KIRA, 1, NOON + 1),
      storage.rounds.answer(id, SISKO, 2, NOON + 2),
      storage.rounds.answer(`${id} final`, SISKO, 3, NOON + 3),
      storage.rounds.answer(id, KIRA, 1, NOON + 4),
      storage.rounds.answer('never', QUARK, 0, NOON + 5),
      storage.rounds.answer(id, QUARK, 0, NOON + 1000),
      storage.rounds.answer(`${id} final`, SISKO, 0, NOON + 6),
      storage.rounds.answer(id, ODO, 1, NOON + 7),
    ]);
    expect(told).toEqual([
      ...['taken', 'taken', 'changed', 'taken', 'already', 'closed', 'closed', 'already', 'taken'],
    ]);
    const kept = (userId: string, option: number, at: number, changes: number, hinted = false) => ({
      ...{ roundId: id, userId, option, at, changes, hinted },
    });
    expect(await storage.rounds.answers(id)).toEqual([
      kept(KIRA, 1, NOON + 1, 0, true),
      kept(SISKO, 2, NOON + 2, 1),
      kept(ODO, 1, NOON + 7, 0),
    ]);
  });

  it('tells every member the truth when answers and the close race', async () => {
    const place = await engine.emptyPlace();
    const one = await engine.open(place);
    const other = engine.kind === 'postgres' ? await engine.open(place) : one;
    for (let turn = 0; turn < 20; turn += 1) {
      const racing = `${id}-${turn}`;
      await one.rounds.open(round({ id: racing }));
      const users = Array.from({ length: 12 }, (_, index) => `8000000000000000${index + 10}`);
      const answering = users.map((user, index) =>
        (index % 2 ? one : other).rounds.answer(racing, user, 0, NOON),
      );
      const closing = other.rounds.close(racing, NOON);
      const late = users.map((user) => one.rounds.answer(racing, `${user}9`, 0, NOON));
      await closing;
      const counted = (await other.rounds.answers(racing)).map(({ userId }) => userId).sort();
      const outcomes = await Promise.all([...answering, ...late]);
      const told = [...users, ...users.map((user) => `${user}9`)].filter(
        (_, index) => outcomes[index] === 'taken',
      );
      // What the reveal counted right after the close is all that was ever acknowledged.
      expect(told.sort()).toEqual(counted);
    }
  });
});
