import { dailyNonce } from '../../src/daily/nonce.ts';
import type { Storage } from '../../src/storage/open.ts';
import { flagSetting } from '../../src/storage/settings.ts';
import { CHANNEL, DAY, NOON, round, schedule } from './examples.ts';

const spoilers = flagSetting('spoilers');

/** Something in every table, by one member in one guild. */
export async function fill(storage: Storage, guildId: string, userId: string): Promise<void> {
  const id = `${guildId} ${userId}`;
  const nonce = dailyNonce(guildId, '2026-04-09');
  await storage.settings.guild.set(guildId, spoilers, true);
  await storage.settings.channel.set({ guildId, channelId: CHANNEL + guildId }, spoilers, true);
  await storage.settings.user.set(userId, spoilers, true);
  await storage.schedules.upsert(schedule({ guildId }), { nextAt: NOON, now: NOON });
  await storage.dailyPosts.record({
    guildId,
    localDate: '2026-04-09',
    nonce,
    dueAt: NOON,
    revealAt: null,
    round: round({ id: nonce, guildId, kind: 'daily' }),
    now: NOON,
  });
  await storage.rounds.hint(nonce, userId);
  await storage.rounds.answer(nonce, userId, 0, NOON);
  await storage.rounds.close(nonce, NOON);
  const session = { id, guildId, channelId: CHANNEL, ownerId: userId, private: false, state: null };
  await storage.sessions.begin(session, NOON);
  await storage.customQuestions.add([
    {
      guildId,
      id,
      text: '?',
      right: 'yes',
      wrong: ['no', 'perhaps', 'never'],
      source: 'staff',
      topic: null,
      difficulty: null,
      authorId: userId,
      createdAt: NOON,
    },
  ]);
  await storage.suggestions.put(
    {
      ...{ guildId, id, text: 'suggested?', right: 'yes', wrong: ['no'], source: 'a member' },
      ...{ topic: null, difficulty: null, authorId: userId, createdAt: NOON },
    },
    { author: 5, guild: 5 },
  );
  await storage.reports.add({ id, guildId, questionId: 'q', userId, reason: 'wrong', reportedAt: NOON });
  await storage.switchedOff.add(guildId, id, NOON);
  // Before they are left out of the boards: then they get nothing any more.
  await storage.seasonRoles.put(guildId, '77', { doneSeason: '', now: NOON });
  const role = await storage.seasonRoles.get(guildId);
  if (role) await storage.seasonRoles.decide(role, '2026-01-01', [userId]);
  await storage.leftOut.add(guildId, userId, NOON);
  await storage.regularPosts.put(
    { guildId, kind: 'quote', channelId: CHANNEL, time: '09:00', zone: 'UTC', skipWeekdays: 0 },
    NOON,
  );
  const night = { id, guildId, channelId: CHANNEL, parentId: null, hostId: userId, title: 'Night' };
  await storage.nights.plan(
    {
      ...night,
      startsAt: NOON,
      rounds: 3,
      questions: 5,
      topics: [],
      teams: 2,
      mode: 'classic',
      level: null,
      createdAt: NOON,
    },
    { inGuild: 3, apart: 0 },
  );
  await storage.nights.join(id, userId, { now: NOON });
  const mystery = { userId, pack: 'small', day: 20_550 };
  await storage.mysteries.ofDay('small', mystery.day, 60, () => 'small/somebody');
  await storage.mysteries.begin(mystery, 'small/somebody', NOON);
  await storage.mysteries.guess(mystery, 'small/somebody', { most: 6, guildId, now: NOON });
  // Somebody who was left out, guessed today, and asked to be forgotten.
  const gone = `${userId}9`;
  const today = { userId: gone, pack: 'small', day: Math.floor(NOON / DAY) };
  await storage.leftOut.add(guildId, gone, NOON);
  await storage.mysteries.begin(today, 'small/somebody', NOON);
  await storage.mysteries.guess(today, 'small/somebody', { most: 6, guildId, now: NOON });
  await storage.members.forget(gone, NOON);
  const rating = { rating: 1500, deviation: null, answers: 1 };
  await storage.ratings.learn('q', userId, NOON, () => ({ question: rating, player: rating }));
}
