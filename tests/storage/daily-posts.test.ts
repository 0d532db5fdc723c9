import { beforeEach, describe, expect, it } from 'vitest';
import { dailyNonce } from '../../src/daily/nonce.ts';
import type { DayToRecord } from '../../src/storage/daily-posts.ts';
import type { Storage } from '../../src/storage/open.ts';
import { onBothEngines } from './engines.ts';
import { GUILD, HOUR, NOON, question, round, SISKO } from './examples.ts';

const TODAY = '2026-04-09';
const TOMORROW = '2026-04-10';

function day(localDate = TODAY, changes: Partial<DayToRecord> = {}): DayToRecord {
  const nonce = dailyNonce(GUILD, localDate);
  const asked = round({ id: nonce, kind: 'daily', question: question(`asked on ${localDate}`) });
  return {
    guildId: GUILD,
    localDate,
    nonce,
    dueAt: NOON,
    revealAt: null,
    round: asked,
    now: NOON,
    ...changes,
  };
}

onBothEngines('daily posts', (engine) => {
  let storage: Storage;
  beforeEach(async () => {
    storage = await engine.fresh();
  });
  const post = async (localDate: string, revealAt: number | null = null) => {
    await storage.dailyPosts.record(day(localDate, { revealAt }));
    await storage.dailyPosts.confirm(GUILD, localDate, { messageId: '7', now: NOON, revealed: undefined });
  };

  it('records a day, its round and that its question was asked', async () => {
    const recorded = await storage.dailyPosts.record(day());
    expect(recorded).toMatchObject({
      state: 'recorded',
      nonce: 'd:3w5e11264sgsf:20260409',
      roundId: day().round.id,
    });
    expect((await storage.rounds.get(recorded.nonce))?.question).toEqual(day().round.question);
    expect(await storage.asked.unasked(GUILD, [`asked on ${TODAY}`, 'another'])).toEqual(['another']);
  });

  it('keeps the first question of a day, whoever records it again', async () => {
    await storage.dailyPosts.record(day());
    const again = await storage.dailyPosts.record(
      day(TODAY, { now: NOON + HOUR, round: { ...day().round, question: question('another') } }),
    );
    expect(again.recordedAt).toBe(NOON);
    expect((await storage.rounds.get(again.nonce))?.question.id).toBe(`asked on ${TODAY}`);
  });

  it('lets one of several records at once choose the question', async () => {
    const place = await engine.emptyPlace();
    const first = await engine.open(place);
    const second = engine.kind === 'postgres' ? await engine.open(place) : first;
    const recorded = await Promise.all(
      [first, second, first, second].map((each, index) =>
        each.dailyPosts.record(day(TODAY, { round: { ...day().round, question: question(`by ${index}`) } })),
      ),
    );
    expect(new Set(recorded.map(({ roundId }) => roundId))).toEqual(new Set([day().nonce]));
    expect((await first.rounds.get(day().nonce))?.question.id).toMatch(/^by \d$/);
  });

  it('is confirmed once, and then shows its message', async () => {
    await storage.dailyPosts.record(day());
    const seen = { messageId: '1300000000000000001', now: NOON + 1, revealed: undefined };
    expect(await storage.dailyPosts.confirm(GUILD, TODAY, seen)).toBe(true);
    expect(await storage.dailyPosts.confirm(GUILD, TODAY, seen)).toBe(false);
    expect(await storage.dailyPosts.get(GUILD, TODAY)).toMatchObject({ state: 'posted', postedAt: NOON + 1 });
    expect((await storage.rounds.get(day().nonce))?.messageId).toBe('1300000000000000001');
  });

  it('never gives up what was posted', async () => {
    await post(TODAY);
    const { round: _, revealAt: __, ...skipped } = day();
    expect(await storage.dailyPosts.skip({ ...skipped, reason: 'missed' })).toBe(false);
    expect((await storage.dailyPosts.get(GUILD, TODAY))?.state).toBe('posted');
  });

  it('closes the round of a day it gives up, and takes the day up again with another question', async () => {
    await storage.dailyPosts.record(day());
    const { round: _, revealAt: __, ...skipped } = day();
    expect(await storage.dailyPosts.skip({ ...skipped, reason: 'forbidden' })).toBe(true);
    expect(await storage.rounds.answer(day().nonce, SISKO, 0, NOON)).toBe('closed');
    await storage.dailyPosts.record(day(TODAY, { round: { ...day().round, question: question('another') } }));
    expect(await storage.rounds.answer(day().nonce, SISKO, 0, NOON)).toBe('taken');
    expect((await storage.rounds.get(day().nonce))?.question.id).toBe('another');
  });

  it('skips a day that was never recorded', async () => {
    const { round: _, revealAt: __, ...skipped } = day();
    await storage.dailyPosts.skip({ ...skipped, reason: 'missed' });
    expect(await storage.dailyPosts.list(GUILD, 5)).toMatchObject([
      { localDate: TODAY, state: 'skipped', skippedReason: 'missed', roundId: null },
    ]);
  });

  it('begins the time to answer anew when a lost post is sent again', async () => {
    await storage.dailyPosts.record(day(TODAY, { revealAt: NOON + HOUR }));
    await storage.dailyPosts.renew(GUILD, TODAY, { recordedAt: NOON + HOUR, revealAt: NOON + 2 * HOUR });
    expect(await storage.dailyPosts.get(GUILD, TODAY)).toMatchObject({
      recordedAt: NOON + HOUR,
      revealAt: NOON + 2 * HOUR,
    });
    expect((await storage.rounds.get(day().nonce))?.closesAt).toBe(NOON + 2 * HOUR);
  });

  describe('a reveal', () => {
    it('with the next question is of the latest day posted before', async () => {
      await post('2026-04-07');
      await post('2026-04-08');
      const before = await storage.dailyPosts.unrevealedBefore(GUILD, TODAY);
      expect(before?.localDate).toBe('2026-04-08');
      await storage.dailyPosts.record(day());
      await storage.dailyPosts.confirm(GUILD, TODAY, { messageId: '8', now: NOON, revealed: '2026-04-08' });
      expect(await storage.dailyPosts.unrevealedBefore(GUILD, TODAY)).toBeUndefined();
      expect((await storage.dailyPosts.unrevealedBefore(GUILD, TOMORROW))?.localDate).toBe(TODAY);
    });

    it('of its own is claimed by one, once its time has come', async () => {
      await post(TODAY, NOON + HOUR);
      const claim = { worker: 'first', lease: 1000, limit: 5 };
      expect(await storage.dailyPosts.claimReveals({ ...claim, now: NOON + HOUR - 1 })).toEqual([]);
      expect(await storage.dailyPosts.claimReveals({ ...claim, now: NOON + HOUR })).toMatchObject([
        { localDate: TODAY },
      ]);
      const later = { ...claim, worker: 'second', now: NOON + HOUR + 1000 };
      expect(await storage.dailyPosts.claimReveals(later)).toEqual([]);
      expect(await storage.dailyPosts.claimReveals({ ...later, now: later.now + 1 })).toHaveLength(1);
      expect(await storage.dailyPosts.settleReveal(GUILD, TODAY, 'first', NOON)).toBe(false);
      expect(await storage.dailyPosts.settleReveal(GUILD, TODAY, 'second', NOON + 2 * HOUR)).toBe(true);
      expect((await storage.dailyPosts.get(GUILD, TODAY))?.revealedAt).toBe(NOON + 2 * HOUR);
    });
  });
});
