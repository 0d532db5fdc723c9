/** Games in a channel to their end: out of questions, stopped at the last moment, taken over, where Curzon may not write. */
import { PermissionFlagsBits, Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { ZONE } from '../../src/bot/settings.ts';
import { knowledgeOf } from '../lore/opened.ts';
import { onBothEngines } from '../storage/engines.ts';
import { rings } from '../trivia/fandom.ts';
import { answered, ask, customIdOf, PLACES, type Running, runBot, until } from './bot.ts';
import { isTold, messages, pause, play, question, roundOf, shown, vote, wait } from './game-messages.ts';

const FAST = { rateLimits: false } as const;
const knowledge = knowledgeOf(rings());
/** Two questions are about him. */
const ALDO = { topic: 'entry:small/aldo' };
const result = (run: Running, number: number, channelId?: string) =>
  question(run, number, channelId)?.embeds[0]?.fields?.[0]?.value ?? '';

async function threadIn({ bea, bot }: Running): Promise<string> {
  const { message } = await ask(bea, 'who', { name: 'Aldo' });
  const body = { name: 'Smiths' };
  const thread = await bot.client.rest.post(Routes.threads(PLACES.lore, message.id), { body });
  return (thread as { id: string }).id;
}

/** Takes a right from Curzon in the channel. */
const forbid = ({ standIn }: Running, right: bigint) =>
  standIn.setOverwrite(PLACES.lore, { id: standIn.applicationId, type: 'member', deny: right });

onBothEngines('a game in a channel', (engine) => {
  const start = async (options: Parameters<typeof runBot>[0] = {}) =>
    runBot({
      standIn: FAST,
      knowledge,
      ...(options.after ? {} : { storage: await engine.open(await engine.emptyPlace()) }),
      ...options,
    });
  const isOver = (run: Running, roundId: string) => async () => {
    const { sessionId } = (await run.app.storage.rounds.get(roundId)) ?? {};
    return (await run.app.storage.sessions.get(sessionId ?? '')) === undefined;
  };

  describe('that is longer than its topic has questions', () => {
    it('ends with its result at the last', async () => {
      const run = await start();
      const { roundId } = await play(run, PLACES.lore, 5, ALDO);
      await vote(run, run.bea, 1, true);
      wait(run, 16);
      await until(isTold(run, 1));
      await pause(run, roundId);
      await shown(run, 2);
      await vote(run, run.bea, 2, true);
      wait(run, 16);
      await until(isTold(run, 2));
      await pause(run, roundId);
      await until(() => result(run, 2).includes('2 of 2 right'));
      expect(question(run, 2)?.embeds[0]?.title).toBe('Question 2 of 5');
      expect(question(run, 2)?.embeds[0]?.footer).toBeUndefined();
      await until(isOver(run, roundId));
      const over = question(run, 2) ?? expect.unreachable();
      const again = answered(await run.cyd.press(PLACES.lore, over.id, customIdOf(over, 'Play again')));
      expect(again.message.embeds[0]?.title).toBe('Question 1 of 5');
    });

    it('ends so for one who plays alone', async () => {
      const run = await start();
      const begin = await run.bea.run({
        channelId: PLACES.lore,
        command: 'trivia',
        path: ['play'],
        options: { length: 5, private: true, ...ALDO },
      });
      let { message } = answered(begin);
      const press = async (customId: string) => {
        ({ message } = answered(await run.bea.press(PLACES.lore, message.id, customId)));
      };
      const answer = () => press(/"(1\|solo\|[^"]+\|0)"/.exec(JSON.stringify(message.components))?.[1] ?? '');
      await answer();
      await press(customIdOf(message, 'Next question'));
      await answer();
      await press(customIdOf(message, 'Next question'));
      expect(message.embeds[0]?.fields?.[0]?.value).toContain('of 2 right');
      expect(() => customIdOf(message, 'Next question')).toThrow();
    });
  });

  it('that its host stopped is over at once: another may be begun, though its result cannot be told once more', async () => {
    const run = await start();
    const { roundId, message } = await play(run, PLACES.lore, 5);
    const { sessionId } = (await run.app.storage.rounds.get(roundId)) ?? expect.unreachable();
    run.standIn.failNext({ method: 'PATCH', path: /messages/, status: 503, times: 50 });
    const stopped = answered(await run.bea.press(PLACES.lore, message.id, customIdOf(message, 'Stop')));
    await until(async () => (await run.app.storage.sessions.get(sessionId ?? '')) === undefined);
    const again = customIdOf(stopped.message, 'Play again');
    const next = answered(await run.bea.press(PLACES.lore, message.id, again));
    expect(next.message.embeds[0]?.title).toBe('Question 1 of 5');
  });

  describe('of elimination', () => {
    it('goes on without whoever was wrong, and ends with one left', async () => {
      const run = await start();
      const { roundId, message } = await play(run, PLACES.lore, 5, { mode: 'elimination' });
      expect(message.embeds[0]?.title).toBe('Question 1 of 5 · elimination');
      expect(() => customIdOf(message, 'Hint')).toThrow();
      await vote(run, run.ada, 1, true);
      await vote(run, run.bea, 1, true);
      await vote(run, run.cyd, 1, false);
      wait(run, 16);
      await until(isTold(run, 1));
      expect(question(run, 1)?.embeds[0]?.fields?.[0]).toMatchObject({
        name: 'Still in',
        value: expect.not.stringContaining(run.cyd.user.id),
      });
      await pause(run, roundId);
      await shown(run, 2);
      const refused = await vote(run, run.cyd, 2, true);
      expect(refused.message.embeds[0]?.title).toBe('You are out');
      await vote(run, run.ada, 2, true);
      await vote(run, run.bea, 2, false);
      // All who are in it have answered.
      wait(run, 3);
      await until(isTold(run, 2));
      await until(() => result(run, 2).includes(run.ada.user.id));
      expect(question(run, 2)?.embeds[0]?.fields?.[0]?.name).toBe('Last one standing');
      await until(isOver(run, roundId));
      const over = question(run, 2) ?? expect.unreachable();
      const again = answered(await run.cyd.press(PLACES.lore, over.id, customIdOf(over, 'Play again')));
      expect(again.message.embeds[0]?.title).toBe('Question 1 of 5 · elimination');
    });

    it('puts nobody out by a question that nobody knew, and lets nobody in after its first', async () => {
      const run = await start();
      const { roundId } = await play(run, PLACES.lore, 5, { mode: 'elimination' });
      await vote(run, run.bea, 1, false);
      await vote(run, run.cyd, 1, false);
      wait(run, 16);
      await until(isTold(run, 1));
      const [field] = question(run, 1)?.embeds[0]?.fields ?? [];
      expect([field?.name, field?.value]).toEqual([
        'All stay in',
        `<@${run.bea.user.id}>, <@${run.cyd.user.id}>`,
      ]);
      await pause(run, roundId);
      await shown(run, 2);
      const late = await vote(run, run.ada, 2, true);
      expect(late.message.embeds[0]?.description).toContain('still in may answer');
    });
  });

  it('of lightning has ten seconds a question, and takes the first answer', async () => {
    const run = await start();
    const { roundId } = await play(run, PLACES.lore, 5, { mode: 'lightning' });
    const { openedAt, closesAt } = (await run.app.storage.rounds.get(roundId)) ?? expect.unreachable();
    expect((closesAt ?? 0) - openedAt).toBe(10_000);
    await vote(run, run.bea, 1, false);
    const second = await vote(run, run.bea, 1, true);
    expect(second.message.embeds[0]?.description).toContain('The first answer counts');
  });

  it('shows its next question once when the answer was lost and the machine slept for longer than Discord knows a nonce', async () => {
    const run = await start();
    run.bot.client.rest.options.timeout = 300;
    const { roundId } = await play(run, PLACES.lore, 3);
    await vote(run, run.bea, 1, true);
    wait(run, 16);
    await until(isTold(run, 1));
    run.standIn.failNext({
      method: 'POST',
      path: /\/messages$/,
      after: true,
      hold: () => {
        wait(run, 6 * 60);
        return new Promise(() => {});
      },
    });
    await pause(run, roundId);
    // Its time ran out meanwhile: the one that stands there is closed, and the game goes on.
    await until(() => question(run, 2)?.embeds[0]?.description?.includes('✅') === true);
    await pause(run, roundId);
    await shown(run, 3);
    expect(messages(run).map(({ embeds }) => embeds[0]?.title?.slice(0, 10))).toEqual([
      'Question 1',
      'Question 2',
      'Question 3',
    ]);
  });

  it('is begun again as it was chosen, after a restart at its end too', async () => {
    const first = await start();
    await play(first, PLACES.lore, 2, { ...ALDO, seconds: 20 });
    await vote(first, first.bea, 1, true);
    await first.bea.press(
      PLACES.lore,
      question(first, 1)?.id ?? '',
      customIdOf(question(first, 1) ?? expect.unreachable(), 'Stop'),
    );
    await until(() => result(first, 1) !== '');
    await first.stopBot();
    const run = await start({ after: first });
    const over = question(run, 1) ?? expect.unreachable();
    const again = answered(await run.cyd.press(PLACES.lore, over.id, customIdOf(over, 'Play again')));
    expect(again.message.embeds[0]?.title).toBe('Question 1 of 2');
    const round = await run.app.storage.rounds.get(roundOf(again.message));
    expect([(round?.closesAt ?? 0) - (round?.openedAt ?? 0), round?.topic]).toEqual([20_000, ALDO.topic]);
  });

  it.each(['Skip', 'Stop'])('shows a result where %s is pressed as its question closes', async (label) => {
    const run = await start();
    const { message, roundId } = await play(run, PLACES.lore, 3);
    await vote(run, run.bea, 1, true);
    // Closed, and its result not shown yet.
    await run.app.play.reveal(roundId);
    const pressed = answered(await run.bea.press(PLACES.lore, message.id, customIdOf(message, label)));
    expect([pressed.kind, pressed.message.embeds[0]?.description]).toEqual([
      'update',
      expect.stringContaining('✅'),
    ]);
    if (label === 'Skip') {
      wait(run, 46);
      await pause(run, roundId);
      await shown(run, 2);
      return;
    }
    await until(isOver(run, roundId));
    expect(result(run, 1)).toContain('1 of 1 right');
    wait(run, 60);
    expect(await run.app.play.claimGoingOn(5)).toEqual([]);
  });

  it('is gone on with by another process where Curzon may not see the channel', async () => {
    const first = await start();
    forbid(first, PermissionFlagsBits.ViewChannel);
    await until(
      async () => !(await first.app.channels.check(PLACES.starbase, PLACES.lore, { thread: false })).ok,
    );
    const { roundId } = await play(first, PLACES.lore, 2);
    await vote(first, first.bea, 1, true);
    await first.stopBot();
    const run = await start({ after: first });
    wait(run, 16);
    await until(isTold(run, 1));
    await pause(run, roundId);
    await shown(run, 2);
    wait(run, 46);
    await until(() => result(run, 2) !== '');
  });

  it('runs by way of its members in a thread that Curzon may not write in', async () => {
    const run = await start();
    const thread = await threadIn(run);
    forbid(run, PermissionFlagsBits.SendMessagesInThreads);
    await until(async () => !(await run.app.channels.check(PLACES.starbase, thread, { thread: false })).ok);
    // The channel itself may be written in.
    expect(await run.app.channels.check(PLACES.starbase, PLACES.lore, { thread: false })).toEqual({
      ok: true,
    });
    const { roundId } = await play(run, thread, 2);
    await vote(run, run.bea, 1, true, thread);
    wait(run, 16);
    await until(isTold(run, 1, thread));
    await pause(run, roundId);
    await shown(run, 2, thread);
  });

  it('is written by Curzon itself in a thread where it may write, though not in its channel', async () => {
    const run = await start();
    const thread = await threadIn(run);
    forbid(run, PermissionFlagsBits.SendMessages);
    await until(
      async () => !(await run.app.channels.check(PLACES.starbase, PLACES.lore, { thread: false })).ok,
    );
    const { roundId } = await play(run, thread, 2);
    // Longer than an interaction's own way to write is good for.
    wait(run, 20 * 60);
    await until(isTold(run, 1, thread));
    await pause(run, roundId);
    await shown(run, 2, thread);
  });

  it('finds no room for a third at the same moment, whichever process begins it', async () => {
    const first = await start();
    const { storage } = first.app;
    const begin = (id: string, ownerId: string) =>
      storage.sessions.begin(
        { id, guildId: PLACES.starbase, channelId: PLACES.lore, ownerId, private: false, state: {} },
        first.clock.now(),
        { inChannel: 2, since: 0 },
      );
    const begun = await Promise.all(['1', '2', '3', '4'].map((id) => begin(id, id)));
    expect(begun.map((one) => (typeof one === 'string' ? one : 'begun')).toSorted()).toEqual([
      'begun',
      'begun',
      'channel',
      'channel',
    ]);
  });

  it('counts for the week of the zone that the server lives by', async () => {
    const run = await start();
    // A Sunday evening in Los Angeles that is a Monday in UTC.
    run.clock.moveTo(Date.UTC(2027, 5, 14, 2));
    await run.app.storage.settings.guild.set(PLACES.starbase, ZONE, 'America/Los_Angeles');
    await play(run, PLACES.lore, 1);
    const roundId = roundOf(run.bea.messages(PLACES.lore).at(-1) ?? {});
    const right = (await run.app.play.round(roundId))?.asking.right ?? 0;
    await run.app.play.answer(roundId, run.bea.user.id, right);
    await run.app.play.reveal(roundId);
    const board = async () => {
      const options = { period: 'week' };
      return answered(
        await run.bea.run({ channelId: PLACES.lore, command: 'trivia', path: ['leaderboard'], options }),
      ).message.embeds[0]?.description;
    };
    expect(await board()).toContain(run.bea.user.id);
    // Still the same Monday in UTC, and a new week there.
    run.clock.moveTo(Date.UTC(2027, 5, 14, 12));
    expect(await board()).not.toContain(run.bea.user.id);
  });
});
