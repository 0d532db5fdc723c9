/** What would win points that nobody has earned, and wins none. */
import { beforeEach, expect, it } from 'vitest';
import type { MemberClient } from '../../src/playground/client.ts';
import { asked } from '../commands/asked.ts';
import { onBothEngines } from '../storage/engines.ts';
import { answered, PLACES, type Running, runBot, until } from './bot.ts';
import { roundOf, wait } from './game-messages.ts';

onBothEngines('a server’s board', (engine) => {
  let run: Running;
  beforeEach(async () => {
    run = await runBot({
      standIn: { rateLimits: false },
      storage: await engine.open(await engine.emptyPlace()),
    });
  });
  const board = async () => {
    const scope = { guildId: PLACES.starbase, now: run.clock.now() };
    const { standings } = await run.app.storage.scores.board(scope, { offset: 0, limit: 9 });
    return standings.map(({ userId, points, answered: count }) => [userId, points, count]);
  };
  /** Ada begins a game of one question in the channel, and plays along or not. */
  const begin = async () => {
    const { message } = await asked(run.ada, 'trivia play', { length: 1 });
    const id = roundOf(message);
    await until(async () => (await run.app.storage.rounds.get(id))?.messageId === message.id);
    const round = (await run.app.storage.rounds.get(id)) ?? expect.unreachable();
    return { message, id, round, right: round.question.right };
  };
  type Game = Awaited<ReturnType<typeof begin>>;
  const press = (member: MemberClient, { id, message }: Game, option: number) =>
    member.press(PLACES.lore, message.id, `1|vote|${id}|${option}`);
  const over = async ({ round }: Game) => {
    wait(run, 46);
    await until(async () => (await run.app.storage.sessions.get(round.sessionId ?? '')) === undefined);
  };
  const wrongIn = ({ right }: Game) => (right === 0 ? 1 : 0);

  it('has one answer of a member who presses in two clients at once', async () => {
    const game = await begin();
    await Promise.all([
      press(run.bea, game, game.right),
      press(run.bea, game, game.right),
      press(run.cyd, game, wrongIn(game)),
    ]);
    await over(game);
    const points = game.round.points;
    expect(await board()).toEqual([
      [run.bea.user.id, points, 1],
      [run.cyd.user.id, 0, 1],
    ]);
  });

  it('has nothing of answers after the close', async () => {
    const game = await begin();
    await press(run.bea, game, wrongIn(game));
    await press(run.cyd, game, game.right);
    await over(game);
    const before = await board();
    for (const member of [run.ada, run.bea]) await press(member, game, game.right);
    expect(await board()).toEqual(before);
    expect(before.map(([userId]) => userId)).not.toContain(run.ada.user.id);
  });

  it('has nothing of a game with oneself, in the channel or in private', async () => {
    const game = await begin();
    await press(run.ada, game, game.right);
    await over(game);
    expect(await board()).toEqual([]);
    expect(JSON.stringify(await asked(run.ada, 'trivia leaderboard'))).toContain('Nobody has answered yet');
    const { message } = await asked(run.ada, 'trivia play', { length: 1, private: true });
    const solo = JSON.stringify(message.components).match(/1\|solo\|[^"]+/g) ?? [];
    answered(await run.ada.press(PLACES.lore, message.id, solo[0] ?? ''));
    expect(await board()).toEqual([]);
    // With somebody else it counts.
    const another = await begin();
    await press(run.ada, another, another.right);
    await press(run.bea, another, wrongIn(another));
    await over(another);
    expect((await board())[0]).toEqual([run.ada.user.id, another.round.points, 1]);
  });

  it('has nothing of forged ids: pressed in another server, of no question, or of an option of none', async () => {
    const game = await begin();
    const { message } = await asked(run.bea, 'trivia play', { length: 1 }, { channelId: PLACES.deck });
    const forged = async (channelId: string, messageId: string, id: string) => {
      run.standIn.replaceCustomId(messageId, id);
      return run.bea.press(channelId, messageId, id);
    };
    const { id, right } = game;
    const elsewhere = answered(await forged(PLACES.deck, message.id, `1|vote|${id}|${right}`));
    expect(elsewhere.ephemeral).toBe(true);
    const help = await asked(run.bea, 'fact');
    for (const made of [`${id}|9`, `${id}|-1`, `${id}|1e0`, `${id}|`, `nothing|${right}`, `${id}`])
      answered(await forged(PLACES.lore, help.message.id, `1|vote|${made}`));
    answered(await forged(PLACES.lore, help.message.id, `9|vote|${id}|${right}`));
    expect(await run.app.storage.rounds.answers(id)).toEqual([]);
    await press(run.cyd, game, right);
    await press(run.ada, game, right);
    await over(game);
    expect((await board()).map(([userId]) => userId)).not.toContain(run.bea.user.id);
  });
});
