/** How questions in a channel end, whatever comes between: Discord refusing, a restart, other processes. */
import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { chance } from '../../bench/queries.ts';
import { onBothEngines } from '../storage/engines.ts';
import { answered, customIdOf, PLACES, type Running, type RunOptions, runBot, until } from './bot.ts';
import { isTold, messages, pause, play, question, shown, vote, wait } from './game-messages.ts';

const HOUR = 3_600_000;
const FAST = { rateLimits: false } as const;

describe('a question in a channel', () => {
  it('shows its result by itself when its time is over, and ends its game', async () => {
    const run = await runBot({ standIn: FAST });
    const { isTold, roundId } = await play(run);
    expect(isTold()).toBe(false);
    run.clock.moveTo(run.clock.now() + 46_000);
    await until(isTold);
    const sessionId = (await run.app.storage.rounds.get(roundId))?.sessionId ?? '';
    await until(async () => (await run.app.storage.sessions.get(sessionId)) === undefined);
  });

  it('shows it later where Discord refused the edit, and all that it is tried again', async () => {
    const run = await runBot({ standIn: FAST });
    const { isTold } = await play(run);
    run.standIn.failNext({ method: 'PATCH', path: /messages/, status: 503, times: 4 });
    run.clock.moveTo(run.clock.now() + 46_000);
    await until(() => run.logged.some((line) => line.includes('result of a round not shown yet')));
    expect(isTold()).toBe(false);
    run.clock.moveTo(run.clock.now() + 30_000);
    await until(isTold);
  });

  it('shows it after a restart where every edit before it was refused', async () => {
    const first = await runBot({ standIn: FAST });
    const { isTold } = await play(first);
    first.standIn.failNext({ method: 'PATCH', path: /messages/, status: 503, times: 4 });
    first.clock.moveTo(first.clock.now() + 46_000);
    await until(() => first.logged.some((line) => line.includes('result of a round not shown yet')));
    await first.stopBot();
    expect(isTold()).toBe(false);
    first.clock.moveTo(first.clock.now() + 2 * HOUR);
    await runBot({ after: first });
    await until(isTold);
  });

  it('shows it though whoever began the game had everything about them deleted', async () => {
    const first = await runBot({ standIn: FAST });
    const { isTold } = await play(first, PLACES.lore, 5);
    await first.app.storage.members.forget(first.bea.user.id, first.clock.now());
    await first.stopBot();
    first.clock.moveTo(first.clock.now() + HOUR);
    await runBot({ after: first });
    await until(isTold);
  });

  it('is given up where its message is gone', async () => {
    const run = await runBot({ standIn: FAST });
    const { roundId } = await play(run);
    run.standIn.deleteChannel(PLACES.lore);
    run.clock.moveTo(run.clock.now() + 46_000);
    await until(() => run.logged.some((line) => line.includes('result of a round cannot be shown')));
    await until(async () => (await run.app.storage.rounds.get(roundId))?.closedAt !== null);
    run.clock.moveTo(run.clock.now() + 2 * HOUR);
    await until(async () => (await run.app.play.claimOver(9)).length === 0);
  });

  it('is ended by another process where the one that asked it has died', async () => {
    const shards = { ids: [0, 1], count: 2 };
    const first = await runBot({ standIn: { ...FAST, shards: 2 }, shards });
    const { isTold } = await play(first);
    await first.stopBot();
    const guildId = first.bea
      .guilds()
      .find(({ channels }) => channels.some(({ id }) => id === PLACES.lore))?.id;
    const own = Number((BigInt(guildId ?? 0) >> 22n) % 2n);
    const other = await runBot({ after: first, shards: { ids: [1 - own], count: 2 } });
    expect(other.bot.client.guilds.cache.has(guildId ?? '')).toBe(false);
    first.clock.moveTo(first.clock.now() + 46_000);
    await until(isTold);
  });
});

