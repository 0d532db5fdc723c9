import { beforeEach, expect, it } from 'vitest';
import type { Storage } from '../../src/storage/open.ts';
import { onBothEngines } from './engines.ts';
import { DAY, GUILD, KIRA, NOON, ODO, QUARK, question, round, SISKO } from './examples.ts';

onBothEngines('scores', (engine) => {
  let storage: Storage;
  let count: number;
  beforeEach(async () => {
    storage = await engine.fresh();
    count = 0;
  });
  /** A round with who answered it rightly and who did not; closed unless said. */
  async function play(
    right: readonly string[],
    wrong: readonly string[],
    {
      at = NOON,
      points = 10,
      topic,
      closed = true,
    }: { at?: number; points?: number; topic?: string; closed?: boolean } = {},
  ) {
    count += 1;
    const id = `round${count}`;
    const asked = { ...question(), ...(topic && { topic }) };
    await storage.rounds.open(round({ id, points, openedAt: at, question: asked }));
    await Promise.all([
      ...right.map((user) => storage.rounds.answer(id, user, 0, at)),
      ...wrong.map((user) => storage.rounds.answer(id, user, 1, at)),
    ]);
    if (closed) await storage.rounds.close(id, at);
  }
  const scope = { guildId: GUILD, now: NOON + DAY };
  const ALL = { offset: 0, limit: 10 };

  it('shares a rank between equals and leaves out the next: 1, 2, 2, 4', async () => {
    await play([SISKO, KIRA, QUARK], [ODO]);
    await play([SISKO], [KIRA]);
    const { standings, members } = await storage.scores.board(scope, ALL);
    expect(standings).toEqual([
      { rank: 1, userId: SISKO, points: 20, right: 2, answered: 2, sharedBy: 1 },
      { rank: 2, userId: KIRA, points: 10, right: 1, answered: 2, sharedBy: 2 },
      { rank: 2, userId: QUARK, points: 10, right: 1, answered: 1, sharedBy: 2 },
      { rank: 4, userId: ODO, points: 0, right: 0, answered: 1, sharedBy: 1 },
    ]);
    expect(members).toBe(4);
  });

  it('pages, and knows how many there are past the end', async () => {
    await play([SISKO, KIRA, QUARK], []);
    const page = await storage.scores.board(scope, { offset: 2, limit: 2 });
    expect(page).toMatchObject({ standings: [{ userId: QUARK, rank: 1, sharedBy: 3 }], members: 3 });
    expect(await storage.scores.board(scope, { offset: 9, limit: 2 })).toEqual({ standings: [], members: 3 });
  });

  it('leaves out whom a server leaves out, and has them back with all their answers', async () => {
    await play([SISKO, KIRA], [ODO]);
    await storage.leftOut.add(GUILD, SISKO, NOON);
    const board = await storage.scores.board(scope, ALL);
    expect([board.standings.map(({ userId }) => userId), board.members]).toEqual([[KIRA, ODO], 2]);
    expect(await storage.scores.standing(scope, SISKO)).toBeUndefined();
    expect(await storage.leftOut.list(GUILD)).toEqual([SISKO]);
    expect([await storage.leftOut.remove(GUILD, SISKO), await storage.leftOut.remove(GUILD, SISKO)]).toEqual([
      true,
      false,
    ]);
    expect((await storage.scores.standing(scope, SISKO))?.points).toBe(10);
  });

  it('does not count again for whoever was taken off what they answer later', async () => {
    await play([SISKO], []);
    await storage.members.remove(GUILD, SISKO, NOON);
    await play([SISKO, KIRA], []);
    expect((await storage.scores.board(scope, ALL)).standings.map(({ userId }) => userId)).toEqual([KIRA]);
  });

  it('has an empty board where nobody played', async () => {
    expect(await storage.scores.board({ ...scope, guildId: '1' }, ALL)).toEqual({
      standings: [],
      members: 0,
    });
  });

  it('tells one member their own place', async () => {
    await play([SISKO, KIRA], [ODO]);
    expect(await storage.scores.standing(scope, ODO)).toMatchObject({ rank: 3, points: 0 });
    expect(await storage.scores.standing(scope, QUARK)).toBeUndefined();
  });

  it('shows nothing of a round that is still open', async () => {
    await play([SISKO], [KIRA], { closed: false });
    expect((await storage.scores.board(scope, ALL)).members).toBe(0);
    await storage.rounds.open(round({ id: 'timed', closesAt: NOON + 5 }));
    await storage.rounds.answer('timed', SISKO, 0, NOON);
    expect((await storage.scores.board({ ...scope, now: NOON + 4 }, ALL)).members).toBe(0);
    expect((await storage.scores.board({ ...scope, now: NOON + 5 }, ALL)).members).toBe(1);
  });

  it('counts a period, a topic or a kind alone', async () => {
    await play([SISKO], [], { at: NOON - DAY, points: 1 });
    await play([SISKO], [], { points: 2, topic: 'klingons' });
    await play([SISKO], [], { at: NOON + DAY, points: 4 });
    const points = async (narrowed: object) =>
      (await storage.scores.standing({ ...scope, ...narrowed }, SISKO))?.points;
    expect(await points({})).toBe(7);
    expect(await points({ from: NOON })).toBe(6);
    expect(await points({ from: NOON, until: NOON + DAY })).toBe(2);
    expect(await points({ topic: 'klingons' })).toBe(2);
    expect(await points({ kind: 'daily' })).toBeUndefined();
  });
});
