import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { dailyNonce } from '../../src/daily/nonce.ts';
import type { Storage } from '../../src/storage/open.ts';
import { onBothEngines } from './engines.ts';
import { CHANNEL, DAY, GUILD, KIRA, NOON, round, SISKO } from './examples.ts';
import { fill } from './filling.ts';

const OTHER_GUILD = '1000000000000000002';

/** How much there is of a member and a guild, by what holds it. */
async function kept(storage: Storage, guildId: string, userId: string) {
  const answers = await storage.rounds.answers(dailyNonce(guildId, '2026-04-09'));
  return {
    answers: answers.filter((answer) => answer.userId === userId).length,
    settings: [await storage.settings.user.all(userId), await storage.settings.guild.all(guildId)].map(
      ({ size }) => size,
    ),
    channel: (await storage.settings.channel.all(CHANNEL + guildId)).size,
    schedule: (await storage.schedules.get(guildId)) !== undefined,
    days: (await storage.dailyPosts.list(guildId, 9)).length,
    session: (await storage.sessions.get(`${guildId} ${userId}`)) !== undefined,
    custom: (await storage.customQuestions.list(guildId)).map(({ authorId }) => authorId),
    reports: (await storage.reports.open(guildId, 9)).length,
    switchedOff: (await storage.switchedOff.list(guildId)).length,
    rated: (await storage.ratings.player(userId)) !== undefined,
    nights: (await storage.nights.open(guildId)).length,
    seasonRole: (await storage.seasonRoles.get(guildId)) !== undefined,
    holders: (await storage.seasonRoles.pending(guildId)).length,
    asked: (await storage.asked.unasked(guildId, ['khitomer', 'other'])).length === 1,
  };
}