describe('a server', () => {
  const left = (run: Running) => run.app.storage.guilds.left();

  it('that was left while the bot was down is noted by the next start', async () => {
    const first = await runBot({ standIn: FAST });
    await play(first, PLACES.deck);
    await first.stopBot();
    first.standIn.removeFromGuild(PLACES.runabout);
    expect(await left(first)).toEqual([]);
    await runBot({ after: first });
    await until(async () => (await left(first)).includes(PLACES.runabout));
    expect(await left(first)).toEqual([PLACES.runabout]);
  });

  it('that was left before and invited again while the bot was down keeps its data', async () => {
    const first = await runBot({ standIn: FAST });
    const { roundId } = await play(first, PLACES.deck);
    first.standIn.removeFromGuild(PLACES.runabout);
    await until(async () => (await left(first)).length === 1);
    await first.stopBot();
    first.standIn.addToGuild(PLACES.runabout);
    first.clock.moveTo(first.clock.now() + 31 * 24 * HOUR);
    const second = await runBot({ after: first });
    await until(async () => (await left(first)).length === 0);
    await second.stopBot();
    expect(await first.app.storage.rounds.get(roundId)).toBeDefined();
  });

  it('that was left while the connection was lost is noted by the next session', async () => {
    const run = await runBot({ standIn: FAST });
    await play(run, PLACES.deck);
    run.standIn.dropGateway();
    // Invalid session: nothing that happens meanwhile is sent later.
    run.standIn.disconnect(4007);
    await until(() => run.standIn.shards.length === 0);
    run.standIn.removeFromGuild(PLACES.runabout);
    run.standIn.dropGateway(false);
    run.standIn.disconnect();
    await until(async () => (await left(run)).includes(PLACES.runabout));
  });

  it('of another process is not taken for one that was left', async () => {
    const first = await runBot({ standIn: { ...FAST, shards: 2 }, shards: { ids: [0, 1], count: 2 } });
    await play(first);
    await play(first, PLACES.deck);
    await first.stopBot();
    const one = await runBot({ after: first, shards: { ids: [0], count: 2 } });
    await one.stopBot();
    expect(await left(first)).toEqual([]);
  });
});

