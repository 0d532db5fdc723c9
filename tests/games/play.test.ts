import { beforeEach, describe, expect, it } from 'vitest';
import { POINTS } from '../../src/games/points.ts';
import { CHANNEL, DAY, GUILD, HOUR, KIRA, ODO, QUARK, SISKO } from '../storage/examples.ts';
import { ALL, begin, GAME, type Table, table } from './table.ts';

/** How long a question in a channel stays open. */
const OPEN_FOR = 45_000;

let { play, storage, clock }: Table = await table();
beforeEach(async () => {
  ({ play, storage, clock } = await table());
});

const begun = (changes: Partial<typeof GAME> = {}) => begin(play, changes);
const following = async (roundId: string) => (await play.next(roundId)) ?? expect.unreachable();
/** Any option but the right one. */
const wrong = ({ right }: { right: number }) => (right === 0 ? 1 : 0);

describe('a round in a channel', () => {
  it('is open for a while, for all, and counts for the server', async () => {
    const { round, asking, game } = await begun();
    expect(round).toMatchObject({
      guildId: GUILD,
      channelId: CHANNEL,
      kind: 'play',
      changeable: true,
      openedAt: clock.now,
      closesAt: clock.now + OPEN_FOR,
      sessionId: game.id,
      points: POINTS[asking.level],
    });
    expect(await play.round(round.id)).toEqual({ round, asking });
    clock.now += OPEN_FOR - 1;
    expect(await play.answer(round.id, SISKO, asking.right)).toBe('taken');
    expect(await play.answer(round.id, SISKO, wrong(asking))).toBe('changed');
    clock.now += 1;
    expect(await play.answer(round.id, KIRA, asking.right)).toBe('closed');
  });

  it('tells when it is over who chose what, the same every time', async () => {
    const { round, asking } = await begun();
    await play.answer(round.id, SISKO, asking.right);
    await play.answer(round.id, KIRA, wrong(asking));
    await play.answer(round.id, QUARK, asking.right);
    const revealed = await play.reveal(round.id);
    const tally = [0, 0, 0, 0];
    tally[asking.right] = 2;
    tally[wrong(asking)] = 1;
    expect(revealed?.tally).toEqual(tally);
    expect(revealed?.answers.map(({ userId }) => userId)).toEqual([SISKO, KIRA, QUARK]);
    expect(await play.answer(round.id, ODO, asking.right)).toBe('closed');
    expect(await play.reveal(round.id)).toEqual(revealed);
  });

  it('teaches how hard its question is and how good members are, once', async () => {
    const { round, asking } = await begun();
    await play.answer(round.id, SISKO, asking.right);
    await play.answer(round.id, KIRA, wrong(asking));
    await play.reveal(round.id);
    await play.reveal(round.id);
    expect(await storage.ratings.question(asking.id)).toMatchObject({ answers: 2 });
    const [winner, loser] = await Promise.all([SISKO, KIRA].map((user) => storage.ratings.player(user)));
    expect(winner).toMatchObject({ answers: 1 });
    expect(winner?.rating).toBeGreaterThan(1500);
    expect(loser?.rating).toBeLessThan(1500);
  });

  it('is none that nobody opened', async () => {
    expect(await play.round('nothing')).toBeUndefined();
    expect(await play.reveal('nothing')).toBeUndefined();
    expect(await play.game('nothing')).toBeUndefined();
    expect(await play.next('nothing')).toBeUndefined();
  });
});

describe('a round that one plays alone', () => {
  it('stays open, takes one answer, and counts for no board', async () => {
    const { round, asking } = await begun({ private: true });
    expect(round).toMatchObject({ guildId: null, closesAt: null, changeable: false });
    clock.now += HOUR;
    expect(await play.answer(round.id, SISKO, asking.right)).toBe('taken');
    expect(await play.answer(round.id, SISKO, wrong(asking))).toBe('already');
    await play.reveal(round.id);
    const scope = { guildId: GUILD, now: clock.now };
    expect(await storage.scores.standing(scope, SISKO)).toBeUndefined();
  });
});

describe('the board of a server', () => {
  it('adds up what was played in its channels', async () => {
    const { round, asking } = await begun();
    await play.answer(round.id, SISKO, asking.right);
    await play.answer(round.id, KIRA, wrong(asking));
    await play.reveal(round.id);
    const { standings } = await storage.scores.board(
      { guildId: GUILD, now: clock.now },
      { offset: 0, limit: 5 },
    );
    expect(standings.map(({ userId, points, right }) => [userId, points, right])).toEqual([
      [SISKO, POINTS[asking.level], 1],
      [KIRA, 0, 0],
    ]);
  });
});

