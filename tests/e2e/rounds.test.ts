/** How questions in a channel end, whatever comes between: Discord refusing, a restart, other processes. */
import { describe, expect, it } from 'vitest';
import { answered, componentsOf, PLACES, type Running, runBot, until } from './bot.ts';

const HOUR = 3_600_000;
const FAST = { rateLimits: false } as const;

/** A game of one question in the channel, and what its message says. */
async function play(run: Running, channelId: string = PLACES.lore, length = 1) {
  const game = answered(
    await run.bea.run({ channelId, command: 'trivia', path: ['play'], options: { length } }),
  );
  const [id = ''] = componentsOf(game.message).flatMap((component) =>
    'custom_id' in component ? [component.custom_id] : [],
  );
  const roundId = id.split('|')[2] ?? '';
  await until(async () => (await run.app.storage.rounds.get(roundId))?.messageId === game.message.id);
  const text = () =>
    run.bea.messages(channelId).find((one) => one.id === game.message.id)?.embeds[0]?.description ?? '';
  return { roundId, id, message: game.message, isTold: () => text().includes('✅') };
}

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
    await first.app.storage.members.forget(first.bea.user.id);
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
