import { beforeEach, describe, expect, it } from 'vitest';
import { closeRound, openRound } from '../../src/games/round-state.ts';
import { KIRA, SISKO } from '../storage/examples.ts';
import { begin, type GAME, type Table, table } from './table.ts';

let { play, storage }: Table = await table();
beforeEach(async () => {
  ({ play, storage } = await table());
});

const begun = (changes: Partial<typeof GAME> = {}) => begin(play, changes);

describe('an open round', () => {
  it('shows who has answered, not what', async () => {
    const first = await begun();
    await play.answer(first.round.id, KIRA, 0);
    expect(await openRound(play, storage, first)).toEqual({
      roundId: first.round.id,
      place: { number: 1, of: 3 },
      isGame: true,
      asking: first.asking,
      points: first.round.points,
      alone: false,
      answered: [KIRA],
      closesAt: first.round.closesAt,
      changeable: true,
      mode: 'classic',
      hints: true,
      stillIn: undefined,
    });
  });

  it('tells which of a game it is, or that it is by itself', async () => {
    const first = await begun();
    const second = (await play.next(first.round.id)) ?? expect.unreachable();
    expect((await openRound(play, storage, second)).place).toEqual({ number: 2, of: 3 });
    expect((await openRound(play, storage, await begun({ length: 1 }))).place).toBe('single');
    const daily = { ...first.round, kind: 'daily' as const, sessionId: null };
    expect((await openRound(play, storage, { ...first, round: daily })).place).toBe('daily');
  });

  it('of one who plays alone closes only when they have answered', async () => {
    const state = await openRound(play, storage, await begun({ private: true }));
    expect(state).toMatchObject({ alone: true, closesAt: undefined, changeable: false });
  });
});

describe('a closed round', () => {
  it('tells who was right, and that there is more', async () => {
    const { round, asking } = await begun();
    await play.answer(round.id, KIRA, asking.right);
    await play.answer(round.id, SISKO, (asking.right + 1) % 4);
    expect(await closeRound(play, round.id)).toMatchObject({
      place: { number: 1, of: 3 },
      right: [KIRA],
      chosen: undefined,
      more: true,
      ending: undefined,
    });
  });

  it('ends a game with how it went, after its last question alone', async () => {
    const first = await begun({ length: 2 });
    const second = (await play.next(first.round.id)) ?? expect.unreachable();
    await play.answer(second.round.id, KIRA, second.asking.right);
    expect(await closeRound(play, first.round.id)).toMatchObject({ more: false, ending: undefined });
    expect(await closeRound(play, second.round.id)).toMatchObject({
      more: false,
      ending: { length: 2, standings: [{ userId: KIRA, points: second.round.points, right: 1 }] },
    });
  });

  it('offers another game under its last question alone, also once it is over', async () => {
    const first = await begun({ length: 2 });
    const second = (await play.next(first.round.id)) ?? expect.unreachable();
    const again = async (id: string) => (await closeRound(play, id))?.again?.length;
    expect([await again(first.round.id), await again(second.round.id)]).toEqual([undefined, 2]);
    await play.end(second.game);
    expect([await again(first.round.id), await again(second.round.id)]).toEqual([undefined, 2]);
  });

  it('of a question by itself has no ending', async () => {
    const { round } = await begun({ length: 1 });
    expect(await closeRound(play, round.id)).toMatchObject({
      place: 'single',
      more: false,
      ending: undefined,
    });
  });

  it('tells one who plays alone what they chose', async () => {
    const { round } = await begun({ private: true });
    await play.answer(round.id, SISKO, 2);
    expect(await closeRound(play, round.id)).toMatchObject({ alone: true, chosen: 2 });
  });

  it('is none that nobody opened', async () => {
    expect(await closeRound(play, 'nothing')).toBeUndefined();
  });
});