describe('a game', () => {
  it('goes on to its length, with another question each time', async () => {
    const first = await begun();
    const second = await following(first.round.id);
    const third = await following(second.round.id);
    expect(third.game.asked).toEqual([first, second, third].map(({ asking }) => asking.id));
    expect(new Set(third.game.asked).size).toBe(3);
    expect(await play.next(third.round.id)).toBeUndefined();
    expect(await play.game(first.game.id)).toEqual(third.game);
  });

  it('goes on once, however many press for it', async () => {
    const { round, game } = await begun();
    const pressed = await Promise.all([play.next(round.id), play.next(round.id), play.next(round.id)]);
    expect(pressed.filter((one) => one !== undefined)).toHaveLength(1);
    expect(await play.next(round.id)).toBeUndefined();
    expect((await play.game(game.id))?.asked).toHaveLength(2);
    // Nobody is left waiting at a question that lost the race.
    const rounds = await storage.rounds.ofSession(game.id);
    const current = (await play.game(game.id))?.roundId;
    for (const { id, closedAt } of rounds)
      if (id !== round.id && id !== current) expect(closedAt).not.toBeNull();
  });

  it('has no question where none fits', async () => {
    expect(await play.begin({ ...GAME, topic: 'entry:small/nobody' })).toBeUndefined();
  });

  it('repeats nothing that the server had, whichever game it was in', async () => {
    const had = new Set<string>();
    for (let count = 0; count < ALL; count += 1) {
      const { game, asking } = await begun({ length: 1 });
      had.add(asking.id);
      await play.end(game);
    }
    expect(had.size).toBe(ALL);
  });

  it('begins where there is room: one a host, two in a channel, and one that finds none uses up no question', async () => {
    const place = { ...GAME, length: 5 };
    const begins = await Promise.all(
      [SISKO, SISKO, KIRA, QUARK].map((ownerId) => play.begin({ ...place, ownerId })),
    );
    expect(begins.map((one) => (typeof one === 'string' ? one : one?.game.ownerId))).toEqual([
      SISKO,
      'host',
      KIRA,
      'channel',
    ]);
    const shown = begins.flatMap((one) => (typeof one === 'object' ? [one.asking.id] : []));
    const later = new Set<string>();
    for (let count = shown.length; count < ALL; count += 1) {
      const { game, asking } = await begun({ length: 1, channelId: `${CHANNEL}1` });
      later.add(asking.id);
      await play.end(game);
    }
    expect([later.size, shown.some((id) => later.has(id))]).toEqual([ALL - 2, false]);
    // Alone there is always room.
    expect(await play.begin({ ...place, private: true })).toMatchObject({ game: { private: true } });
  });

  it('ends with the question it is at where no other is left', async () => {
    const first = await begun({ length: 20, topic: 'entry:small/aldo' });
    let [current, asked] = [first, 1];
    for (let next = await play.next(first.round.id); next; next = await play.next(current.round.id)) {
      current = next;
      asked += 1;
    }
    expect(asked).toBeLessThan(20);
    await play.reveal(current.round.id);
    expect(await play.game(first.game.id)).toMatchObject({ length: asked, roundId: current.round.id });
  });

  it('adds up what its members won, the most first', async () => {
    const first = await begun({ length: 2 });
    const second = await following(first.round.id);
    for (const { round, asking } of [first, second]) {
      await play.answer(round.id, KIRA, asking.right);
      await play.answer(round.id, SISKO, wrong(asking));
    }
    await play.answer(first.round.id, QUARK, first.asking.right);
    expect(await play.standings(first.game.id)).toEqual([
      { userId: KIRA, points: first.round.points + second.round.points, right: 2 },
      { userId: QUARK, points: first.round.points, right: 1 },
      { userId: SISKO, points: 0, right: 0 },
    ]);
  });
});

describe('the result of a round', () => {
  it('is given out to be shown when the time is over, to one at a time', async () => {
    const { round } = await begun();
    expect(await play.claimOver(10)).toEqual([]);
    clock.now += OPEN_FOR;
    expect((await play.claimOver(10)).map(({ id }) => id)).toEqual([round.id]);
    expect(await play.claimOver(10)).toEqual([]);
    // Whoever had it did not come back.
    clock.now += 29_000;
    expect(await play.claimOver(10)).toHaveLength(1);
  });

  it('is settled once it is shown, and with the last one the game ends', async () => {
    const first = await begun({ length: 2 });
    await play.settle(first.round);
    expect(await play.game(first.game.id)).toBeDefined();
    const second = await following(first.round.id);
    await play.settle(second.round);
    expect(await play.game(first.game.id)).toBeUndefined();
    clock.now += DAY;
    expect(await play.claimOver(10)).toEqual([]);
  });

  it('is tried again after as long as it is late, seconds at least and minutes at most', async () => {
    const { round } = await begun();
    for (const [late, wait] of [
      [0, 5_000],
      [90_000, 90_000],
      [DAY, 600_000],
    ] as const) {
      clock.now = (round.closesAt ?? 0) + late;
      await play.putOff(round);
      clock.now += wait - 1;
      expect(await play.claimOver(10), `late by ${late}`).toEqual([]);
      clock.now += 1;
      expect(await play.claimOver(10), `late by ${late}`).toHaveLength(1);
    }
  });
});

describe('tidying up', () => {
  it('ends games that nobody went on with for a day', async () => {
    const { game } = await begun();
    clock.now += DAY - HOUR;
    const { game: later } = await begun();
    clock.now += 2 * HOUR;
    expect(await play.tidy()).toEqual({ games: 1, rounds: 0 });
    expect(await play.game(game.id)).toBeUndefined();
    expect(await play.game(later.id)).toBeDefined();
  });

  it('deletes in the end what was played alone, and keeps what counts', async () => {
    const played = async (isPrivate: boolean, ...players: string[]) => {
      const { round, asking } = await begun({ private: isPrivate, length: 1 });
      for (const userId of players) await play.answer(round.id, userId, asking.right);
      await play.reveal(round.id);
      await play.settle(round);
      return round.id;
    };
    const [alone, inChannel, together] = [
      await played(true, SISKO),
      await played(false, SISKO),
      await played(false, SISKO, KIRA),
    ];
    clock.now += 31 * DAY;
    expect(await play.tidy()).toEqual({ games: 0, rounds: 2 });
    for (const id of [alone, inChannel]) expect(await play.round(id)).toBeUndefined();
    expect(await play.round(together)).toBeDefined();
  });
});
