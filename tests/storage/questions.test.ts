import { beforeEach, describe, expect, it } from 'vitest';
import type { CustomQuestion } from '../../src/storage/custom-questions.ts';
import type { Storage } from '../../src/storage/open.ts';
import { onBothEngines } from './engines.ts';
import { CHANNEL, GUILD, KIRA, NOON, SISKO } from './examples.ts';

onBothEngines('questions', (engine) => {
  let storage: Storage;
  beforeEach(async () => {
    storage = await engine.fresh();
  });

  describe('asked', () => {
    it('do not come again until the pool is used up, and then not the latest', async () => {
      const pool = ['a', 'b', 'c'];
      for (const [index, id] of ['b', 'a', 'c'].entries()) {
        expect(await storage.asked.unasked(GUILD, pool)).toContain(id);
        await storage.asked.mark(GUILD, id, NOON + index);
      }
      expect(await storage.asked.unasked(GUILD, pool)).toEqual(['a', 'b']);
      await storage.asked.mark(GUILD, 'a', NOON + 9);
      expect(await storage.asked.unasked(GUILD, pool)).toEqual(['b']);
    });

    it('are told of a few, whatever else was asked', async () => {
      for (const id of ['a', 'b', 'c']) await storage.asked.mark(GUILD, id, NOON);
      expect([...(await storage.asked.among(GUILD, ['c', 'd', 'a']))].sort()).toEqual(['a', 'c']);
      expect([...(await storage.asked.among('1', ['a']))]).toEqual([]);
      expect([...(await storage.asked.among(GUILD, []))]).toEqual([]);
    });

    it('are remembered for each guild, and outside of the pool', async () => {
      await storage.asked.mark(GUILD, 'a', NOON);
      await storage.asked.mark(GUILD, 'elsewhere', NOON);
      expect(await storage.asked.unasked('1', ['a'])).toEqual(['a']);
      expect(await storage.asked.unasked(GUILD, ['a'])).toEqual(['a']);
      expect(await storage.asked.unasked(GUILD, [])).toEqual([]);
      expect(await storage.asked.unasked(GUILD, ['elsewhere', 'a'])).toEqual(['a']);
    });
  });

  describe('of a server', () => {
    const custom = (id: string): CustomQuestion => ({
      guildId: GUILD,
      id,
      text: 'What is on tap at Quark’s?',
      right: 'Root beer',
      wrong: ['Raktajino', 'Kanar', 'Bloodwine'],
      source: 'DS9 4x01',
      topic: null,
      difficulty: 'easy',
      authorId: KIRA,
      createdAt: NOON,
    });

    it('are added, listed, replaced and removed', async () => {
      await storage.customQuestions.add([custom('1'), custom('2')]);
      await storage.customQuestions.add([{ ...custom('1'), text: 'Changed?' }]);
      expect(await storage.customQuestions.get(GUILD, '1')).toEqual({ ...custom('1'), text: 'Changed?' });
      expect((await storage.customQuestions.list(GUILD)).map(({ id }) => id)).toEqual(['1', '2']);
      expect(await storage.customQuestions.remove(GUILD, '1')).toBe(true);
      expect(await storage.customQuestions.remove(GUILD, '1')).toBe(false);
      expect(await storage.customQuestions.list('1')).toEqual([]);
    });

    it('are added all or none where that would make more than a server may have', async () => {
      const { add, list, remove } = storage.customQuestions;
      expect(await add([custom('1'), custom('2')], 2)).toBe(true);
      expect(await add([custom('2'), custom('3')], 2)).toBe(false);
      expect(await add([{ ...custom('2'), text: 'Changed?' }], 2)).toBe(true);
      expect((await list(GUILD)).map(({ id }) => id)).toEqual(['1', '2']);
      for (const id of ['1', '2']) await remove(GUILD, id);
    });
  });

  it('reported stay open until somebody resolves them', async () => {
    const report = { questionId: 'q', userId: SISKO, reason: 'Worf was there too', reportedAt: NOON };
    await storage.reports.add({ id: '1', guildId: GUILD, ...report });
    await storage.reports.add({ id: '2', guildId: null, ...report });
    expect((await storage.reports.open(null, 5)).map(({ id }) => id)).toEqual(['2']);
    expect(await storage.reports.open(GUILD, 5)).toEqual([
      { id: '1', guildId: GUILD, ...report, resolvedAt: null },
    ]);
    // Whoever says it again says it better, and once.
    const said = { ...report, reason: 'Worf was there, too', reportedAt: NOON + 1 };
    await storage.reports.add({ id: '4', guildId: GUILD, ...said });
    expect(await storage.reports.open(GUILD, 5)).toMatchObject([
      { id: '1', reason: said.reason, reportedAt: NOON },
    ]);
    await storage.reports.add({ id: '3', guildId: GUILD, ...report, userId: KIRA });
    expect(await storage.reports.everywhere({ judgedToo: false, limit: 9 })).toHaveLength(3);
    expect(await storage.reports.resolveQuestion('1', 'q', NOON + 1)).toBe(false);
    expect(await storage.reports.resolveQuestion(GUILD, 'q', NOON + 1)).toBe(true);
    expect(await storage.reports.resolveQuestion(GUILD, 'q', NOON + 2)).toBe(false);
    expect(await storage.reports.open(GUILD, 5)).toEqual([]);
    const [left, ...others] = await storage.reports.everywhere({ judgedToo: false, limit: 9 });
    expect([Object.keys(left ?? {}).toSorted(), others]).toEqual([
      ['questionId', 'reason', 'reportedAt', 'resolvedAt'],
      [],
    ]);
    expect(await storage.reports.everywhere({ judgedToo: true, limit: 9 })).toHaveLength(3);
  });

  it('are switched off in one guild, and on again', async () => {
    const { switchedOff } = storage;
    for (const id of ['a', 'b', 'a']) await switchedOff.add(GUILD, id, NOON + (id === 'b' ? 1 : 0));
    expect(await switchedOff.list(GUILD)).toEqual(['b', 'a']);
    expect(await switchedOff.list('1')).toEqual([]);
    await switchedOff.remove(GUILD, 'b');
    expect(await switchedOff.list(GUILD)).toEqual(['a']);
  });

  it('of a server may have one wrong answer', async () => {
    const question = {
      guildId: GUILD,
      id: 'yes-no',
      text: 'Is it so?',
      right: 'Yes',
      wrong: ['No'],
      source: 'S',
      topic: null,
      difficulty: null,
      authorId: null,
      createdAt: NOON,
    };
    await storage.customQuestions.add([question]);
    expect(await storage.customQuestions.get(GUILD, 'yes-no')).toEqual(question);
  });

  it('learn how hard they are from every answer, also from many at once', async () => {
    const learn = (player: string | null) =>
      storage.ratings.learn('q', player, NOON, (question, rated) => ({
        question: {
          rating: (question?.rating ?? 1500) - 0.5,
          deviation: null,
          answers: (question?.answers ?? 0) + 1,
        },
        player: {
          rating: (rated?.rating ?? 1500) + 0.5,
          deviation: 350.25,
          answers: (rated?.answers ?? 0) + 1,
        },
      }));
    await Promise.all([...Array.from({ length: 10 }, () => learn(SISKO)), learn(null)]);
    expect(await storage.ratings.question('q')).toEqual({ rating: 1494.5, deviation: null, answers: 11 });
    expect(await storage.ratings.player(SISKO)).toEqual({ rating: 1505, deviation: 350.25, answers: 10 });
    expect([...(await storage.ratings.questions(['p', 'q'])).keys()]).toEqual(['q']);
    expect(await storage.ratings.player(KIRA)).toBeUndefined();
  });

  it('in play survive, and one of two clicks at once is told to look again', async () => {
    const { sessions } = storage;
    const game = {
      id: 'g',
      guildId: GUILD,
      channelId: CHANNEL,
      ownerId: SISKO,
      private: true,
      state: { at: 1 },
    };
    const begun = await sessions.begin(game, NOON);
    expect(await sessions.get('g')).toEqual(begun);
    const saves = await Promise.all([
      sessions.save(begun, { at: 2 }, NOON),
      sessions.save(begun, { at: 3 }, NOON),
    ]);
    expect(saves.filter(Boolean)).toHaveLength(1);
    const saved = await sessions.get('g');
    expect(saved && (await sessions.save(saved, { at: 4 }, NOON + 9))?.revision).toBe(3);
    expect(await sessions.idleSince(NOON + 9, 5)).toEqual([]);
    expect((await sessions.idleSince(NOON + 10, 5)).map(({ state }) => state)).toEqual([{ at: 4 }]);
    expect(await sessions.end('g')).toBe(true);
    expect(await sessions.end('g')).toBe(false);
  });

  it('nobody could answer are counted by name, the rarest and oldest given up first', async () => {
    const note = (text: string, at: number) => storage.misses.note(text, NOON + at);
    await note('benjamin maxwell', 1);
    await note('benjamin maxwell', 2);
    await note('🖖'.repeat(80), 3);
    expect(await storage.misses.list(5)).toEqual([
      { text: 'benjamin maxwell', count: 2, lastAt: NOON + 2 },
      { text: '🖖'.repeat(60), count: 1, lastAt: NOON + 3 },
    ]);
    await Promise.all(Array.from({ length: 500 }, (_, index) => note(`name ${index}`, 10 + index)));
    const kept = await storage.misses.list(1_000);
    expect(kept).toHaveLength(500);
    expect(kept[0]?.text).toBe('benjamin maxwell');
    expect(kept.at(-1)?.text).toBe('name 1');
  });
});
