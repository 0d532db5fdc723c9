import { describe, expect, it } from 'vitest';
import { rank } from '../../src/nights/board.ts';
import { KIRA, ODO, QUARK, SISKO } from '../storage/examples.ts';

const won = (userId: string, points: number, right = 1) => ({ userId, points, right });

describe('the board of a quiz night', () => {
  it('adds up what each member won in all rounds', () => {
    const board = rank({ teams: 0 }, [won(KIRA, 30), won(SISKO, 20), won(SISKO, 30, 2)], new Map());
    expect(board.teams).toEqual([]);
    expect(board.members).toEqual([
      { userId: SISKO, points: 50, right: 3, rank: 1, team: undefined },
      { userId: KIRA, points: 30, right: 1, rank: 2, team: undefined },
    ]);
  });

  it('shares a place among those with the same points, in the same order everywhere', () => {
    const board = rank({ teams: 0 }, [won(QUARK, 10), won(KIRA, 10), won(SISKO, 5)], new Map());
    expect(board.members.map(({ userId, rank: place }) => [userId, place])).toEqual([
      [KIRA, 1],
      [QUARK, 1],
      [SISKO, 3],
    ]);
  });

  it('gives a team all points of its members, and none of anybody else', () => {
    const teamOf = new Map([
      [SISKO, 0],
      [KIRA, 1],
      [QUARK, 1],
    ]);
    const { teams, members } = rank(
      { teams: 3 },
      [won(SISKO, 30), won(KIRA, 20), won(QUARK, 20), won(ODO, 90)],
      teamOf,
    );
    expect(teams).toEqual([
      { team: 1, points: 40, members: 2, rank: 1 },
      { team: 0, points: 30, members: 1, rank: 2 },
      { team: 2, points: 0, members: 0, rank: 3 },
    ]);
    expect(members.find(({ userId }) => userId === ODO)?.team).toBeUndefined();
  });
});