onBothEngines('forgetting', (engine) => {
  let storage: Storage;
  beforeEach(async () => {
    storage = await engine.fresh();
    await fill(storage, GUILD, SISKO);
    await fill(storage, OTHER_GUILD, KIRA);
  });

  it('leaves nothing about a member who wants it', async () => {
    const before = await kept(storage, OTHER_GUILD, KIRA);
    const counts = {
      ...{ answers: 1, hints: 1, games: 1, reports: 1, settings: 1, rating: 1, questions: 1 },
      ...{ suggestions: 1, nights: 1, 'taking part in nights': 1 },
      ...{ mysteries: 1, 'mystery guesses': 1, 'mystery boards': 1, 'left out of boards': 1 },
      'roles of seasons': 1,
    };
    expect(await storage.members.forget(SISKO, NOON)).toEqual(counts);
    expect(Object.values(await storage.members.kept(SISKO)).flat()).toEqual([]);
    expect(await kept(storage, GUILD, SISKO)).toEqual({
      answers: 0,
      settings: [0, 1],
      channel: 1,
      schedule: true,
      days: 1,
      session: false,
      custom: [null],
      reports: 0,
      switchedOff: 1,
      rated: false,
      nights: 0,
      seasonRole: true,
      holders: 0,
      asked: true,
    });
    expect(await kept(storage, OTHER_GUILD, KIRA)).toEqual(before);
  });

  it('finds before whatever names them, in every table that can', async () => {
    const found = await storage.members.kept(SISKO);
    expect(found).toMatchObject({
      answers: [{ userId: SISKO, option: 0, guildId: GUILD, snapshot: expect.stringContaining('"text"') }],
      hints: [{ userId: SISKO }],
      games: [{ ownerId: SISKO }],
      reports: [{ reason: 'wrong' }],
      settings: [{ key: 'spoilers' }],
      rating: [{ rating: 1500 }],
      questions: [{ authorId: SISKO, text: '?' }],
    });
    expect(JSON.stringify(found)).not.toContain(KIRA);
    // Each column that holds a member's id, in the newest schema: one in a new table must be forgotten, too.
    const folder = join(import.meta.dirname, 'schemas');
    const newest = readFileSync(join(folder, readdirSync(folder).sort().at(-1) ?? ''), 'utf8');
    const columns = newest.split('\n').flatMap((line) => {
      const table = /^CREATE TABLE "(\w+)"/.exec(line)?.[1];
      return table
        ? [...line.matchAll(/"((?:\w+_)?(?:user|owner|author|member|player|host)_id)" text/g)].map(
            () => table,
          )
        : [];
    });
    expect(columns.toSorted()).toEqual([
      'answers',
      'custom_questions',
      'hints',
      'left_out',
      'mystery_games',
      'mystery_guesses',
      'mystery_places',
      'night_players',
      'nights',
      'player_ratings',
      'question_reports',
      'season_holders',
      'sessions',
      'suggested_questions',
      'user_settings',
    ]);
  });

  it('takes games along that a member played alone with the bot', async () => {
    const alone = {
      id: 'alone',
      guildId: null,
      channelId: CHANNEL,
      ownerId: SISKO,
      private: true,
      state: null,
    };
    await storage.sessions.begin(alone, NOON);
    await storage.rounds.open(round({ id: 'asked', guildId: null, sessionId: 'alone' }));
    await storage.rounds.open(round({ id: 'answered', guildId: null }));
    await storage.rounds.answer('answered', SISKO, 0, NOON);
    await storage.rounds.open(round({ id: 'with others', guildId: null, sessionId: 'alone' }));
    await storage.rounds.answer('with others', KIRA, 0, NOON);
    await storage.rounds.open(round({ id: 'of others', guildId: null }));
    await storage.members.forget(SISKO, NOON);
    const left = ['asked', 'answered', 'with others', 'of others'].map((id) => storage.rounds.get(id));
    expect((await Promise.all(left)).map((found) => found?.id)).toEqual([
      undefined,
      undefined,
      'with others',
      'of others',
    ]);
  });

  it.runIf(engine.kind === 'sqlite')('leaves no text of theirs in the file', async () => {
    const place = await engine.emptyPlace();
    const file = 'sqliteFile' in place ? place.sqliteFile : expect.unreachable();
    const own = await engine.open(place);
    const reason = 'Gorkon said otherwise';
    for (let count = 0; count < 50; count += 1) {
      const report = {
        id: String(count),
        guildId: GUILD,
        questionId: String(count),
        userId: SISKO,
        reason,
        reportedAt: NOON,
      };
      await own.reports.add(report);
    }
    await own.members.forget(SISKO, NOON);
    await own.close();
    expect(readFileSync(file).includes(reason)).toBe(false);
  });

  it('includes an answer that is on its way', async () => {
    await storage.rounds.open(round({ id: 'open' }));
    const answering = storage.rounds.answer('open', SISKO, 0, NOON);
    await storage.members.forget(SISKO, NOON);
    await answering;
    expect(await storage.rounds.answers('open')).toEqual([]);
  });

  it('takes a member off one guild’s board', async () => {
    await storage.rounds.open(round({ id: 'elsewhere', guildId: OTHER_GUILD }));
    await storage.rounds.answer('elsewhere', SISKO, 0, NOON);
    expect(await storage.members.remove(GUILD, SISKO, NOON)).toBe(1);
    expect(await storage.members.remove(GUILD, SISKO, NOON)).toBe(0);
    expect((await kept(storage, GUILD, SISKO)).answers).toBe(0);
    expect(await storage.rounds.answers('elsewhere')).toHaveLength(1);
  });

  describe('a guild', () => {
    const nothing = {
      answers: 0,
      settings: [1, 0],
      channel: 0,
      schedule: false,
      days: 0,
      session: false,
      custom: [],
      reports: 0,
      switchedOff: 0,
      rated: true,
      nights: 0,
      seasonRole: false,
      holders: 0,
      asked: false,
    };

    it('leaves nothing of it', async () => {
      const before = await kept(storage, OTHER_GUILD, KIRA);
      await storage.guilds.delete(GUILD);
      expect(await kept(storage, GUILD, SISKO)).toEqual(nothing);
      expect(await kept(storage, OTHER_GUILD, KIRA)).toEqual(before);
    });

    it('waits for its time after Curzon left', async () => {
      await storage.guilds.markLeft(GUILD, NOON);
      // Told again by a later outage: the first word counts.
      await storage.guilds.markLeft(GUILD, NOON + DAY);
      expect(await storage.guilds.purgeLeft(NOON + 30 * DAY - 1, 30 * DAY)).toEqual([]);
      expect(await storage.guilds.purgeLeft(NOON + 30 * DAY, 30 * DAY)).toEqual([GUILD]);
      expect(await kept(storage, GUILD, SISKO)).toEqual(nothing);
      expect(await storage.guilds.purgeLeft(NOON + 60 * DAY, 30 * DAY)).toEqual([]);
    });

    it('is known by whatever is kept of it, and is not deleted by who must not', async () => {
      expect((await storage.guilds.known()).toSorted()).toEqual([OTHER_GUILD, GUILD]);
      await storage.guilds.markLeft(GUILD, NOON);
      await storage.guilds.markLeft(OTHER_GUILD, NOON);
      expect((await storage.guilds.left()).toSorted()).toEqual([OTHER_GUILD, GUILD]);
      const which = (guildId: string) => guildId === OTHER_GUILD;
      expect(await storage.guilds.purgeLeft(NOON + 30 * DAY, 30 * DAY, which)).toEqual([OTHER_GUILD]);
      expect(await storage.guilds.known()).toEqual([GUILD]);
      expect((await kept(storage, GUILD, SISKO)).schedule).toBe(true);
    });

    it('keeps everything when Curzon comes back', async () => {
      const before = await kept(storage, GUILD, SISKO);
      await storage.guilds.markLeft(GUILD, NOON);
      await storage.guilds.markJoined(GUILD);
      expect(await storage.guilds.purgeLeft(NOON + 60 * DAY, 30 * DAY)).toEqual([]);
      expect(await kept(storage, GUILD, SISKO)).toEqual(before);
    });
  });
});
