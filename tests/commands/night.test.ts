import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { EVERYONE } from '../../src/playground/stand-in/index.ts';
import { answered, customIdOf, PLACES, type Running, runBot, until } from '../e2e/bot.ts';
import { roundOf } from '../e2e/game-messages.ts';
import { begin, comes, nightOf, plan, press } from '../e2e/night-messages.ts';

const HOST_PANEL = 'Host';
const me = ({ bot }: Running) => bot.client.guilds.cache.get(PLACES.starbase)?.members.me;
const roleOfCurzon = (run: Running) => me(run)?.roles.botRole?.id ?? '';
const mayCreateEvents = (run: Running) => me(run)?.permissions.has(PermissionFlagsBits.CreateEvents) ?? false;
const text = (message: { embeds: unknown }) => JSON.stringify(message.embeds);

describe('/night plan', () => {
  const start = () => runBot({ standIn: { rateLimits: false } });
  const planned = async (run: Running, options: Record<string, string | number>) =>
    answered(await run.ada.run({ channelId: PLACES.lore, command: 'night', path: ['plan'], options }));

  it('is without an event where Curzon may create none, and its host is told', async () => {
    const run = await start();
    run.standIn.setRole(PLACES.starbase, roleOfCurzon(run), { permissions: EVERYONE });
    await until(() => !mayCreateEvents(run));
    const { id, message } = await plan(run);
    const panel = await press(run.ada, message, HOST_PANEL);
    expect(text(panel.message)).toContain('**Create Events**');
    expect((await nightOf(run, id)).eventId).toBeNull();
  });

  it('names everything that is wrong at once, and plans nothing', async () => {
    const run = await start();
    const options = { time: 'soon', zone: 'Atlantis', topics: 'Ships, Qzxv', rounds: 1 };
    const { message, ephemeral } = await planned(run, options);
    expect(ephemeral).toBe(true);
    for (const word of ['**time:**', '**zone:**', '“Qzxv”']) expect(text(message)).toContain(word);
    expect(text((await planned(run, { time: 'in 70 days' })).message)).toContain('At most 60 days');
    expect(
      text((await planned(run, { time: '20:00', rounds: 1, topics: 'Ships, People' })).message),
    ).toContain('only 1 round');
    expect(await run.app.storage.nights.open(PLACES.starbase)).toEqual([]);
  });

  it('opens again with what was typed where it was refused, and plans it in the channel then', async () => {
    const run = await start();
    const options = { time: 'soon', topics: 'Qzxv', rounds: 2, mode: 'lightning', title: 'Movies' };
    const { message } = await planned(run, options);
    const again = async (from: typeof message) => {
      const form = await run.ada.press(PLACES.lore, from.id, customIdOf(from, 'Try again'));
      return form.kind === 'modal' ? form : expect.unreachable();
    };
    const form = await again(message);
    for (const typed of ['soon', 'Qzxv', '2']) expect(JSON.stringify(form.modal)).toContain(`"${typed}"`);
    const typed = { time: 'in 2 hours', zone: '', topics: 'Ships', rounds: '9', questions: '' };
    const refused = answered(await run.ada.submit(PLACES.lore, form.interactionId, typed));
    expect([refused.ephemeral, text(refused.message)]).toEqual([
      true,
      expect.stringContaining('**rounds:** A number from 1 to 6.'),
    ]);
    const second = await again(refused.message);
    const done = answered(await run.ada.submit(PLACES.lore, second.interactionId, { ...typed, rounds: '2' }));
    expect([done.ephemeral, done.message.embeds[0]?.title]).toEqual([false, '📣 Movies']);
    const [night] = await run.app.storage.nights.open(PLACES.starbase);
    expect(night).toMatchObject({
      rounds: 2,
      topics: ['kind:ship'],
      mode: 'lightning',
      hostId: run.ada.user.id,
    });
    await until(async () => (await nightOf(run, night?.id ?? '')).messageId === done.message.id);
    // What was typed is nobody else's.
    expect((await run.bea.press(PLACES.lore, message.id, customIdOf(message, 'Try again'))).kind).toBe(
      'failed',
    );
  });

  it('asks questions of the level and in the mode that were chosen', async () => {
    const run = await start();
    const { id, message } = await plan(run, { difficulty: 'easy', mode: 'lightning', rounds: 1 });
    expect(text(message)).toMatch(/Only easy questions.*Lightning: ten seconds/);
    await begin(run, id);
    const asked = await comes(run, 'Question 1 of 3');
    const { round, asking } = (await run.app.play.round(roundOf(asked))) ?? expect.unreachable();
    expect([asking.level, (round.closesAt ?? 0) - round.openedAt]).toEqual(['easy', 10_000]);
    expect(
      text(
        (await planned(run, { time: 'in 9 hours', topics: 'Agreements', difficulty: 'hard', questions: 15 }))
          .message,
      ),
    ).toMatch(/has \d+ hard questions?, a round 15/);
  });

  it('keeps nights apart, and to three', async () => {
    const run = await start();
    await plan(run, { time: 'in 5 hours' });
    expect(text((await planned(run, { time: 'in 6 hours' })).message)).toContain('two hours');
    await plan(run, { time: 'in 10 hours' });
    await plan(run, { time: 'in 15 hours' });
    expect(text((await planned(run, { time: 'in 20 hours' })).message)).toContain('/night list');
    const list = answered(
      await run.ada.run({ channelId: PLACES.general, command: 'night', path: ['list'], options: {} }),
    );
    expect(list.message.components).toHaveLength(1);
    expect(text(list.message).match(/announcement/g)).toHaveLength(3);
    // All are called the same.
    for (const number of [1, 2, 3]) expect(text(list.message)).toContain(`**${number}. Quiz night**`);
    const panel = await press(run.ada, list.message, 'Host: 1. Quiz night', PLACES.general);
    expect([panel.ephemeral, panel.message.embeds[0]?.title]).toEqual([true, 'Host · Quiz night']);
  });

  it('completes one topic after the other', async () => {
    const run = await start();
    const choices = await run.ada.autocomplete(
      {
        channelId: PLACES.lore,
        command: 'night',
        path: ['plan'],
        options: { time: '20:00', topics: 'Ships, peo' },
      },
      'topics',
    );
    expect(choices[0]).toEqual({ name: 'Ships, People', value: 'Ships, kind:person' });
  });

  it('says what is missing where Curzon may not post', async () => {
    const run = await start();
    run.standIn.setOverwrite(PLACES.lore, {
      id: run.standIn.applicationId,
      type: 'member',
      deny: PermissionFlagsBits.EmbedLinks,
    });
    await until(
      async () => !(await run.app.channels.check(PLACES.starbase, PLACES.lore, { thread: false })).ok,
    );
    expect(text((await planned(run, { time: '20:00' })).message)).toContain('**Embed Links**');
  });

  it('is for those whom Discord lets use it: members do not see it', async () => {
    const run = await start();
    expect(run.bea.commands(PLACES.lore).map(({ name }) => name)).not.toContain('night');
  });
});
