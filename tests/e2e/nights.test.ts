/** Quiz nights from their plan to their winners: restarted in the middle, led by their host, without their channel. */
import { GuildScheduledEventStatus, PermissionFlagsBits, Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { onBothEngines } from '../storage/engines.ts';
import { answered, customIdOf, PLACES, type Running, runBot, until } from './bot.ts';
import { wait } from './game-messages.ts';
import {
  answerQuestion,
  begin,
  comes,
  events,
  nightOf,
  only,
  plan,
  press,
  titled,
  worldWithEvents,
} from './night-messages.ts';

const text = (message: { embeds: unknown }) => JSON.stringify(message.embeds);
const HOST_PANEL = 'Host';
/** The words for who cannot see the picture that was sent last. */
const altOf = ({ standIn }: Running): string => {
  const sent = standIn.requests.findLast(({ files }) => files?.includes('winners.png'));
  return (sent?.body as { attachments?: { description: string }[] })?.attachments?.[0]?.description ?? '';
};

onBothEngines('a quiz night', (engine) => {
  const start = async (options: Parameters<typeof runBot>[0] = {}) =>
    runBot({
      standIn: { rateLimits: false, world: worldWithEvents() },
      ...(options.after ? {} : { storage: await engine.open(await engine.emptyPlace()) }),
      ...options,
    });
  const eventOf = async (run: Running, id: string) => {
    const { eventId } = await nightOf(run, id);
    return run.bot.client.rest.get(Routes.guildScheduledEvent(PLACES.starbase, eventId ?? '')) as Promise<{
      status: GuildScheduledEventStatus;
    }>;
  };

  it('goes from its plan to its winners, with a restart in the middle', async () => {
    let run = await start();
    const { id, message } = await plan(run, { topics: 'People, Events', title: 'Movie night' });
    expect(message.embeds[0]?.title).toBe('📣 Movie night');
    expect(text(message)).toContain('Round 2: Events');
    expect(await events(run)).toMatchObject([
      {
        name: 'Movie night',
        status: GuildScheduledEventStatus.Scheduled,
        entity_metadata: { location: '#lore' },
      },
    ]);
    const joined = await press(run.bea, message, 'Join');
    expect(joined.kind).toBe('update');
    expect(text(joined.message)).toContain(`<@${run.bea.user.id}>`);

    const begun = await begin(run, id);
    expect(begun.mentions.map((user) => user.id)).toEqual([run.bea.user.id]);
    await until(async () => (await eventOf(run, id)).status === GuildScheduledEventStatus.Active);
    await answerQuestion(run, [1, 1], { right: [run.bea], wrong: [run.cyd] });
    await answerQuestion(run, [1, 2], { right: [run.bea, run.cyd] });
    const last = await answerQuestion(run, [1, 3], { right: [run.bea], wrong: [run.cyd] });
    expect(() => customIdOf(last, 'Play again')).toThrow();
    expect(last.embeds[0]?.footer?.text).toBe('The board comes in a moment.');
    const board = await comes(run, 'After round 1 of 2');
    expect(board.embeds[0]?.description?.indexOf(run.bea.user.id)).toBeLessThan(
      board.embeds[0]?.description?.indexOf(run.cyd.user.id) ?? 0,
    );
    expect(text(board)).toContain('Round 2, Events, begins');
    await until(async () => (await nightOf(run, id)).state === 'waiting');
    wait(run, 41);
    await answerQuestion(run, [2, 1], { right: [run.bea], wrong: [run.cyd] });

    await run.stopBot();
    run = await start({ after: run });
    await answerQuestion(run, [2, 2], { right: [run.bea, run.cyd] });
    await answerQuestion(run, [2, 3], { right: [run.bea, run.cyd] });
    const end = await comes(run, 'Movie night: the winners');
    expect(end.embeds[0]?.description).toContain(`🏆 <@${run.bea.user.id}>`);
    expect(end.embeds[0]?.image?.url).toContain('winners.png');
    expect(altOf(run)).toMatch(/^Winners of Movie night\n1\. Bea: \d+ points\n2\. Cyd: /);
    await until(async () => (await nightOf(run, id)).state === 'over');
    await until(async () => (await eventOf(run, id)).status === GuildScheduledEventStatus.Completed);
    await until(() => text(only(run, '📣 Movie night')).includes('Over.'));
    for (const once of ['Movie night begins', 'After round 1', 'the winners', 'Question 1 of 3 · round 1'])
      only(run, once);
    // Whoever answered has taken part, joined or not.
    expect((await run.app.storage.nights.players(id)).map(({ userId }) => userId)).toEqual([
      run.bea.user.id,
      run.cyd.user.id,
    ]);
    const whole = await press(run.cyd, end, 'Whole board');
    expect([whole.ephemeral, text(whole.message)]).toEqual([true, expect.stringContaining(run.bea.user.id)]);
    expect((await press(run.cyd, board, 'Whole board')).ephemeral).toBe(true);
    expect((await press(run.ada, begun, 'Join')).message.embeds[0]?.title).toBe('Over already');
  });

  it('is called off with its event, and its channel told, when its host asks to be forgotten', async () => {
    const run = await start();
    const { id, message } = await plan(run, { title: 'Movie night' });
    await press(run.bea, message, 'Join');
    const { eventId } = await nightOf(run, id);
    const asked = answered(
      await run.ada.run({ channelId: PLACES.lore, command: 'forget-me', path: [], options: {} }),
    );
    await press(run.ada, asked.message, 'Delete it all');
    only(run, 'Movie night is called off');
    const event = run.bot.client.rest.get(Routes.guildScheduledEvent(PLACES.starbase, eventId ?? ''));
    expect(await event).toMatchObject({ status: GuildScheduledEventStatus.Canceled });
    expect(await run.app.storage.nights.get(id)).toBeUndefined();
  });

  it('counts what a team’s members win, and keeps the teams even', async () => {
    const run = await start();
    const { id, message } = await plan(run, { rounds: 1, teams: 2 });
    await press(run.bea, message, 'Blue');
    const full = await press(run.cyd, message, 'Blue');
    expect([full.ephemeral, full.message.embeds[0]?.title]).toEqual([true, 'That team is full for now']);
    const joined = await press(run.cyd, message, 'Red');
    expect(joined.message.embeds[0]?.fields?.map(({ name }) => name)).toEqual(['🔴 Red: 1', '🔵 Blue: 1']);
    await begin(run, id);
    // Ada plays without having joined: she is put into a team.
    await answerQuestion(run, [1, 1], { right: [run.bea, run.ada], wrong: [run.cyd] });
    await answerQuestion(run, [1, 2], { right: [run.bea], wrong: [run.cyd, run.ada] });
    await answerQuestion(run, [1, 3], { right: [run.bea], wrong: [run.cyd, run.ada] });
    const end = await comes(run, 'the winners');
    expect(end.embeds[0]?.description).toContain('🏆 🔵 Blue');
    expect(
      (await run.app.storage.nights.players(id)).find(({ userId }) => userId === run.ada.user.id)?.team,
    ).toBe(0);
    expect(altOf(run)).toMatch(/1\. Blue: \d+ points\n2\. Red: \d+ points/);
  });

  it('is told once where two processes go on with it', async () => {
    const run = await start();
    const { id } = await plan(run);
    // Both would answer what is pressed now, so nobody plays.
    await start({ after: run });
    await begin(run, id);
    for (const number of [1, 2]) await answerQuestion(run, [1, number], {});
    await comes(run, 'After round 1');
    await until(async () => (await nightOf(run, id)).state === 'paused');
    for (const once of ['Quiz night begins', 'After round 1', 'Question 2 of 3 · round 1']) only(run, once);
  });

  it('is gone on with by another process half a minute after whoever was at it hangs', async () => {
    const run = await start();
    const { id } = await plan(run);
    await start({ after: run });
    const held = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const path = new RegExp(`^/channels/${PLACES.lore}/messages$`);
    run.standIn.failNext({
      ...{ method: 'POST', path },
      hold: () => {
        held.resolve();
        return goOn.promise;
      },
    });
    run.clock.moveTo((await nightOf(run, id)).startsAt + 1_000);
    await held.promise;
    expect((await nightOf(run, id)).state).toBe('planned');
    wait(run, 29);
    await until(async () => (await nightOf(run, id)).state === 'waiting');
    only(run, 'begins');
    goOn.resolve();
  });

  it('says nothing twice where Discord took it and its answer was lost for minutes', async () => {
    const run = await start();
    const { id } = await plan(run);
    const path = new RegExp(`^/channels/${PLACES.lore}/messages$`);
    run.standIn.failNext({ method: 'POST', path, status: 500, after: true, times: 50 });
    run.clock.moveTo((await nightOf(run, id)).startsAt + 1_000);
    await comes(run, 'begins');
    // Its attempts have ended, and it is to be told again.
    await until(() => run.logged.some((line) => line.includes('quiz night not gone on with yet')));
    run.standIn.heal();
    // Longer than Discord knows a nonce.
    wait(run, 10 * 60);
    await until(async () => (await nightOf(run, id)).state !== 'planned');
    only(run, 'begins');
  });

  describe('without its channel', () => {
    const untilOver = async (run: Running, id: string) => {
      for (let minutes = 0; minutes < 5; minutes += 1) {
        wait(run, 60);
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        if ((await nightOf(run, id)).state === 'over') break;
      }
      expect((await nightOf(run, id)).state).toBe('over');
      await until(async () => (await eventOf(run, id)).status === GuildScheduledEventStatus.Completed);
    };

    it('is over, and what was won counts', async () => {
      const run = await start();
      const { id } = await plan(run);
      await begin(run, id);
      await answerQuestion(run, [1, 1], { right: [run.bea], wrong: [run.cyd] });
      await comes(run, 'Question 2 of 3');
      run.standIn.deleteChannel(PLACES.lore);
      await untilOver(run, id);
      expect(run.logged.some((line) => line.includes('quiz night lost its channel'))).toBe(true);
      const board = await run.bea.run({
        channelId: PLACES.general,
        command: 'trivia',
        path: ['leaderboard'],
        options: {},
      });
      expect(text(answered(board).message)).toContain(run.bea.user.id);
      expect(await run.app.storage.nights.claimDue({ now: run.clock.now() * 2, lease: 1, limit: 9 })).toEqual(
        [],
      );
    });

    it('is over where Curzon may not write there any more, too', async () => {
      const run = await start();
      const { id } = await plan(run);
      await begin(run, id);
      for (const number of [1, 2, 3]) await answerQuestion(run, [1, number], { right: [run.bea] });
      await comes(run, 'After round 1');
      await until(async () => (await nightOf(run, id)).state === 'waiting');
      run.standIn.setOverwrite(PLACES.lore, {
        id: run.standIn.applicationId,
        type: 'member',
        deny: PermissionFlagsBits.SendMessages,
      });
      await untilOver(run, id);
    });
  });

  it('is led by its host: begun early, paused, gone on with and ended', async () => {
    const run = await start();
    const { id, message } = await plan(run);
    const refused = await press(run.bea, message, HOST_PANEL);
    expect([refused.ephemeral, refused.message.embeds[0]?.title]).toEqual([true, 'For its host']);
    const panel = (await press(run.ada, message, HOST_PANEL)).message;
    run.standIn.replaceCustomId(message.id, customIdOf(panel, 'Start now'));
    const forged = await run.bea.press(PLACES.lore, message.id, customIdOf(panel, 'Start now'));
    expect(text(answered(forged).message)).toContain('For its host');
    expect((await nightOf(run, id)).state).toBe('planned');
    await press(run.ada, panel, 'Start now');
    await comes(run, 'begins');
    await until(async () => (await nightOf(run, id)).state === 'waiting');
    const lead = async (label: string) => {
      const shown = (await press(run.ada, only(run, '📣'), HOST_PANEL)).message;
      return (await press(run.ada, shown, label)).message;
    };
    await lead('Next round now');
    await answerQuestion(run, [1, 1], { right: [run.bea] });
    expect(text(await lead('Pause'))).toContain('after it there is a pause');
    await lead('Next round now');
    await comes(run, 'After round 1');
    // Whoever wants the next round wants no pause.
    expect(text(only(run, 'After round 1'))).toContain('begins');
    await until(async () => (await nightOf(run, id)).state === 'waiting');
    await lead('Pause');
    await comes(run, 'A pause');
    await until(async () => (await nightOf(run, id)).state === 'paused');
    wait(run, 600);
    expect(titled(run, 'round 2')).toEqual([]);
    await lead('Go on');
    await answerQuestion(run, [2, 1], { right: [run.bea] });
    const sure = await lead('End it');
    expect((await nightOf(run, id)).rounds).toBe(2);
    await press(run.ada, sure, 'End it');
    await comes(run, 'the winners');
  });

  it('waits for its host where nobody answers, and ends where they do not come', async () => {
    const run = await start();
    const { id } = await plan(run);
    await begin(run, id);
    await answerQuestion(run, [1, 1], {});
    await answerQuestion(run, [1, 2], {});
    const board = await comes(run, 'After round 1');
    expect(text(board)).toContain('Nobody answered.');
    await until(async () => (await nightOf(run, id)).state === 'paused');
    wait(run, 2 * 3_600 + 60);
    await comes(run, 'nobody won');
    await until(async () => (await nightOf(run, id)).state === 'over');
  });

  it('is called off before it begins', async () => {
    const run = await start();
    const { id, message } = await plan(run);
    const panel = (await press(run.ada, message, HOST_PANEL)).message;
    const sure = (await press(run.ada, panel, 'End it')).message;
    await press(run.ada, sure, 'End it');
    await comes(run, 'is called off');
    await until(async () => (await eventOf(run, id)).status === GuildScheduledEventStatus.Canceled);
    await until(() => text(only(run, '📣')).includes('It is called off.'));
  });

  it('is called off where nobody was there to begin it', async () => {
    const run = await start();
    const { id } = await plan(run);
    await run.stopBot();
    run.clock.moveTo((await nightOf(run, id)).startsAt + 2 * 3_600_000);
    const next = await start({ after: run });
    expect(text(await comes(next, 'is called off'))).toContain('was away');
  });
});
