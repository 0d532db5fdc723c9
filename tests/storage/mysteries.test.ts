import { beforeEach, expect, it } from 'vitest';
import type { Storage } from '../../src/storage/open.ts';
import { onBothEngines } from './engines.ts';
import { GUILD, KIRA, NOON, SISKO } from './examples.ts';

onBothEngines('mysteries', (engine) => {
  let storage: Storage;
  beforeEach(async () => {
    storage = await engine.fresh();
  });
  const DAY = 20_000;
  const of = (userId: string, day = DAY) => ({ userId, pack: 'small', day });
  const how = { most: 6, guildId: GUILD, now: NOON };
  const play = async (userId: string, day: number, ...guesses: string[]) => {
    await storage.mysteries.begin(of(userId, day), 'small/odo', NOON);
    const outcomes = [];
    for (const guess of guesses) outcomes.push(await storage.mysteries.guess(of(userId, day), guess, how));
    return outcomes;
  };

  it('ask for the same person on a day, whoever asks first, and know who was asked for around it', async () => {
    const asked = await Promise.all(
      ['small/odo', 'small/quark', 'small/kira'].map((id) =>
        storage.mysteries.ofDay('small', DAY, 60, () => id),
      ),
    );
    expect(new Set(asked).size).toBe(1);
    let around: ReadonlySet<string> = new Set();
    await storage.mysteries.ofDay('small', DAY + 59, 60, (known) => {
      around = known;
      return 'small/jake';
    });
    expect([...around]).toEqual([asked[0]]);
    await storage.mysteries.ofDay('small', DAY + 60, 60, (known) => {
      around = known;
      return 'small/nog';
    });
    expect([...around]).toEqual(['small/jake']);
  });

  it('end with the right guess or the last one, and take none after it', async () => {
    expect(await play(SISKO, DAY, 'a', 'small/odo', 'b')).toEqual(['taken', 'taken', 'over']);
    expect(await storage.mysteries.get(of(SISKO))).toMatchObject({ won: true, guesses: ['a', 'small/odo'] });
    expect(await play(KIRA, DAY, 'a', 'b', 'c', 'd', 'e', 'f', 'small/odo')).toEqual([
      ...Array.from({ length: 6 }, () => 'taken'),
      'over',
    ]);
    expect(await storage.mysteries.get(of(KIRA))).toMatchObject({ won: false });
  });

  it('take the same guess once, and of many at once no more than there are', async () => {
    expect(await play(SISKO, DAY, 'a', 'a')).toEqual(['taken', 'repeated']);
    const outcomes = await Promise.all(
      ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((id) => storage.mysteries.guess(of(SISKO), id, how)),
    );
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(5);
    expect((await storage.mysteries.get(of(SISKO)))?.guesses).toHaveLength(6);
  });

  it('are begun once: who it is stays, whatever a second client says', async () => {
    await storage.mysteries.begin(of(SISKO), 'small/odo', NOON);
    expect(await storage.mysteries.begin(of(SISKO), 'small/quark', NOON)).toMatchObject({
      entry: 'small/odo',
    });
  });

  it('without a game take no guess', async () => {
    expect(await storage.mysteries.guess(of(SISKO), 'small/odo', how)).toBe('over');
  });

  it('stand on the board of the server where they were finished, the fewest guesses first', async () => {
    await play(SISKO, DAY, 'small/odo');
    await play(SISKO, DAY + 1, 'a', 'b', 'c', 'd', 'e', 'f');
    await play(KIRA, DAY, 'a', 'small/odo');
    await play(KIRA, DAY + 1, 'small/odo');
    expect(await storage.mysteries.board(GUILD, 'small', DAY, 10)).toEqual([
      { userId: KIRA, solved: 2, played: 2, guesses: 3 },
      { userId: SISKO, solved: 1, played: 2, guesses: 1 },
    ]);
    expect(await storage.mysteries.board('elsewhere', 'small', DAY, 10)).toEqual([]);
    expect(await storage.mysteries.board(GUILD, 'small', DAY + 2, 10)).toEqual([]);
    await storage.members.remove(GUILD, KIRA, NOON);
    expect((await storage.mysteries.board(GUILD, 'small', DAY, 10)).map(({ userId }) => userId)).toEqual([
      SISKO,
    ]);
  });

  it('are told of a member by day, and go when they are old', async () => {
    await play(SISKO, DAY, 'a', 'small/odo');
    await play(SISKO, DAY + 1, 'b');
    expect(await storage.mysteries.finished(SISKO, 'small')).toEqual([{ day: DAY, won: true, guesses: 2 }]);
    expect(await storage.mysteries.forgetBefore(DAY + 1)).toBe(1);
    expect(await storage.mysteries.get(of(SISKO))).toBeUndefined();
    expect((await storage.mysteries.get(of(SISKO, DAY + 1)))?.guesses).toEqual(['b']);
  });
});
