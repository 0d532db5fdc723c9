import { beforeEach, expect, it } from 'vitest';
import type { Storage } from '../../src/storage/open.ts';
import { onBothEngines } from './engines.ts';
import { DAY, GUILD, HOUR, KIRA, NOON, round, SISKO } from './examples.ts';

const TODAY = Math.floor(NOON / DAY);
const OTHER_GUILD = '1000000000000000002';

onBothEngines('whoever asks to be forgotten', (engine) => {
  let storage: Storage;
  let games = 0;
  beforeEach(async () => {
    storage = await engine.fresh();
  });
  const guess = async (userId: string, day = TODAY, guildId = GUILD) => {
    const of = { userId, pack: 'small', day };
    await storage.mysteries.begin(of, 'small/odo', NOON);
    return storage.mysteries.guess(of, 'small/odo', { most: 6, guildId, now: NOON });
  };
  const solvers = async () =>
    (await storage.mysteries.board(GUILD, 'small', TODAY - 9, 9)).map(({ userId, solved }) => [
      userId,
      solved,
    ]);
  const answer = async (userId: string, guildId = GUILD) => {
    games += 1;
    await storage.rounds.open(round({ id: `game ${games}`, guildId }));
    await storage.rounds.answer(`game ${games}`, userId, 0, NOON);
    await storage.rounds.close(`game ${games}`, NOON);
  };
  const onBoard = async (guildId = GUILD) =>
    (await storage.scores.board({ guildId, now: NOON }, { offset: 0, limit: 9 })).standings.map(
      ({ userId }) => userId,
    );

  it('plays the mystery of that day again for no board, and tomorrow’s like anybody', async () => {
    await guess(SISKO);
    await guess(KIRA);
    await storage.members.forget(SISKO, NOON);
    expect(await guess(SISKO)).toBe('taken');
    expect(await solvers()).toEqual([[KIRA, 1]]);
    await guess(SISKO, TODAY + 1);
    expect(await solvers()).toContainEqual([SISKO, 1]);
  });

  it('plays the day’s first like anybody where they had not guessed before', async () => {
    await storage.mysteries.begin({ userId: SISKO, pack: 'small', day: TODAY }, 'small/odo', NOON);
    await storage.members.forget(SISKO, NOON);
    await guess(SISKO);
    expect(await solvers()).toEqual([[SISKO, 1]]);
  });

  it('is on no board from which staff kept them, whether they answer or guess, and on all others', async () => {
    await storage.members.remove(GUILD, SISKO, NOON);
    await storage.leftOut.add(GUILD, KIRA, NOON);
    for (const userId of [SISKO, KIRA]) await storage.members.forget(userId, NOON);
    expect(await storage.leftOut.list(GUILD)).toEqual([]);
    await answer(SISKO);
    await guess(KIRA, TODAY + 1);
    await answer(SISKO, OTHER_GUILD);
    expect([await onBoard(), await solvers(), await onBoard(OTHER_GUILD)]).toEqual([[], [], [SISKO]]);
    expect((await storage.leftOut.list(GUILD)).toSorted()).toEqual([SISKO, KIRA].toSorted());
  });

  it('is let in again by staff alone, whether they have come back or not', async () => {
    await storage.leftOut.add(GUILD, SISKO, NOON);
    await storage.members.forget(SISKO, NOON);
    expect(await storage.leftOut.remove(OTHER_GUILD, SISKO)).toBe(false);
    expect(await storage.leftOut.remove(GUILD, SISKO)).toBe(true);
    expect(await storage.leftOut.remove(GUILD, SISKO)).toBe(false);
    await answer(SISKO);
    expect(await onBoard()).toEqual([SISKO]);
  });

  it('leaves no mark once its time is over', async () => {
    await storage.leftOut.add(GUILD, SISKO, NOON);
    await guess(SISKO);
    await storage.members.forget(SISKO, NOON);
    await storage.members.forgetMarks(NOON + DAY / 2 - HOUR);
    await guess(SISKO);
    expect(await solvers()).toEqual([]);
    await storage.members.forget(SISKO, NOON);
    await storage.members.forgetMarks(NOON + 366 * DAY);
    await guess(SISKO);
    expect(await solvers()).toEqual([[SISKO, 1]]);
  });
});
