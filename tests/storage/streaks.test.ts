import { beforeEach, expect, it } from 'vitest';
import { dailyNonce } from '../../src/daily/nonce.ts';
import type { Storage } from '../../src/storage/open.ts';
import { onBothEngines } from './engines.ts';
import { GUILD, KIRA, NOON, round, SISKO } from './examples.ts';

onBothEngines('streaks', (engine) => {
  let storage: Storage;
  beforeEach(async () => {
    storage = await engine.fresh();
  });

  /** `right`, `wrong`, or nothing at all, by who answered on that day of April 2026; open where said. */
  async function day(
    date: number,
    answers: Partial<Record<string, 'right' | 'wrong'>>,
    state: 'posted' | 'recorded' | 'skipped' | 'open' = 'posted',
  ) {
    const localDate = `2026-04-${String(date).padStart(2, '0')}`;
    const nonce = dailyNonce(GUILD, localDate);
    const days = { guildId: GUILD, localDate, nonce, dueAt: NOON, now: NOON };
    if (state === 'skipped') {
      await storage.dailyPosts.skip({ ...days, reason: 'missed' });
      return;
    }
    await storage.dailyPosts.record({ ...days, revealAt: null, round: round({ id: nonce, kind: 'daily' }) });
    for (const [user, how] of Object.entries(answers))
      await storage.rounds.answer(nonce, user, how === 'right' ? 0 : 1, NOON);
    if (state === 'recorded') return;
    await storage.dailyPosts.confirm(GUILD, localDate, { messageId: '1', now: NOON, revealed: undefined });
    if (state === 'posted') await storage.rounds.close(nonce, NOON);
  }
  const streak = (user: string, counts?: 'answered' | 'right') =>
    storage.streaks.of(GUILD, user, NOON, counts);

  it('grows with each posted day answered', async () => {
    for (const date of [1, 2, 3]) await day(date, { [SISKO]: date === 2 ? 'wrong' : 'right' });
    expect(await streak(SISKO)).toEqual({ userId: SISKO, current: 3, best: 3 });
    expect(await streak(SISKO, 'right')).toEqual({ userId: SISKO, current: 1, best: 1 });
  });

  it('is broken by a posted day that was missed, and keeps the best', async () => {
    for (const date of [1, 2]) await day(date, { [SISKO]: 'right' });
    await day(3, { [KIRA]: 'right' });
    expect(await streak(SISKO)).toEqual({ userId: SISKO, current: 0, best: 2 });
    await day(4, { [SISKO]: 'right' });
    expect(await streak(SISKO)).toEqual({ userId: SISKO, current: 1, best: 2 });
  });

  it('is not broken by days on which nothing was posted', async () => {
    await day(1, { [SISKO]: 'right' });
    await day(2, {}, 'skipped');
    await day(3, {}, 'recorded');
    // The 4th to the 9th: the server paused.
    await day(10, { [SISKO]: 'right' });
    expect(await streak(SISKO)).toEqual({ userId: SISKO, current: 2, best: 2 });
  });

  it('is not broken by a question that is still open, and grows with its answer', async () => {
    await day(1, { [SISKO]: 'right', [KIRA]: 'right' });
    await day(2, { [KIRA]: 'right' }, 'open');
    expect(await streak(SISKO)).toMatchObject({ current: 1 });
    expect(await streak(KIRA)).toMatchObject({ current: 2 });
    // Counting it as right would tell the answer.
    expect(await streak(KIRA, 'right')).toMatchObject({ current: 1 });
  });

  it('is nothing for who never answered', async () => {
    await day(1, {});
    expect(await streak(SISKO)).toEqual({ userId: SISKO, current: 0, best: 0 });
  });

  it('lists the longest that are going', async () => {
    await day(1, { [SISKO]: 'right' });
    await day(2, { [SISKO]: 'right', [KIRA]: 'wrong', 900: 'right' });
    await day(3, { [SISKO]: 'right', [KIRA]: 'right' });
    expect(await storage.streaks.longest(GUILD, NOON, 5)).toEqual([
      { userId: SISKO, current: 3, best: 3 },
      { userId: KIRA, current: 2, best: 2 },
    ]);
  });
});
