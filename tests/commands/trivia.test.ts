import { expect, it } from 'vitest';
import { voteId } from '../../src/cards/actions/vote.ts';
import { componentsOf, PEOPLE, PLACES } from '../e2e/bot.ts';
import { asked, offered, shown, startBot } from './asked.ts';

const { app, ada, bea, cyd, clock } = await startBot();

it('asks in the channel for all, and in private for one alone', async () => {
  const game = await asked(bea, 'trivia play', { length: 3 });
  expect([game.embed.title, game.ephemeral]).toEqual(['Question 1 of 3', false]);
  const alone = await asked(bea, 'trivia play', { length: 1, private: true });
  expect([alone.embed.title, alone.ephemeral]).toEqual(['Question', true]);
});

it('says so when there is no such topic', async () => {
  for (const line of ['trivia play', 'trivia leaderboard'])
    expect((await asked(bea, line, { topic: 'cookery' })).embed.title).toBe('No such topic');
  const topics = await offered(bea, 'trivia play', 'topic', { topic: 'khitomer c' });
  expect(topics.map(({ value }) => value)).toContain('entry:khitomer/khitomer-conference');
});

it('has a board and statistics of the server, and none in a direct message', async () => {
  expect((await asked(bea, 'trivia leaderboard')).embed.description).toContain('Nobody has answered yet.');
  const { message } = await asked(cyd, 'trivia play', { length: 1 });
  const ids = componentsOf(message).flatMap((one) => ('custom_id' in one ? [one.custom_id] : []));
  const { roundId = '' } = ids.flatMap((id) => voteId.parse(id) ?? [])[0] ?? {};
  const right = (await app.play.round(roundId))?.asking.right ?? 0;
  const taken = await bea.press(PLACES.lore, message.id, voteId.build({ roundId, option: right }));
  expect(shown(taken).embed.description).toContain(`Answered: <@${PEOPLE.bea}>`);
  await app.play.reveal(roundId);
  const board = await asked(bea, 'trivia leaderboard', { period: 'day' });
  expect(board.embed.title).toBe('Leaderboard today');
  expect(board.embed.description).toContain(`<@${PEOPLE.bea}>`);
  expect((await asked(bea, 'trivia stats')).text).toContain('1 of 1 right');
  const [dm] = bea.directMessages();
  for (const line of ['trivia leaderboard', 'trivia stats'])
    expect((await asked(bea, line, {}, { channelId: dm?.id ?? '' })).embed.title).toBe('Only in servers');
});

it('has a board of the season, and a hall of those that are over', async () => {
  expect((await asked(bea, 'trivia leaderboard', { period: 'season' })).embed).toMatchObject({
    title: 'Leaderboard this season',
    description: expect.stringContaining(`<@${PEOPLE.bea}>`),
  });
  expect((await asked(bea, 'trivia seasons')).embed.description).toContain('No season is over yet');
  const refused = await asked(ada, 'trivia-admin seasons', { every: 'fortnight' });
  expect(refused.embed.title).toBe('Seasons not changed');
  const set = await asked(ada, 'trivia-admin seasons', { every: 'month' });
  const [month = ''] =
    /The season now: \*\*(\S+ \d{4})\*\*/.exec(set.embed.description ?? '')?.slice(1) ?? [];
  clock.moveTo(clock.now() + 32 * 24 * 3_600_000);
  const hall = await asked(bea, 'trivia seasons');
  expect(hall.embed.description).toContain(`**${month}** · 1 member`);
  expect(hall.embed.description).toContain(`🥇 <@${PEOPLE.bea}>`);
  const board = await asked(bea, 'trivia leaderboard', { period: 'season' });
  expect(board.embed.description).toContain('Nobody has answered yet.');
});

it('says when the first of a server’s own seasons begins', async () => {
  await asked(ada, 'trivia-admin seasons', { every: '2099-01-01' });
  for (const line of ['trivia leaderboard', 'trivia seasons']) {
    const { embed } = await asked(bea, line, line.endsWith('board') ? { period: 'season' } : {});
    expect([embed.title, embed.description], line).toEqual([
      'No season has begun',
      expect.stringMatching(/^The first one begins on <t:4070908800:D>/),
    ]);
  }
  await asked(ada, 'trivia-admin seasons', { every: 'quarter' });
});