onBothEngines('a game in a channel', (engine) => {
  const start = async (options: RunOptions = {}) =>
    runBot({ standIn: FAST, storage: await engine.open(await engine.emptyPlace()), ...options });

  it('runs by itself: closes when all have answered, goes on, and ends with its result', async () => {
    const run = await start();
    const { roundId } = await play(run, PLACES.lore, 2);
    expect((await vote(run, run.bea, 1, true)).kind).toBe('update');
    await vote(run, run.cyd, 1, false);
    wait(run, 16);
    await until(isTold(run, 1));
    // Whoever was wrong finds their name at what they chose.
    expect(question(run, 1)?.embeds[0]?.description).toMatch(new RegExp(`🔹 .* <@${run.cyd.user.id}>`));
    await pause(run, roundId);
    await shown(run, 2);
    await vote(run, run.bea, 2, true);
    wait(run, 5);
    expect(isTold(run, 2)()).toBe(false);
    await vote(run, run.cyd, 2, true);
    wait(run, 3);
    await until(isTold(run, 2));
    const over = question(run, 2) ?? expect.unreachable();
    expect(over.embeds[0]?.fields?.[0]?.value).toContain('2 of 2 right');
    const again = answered(await run.cyd.press(PLACES.lore, over.id, customIdOf(over, 'Play again')));
    expect([again.message.embeds[0]?.title, again.ephemeral]).toEqual(['Question 1 of 2', false]);
  });

  it('goes on after a restart between two questions', async () => {
    const first = await start();
    await play(first, PLACES.lore, 2);
    await vote(first, first.bea, 1, true);
    wait(first, 16);
    await until(isTold(first, 1));
    await first.stopBot();
    first.clock.moveTo(first.clock.now() + 8_000);
    const second = await runBot({ after: first });
    await until(() => question(second, 2) !== undefined);
    expect(messages(second)).toHaveLength(2);
  });

  it('is skipped and stopped by its host alone', async () => {
    const run = await start();
    const { message, roundId } = await play(run, PLACES.lore, 5);
    const refused = answered(await run.cyd.press(PLACES.lore, message.id, customIdOf(message, 'Stop')));
    expect([refused.message.embeds[0]?.title, refused.ephemeral]).toEqual(['Not your game', true]);
    await run.bea.press(PLACES.lore, message.id, customIdOf(message, 'Skip'));
    await until(isTold(run, 1));
    await pause(run, roundId);
    await until(() => question(run, 2) !== undefined);
    const second = question(run, 2) ?? expect.unreachable();
    await run.bea.press(PLACES.lore, second.id, customIdOf(second, 'Stop'));
    await until(isTold(run, 2));
    wait(run, 30);
    await until(async () => (await run.app.play.claimGoingOn(5)).length === 0);
    expect(question(run, 3)).toBeUndefined();
  });

  it('gives a hint to one member, whose right answer is worth half', async () => {
    // By chance it would be a question of two options now and then, which has no hint.
    const run = await start({ random: chance(1) });
    const { message, roundId } = await play(run, PLACES.lore, 1);
    const hint = answered(await run.cyd.press(PLACES.lore, message.id, customIdOf(message, 'Hint')));
    expect([hint.message.embeds[0]?.title, hint.ephemeral]).toEqual(['Hint', true]);
    const right = (await run.app.play.round(roundId))?.asking.right ?? 0;
    for (const member of [run.bea, run.cyd])
      await member.press(PLACES.lore, message.id, `1|vote|${roundId}|${right}`);
    const late = answered(await run.bea.press(PLACES.lore, message.id, customIdOf(message, 'Hint')));
    expect(late.message.embeds[0]?.title).toBe('No hint');
    wait(run, 46);
    await until(async () => (await run.app.storage.rounds.get(roundId))?.closedAt !== null);
    const points = async (userId: string) =>
      (await run.app.storage.scores.standing({ guildId: PLACES.starbase, now: run.clock.now() }, userId))
        ?.points;
    expect(await points(run.cyd.user.id)).toBe(((await points(run.bea.user.id)) ?? 0) / 2);
  });

  it('is one at a time for a host, and two in a channel', async () => {
    const run = await start();
    await play(run, PLACES.lore, 5);
    const begin = async (member: Running['bea']) =>
      answered(await member.run({ channelId: PLACES.lore, command: 'trivia', path: ['play'], options: {} }))
        .message.embeds[0]?.title;
    expect(await begin(run.bea)).toBe('One game at a time');
    expect(await begin(run.cyd)).toBe('Question 1 of 5');
    expect(await begin(run.ada)).toBe('Two games run here');
  });

  it('ends by itself where nobody answers', async () => {
    const run = await start();
    const { roundId } = await play(run, PLACES.lore, 5);
    wait(run, 46);
    await until(isTold(run, 1));
    await pause(run, roundId);
    await until(() => question(run, 2) !== undefined);
    wait(run, 46);
    await until(isTold(run, 2));
    expect(question(run, 2)?.embeds[0]?.fields?.[0]?.value).toContain('Nobody answered');
  });

  it('runs by way of its members where Curzon may not see the channel', async () => {
    const run = await start();
    run.standIn.setOverwrite(PLACES.lore, {
      id: run.standIn.applicationId,
      type: 'member',
      deny: PermissionFlagsBits.ViewChannel,
    });
    await until(
      async () => !(await run.app.channels.check(PLACES.starbase, PLACES.lore, { thread: false })).ok,
    );
    const { roundId } = await play(run, PLACES.lore, 2);
    await vote(run, run.bea, 1, true);
    wait(run, 16);
    await until(isTold(run, 1));
    await pause(run, roundId);
    await until(() => question(run, 2) !== undefined);
    wait(run, 46);
    await until(isTold(run, 2));
  });

  it('ends where its channel is lost in its middle', async () => {
    const run = await start();
    const { roundId } = await play(run, PLACES.lore, 3);
    await vote(run, run.bea, 1, true);
    wait(run, 16);
    await until(isTold(run, 1));
    run.standIn.deleteChannel(PLACES.lore);
    await pause(run, roundId);
    await until(() => run.logged.some((line) => line.includes('game cannot go on')));
    const sessionId = (await run.app.storage.rounds.get(roundId))?.sessionId ?? '';
    await until(async () => (await run.app.storage.sessions.get(sessionId)) === undefined);
  });
});
