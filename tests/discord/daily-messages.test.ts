/** What the daily question does when something around it fails, and what it tells the server's staff. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ChannelType, MessageFlags, PermissionFlagsBits, Routes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { openNothing } from '../../src/bot/open-state.ts';
import { DAILY_TODAY } from '../../src/bot/settings.ts';
import { movableClock } from '../../src/playground/movable-clock.ts';
import { defaultWorld } from '../../src/playground/stand-in/world/default-world.ts';
import type { WorldOverwrite } from '../../src/playground/stand-in/world/world.ts';
import type { ScheduleChoice } from '../../src/storage/schedules.ts';
import type { OwnerSettings } from '../../src/storage/settings.ts';
import { PLACES, type Running, type RunOptions, runBot, shipped } from '../e2e/bot.ts';
import { knowledgeOf } from '../lore/opened.ts';
import { schedule } from '../storage/examples.ts';
import { rings } from '../trivia/fandom.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const knowledge = knowledgeOf(rings());

/** A bot with a question due in an hour. */
async function due(choice: Partial<ScheduleChoice> = {}, options: RunOptions = {}): Promise<Running> {
  const run = await runBot({ knowledge, standIn: { rateLimits: false }, ...options });
  const now = run.clock.now();
  await run.app.storage.schedules.upsert(
    schedule({ guildId: PLACES.starbase, channelId: PLACES.general, ...choice }),
    { nextAt: now + HOUR, now },
  );
  return run;
}

const until = async (condition: () => boolean | Promise<boolean>) => {
  for (let tries = 0; !(await condition()); tries += 1) {
    if (tries > 400) throw new Error('waited 10 s in vain');
    await sleep(25);
  }
};
const stateOf = async ({ app }: Running) => ({
  posted: (await app.storage.dailyPosts.list(PLACES.starbase, 1))[0]?.state === 'posted',
  paused: (await app.storage.schedules.get(PLACES.starbase))?.pausedReason ?? false,
});
/** An hour later, once something has come of it. */
async function outcome(run: Running) {
  run.clock.moveTo(run.clock.now() + HOUR + 1_000);
  await until(async () => {
    const { posted, paused } = await stateOf(run);
    return posted || paused !== false;
  });
  return stateOf(run);
}

describe('the daily question of a server that is not known here', () => {
  it('is posted in an outage of the server that began before the start, and its schedule is not paused', async () => {
    const run = await due();
    const guild = run.bot.client.guilds.cache.get(PLACES.starbase);
    run.standIn.setUnavailable(PLACES.starbase);
    await until(() => guild?.available === false);
    // A process that starts now has never seen them.
    guild?.channels.cache.clear();
    run.bot.client.channels.cache.clear();
    expect(await outcome(run)).toEqual({ posted: true, paused: false });
  });

  it('is posted, with its thread, when this process was never told of the server', async () => {
    const run = await due({ useThread: true });
    run.bot.client.guilds.cache.delete(PLACES.starbase);
    run.bot.client.channels.cache.clear();
    expect(await outcome(run)).toEqual({ posted: true, paused: false });
    expect(
      run.standIn.requests.filter(({ path, status }) => path.endsWith('/threads') && status === 201),
    ).toHaveLength(1);
  });

  it('is paused when the server has removed Curzon', async () => {
    const run = await due();
    run.standIn.removeFromGuild(PLACES.starbase);
    await until(() => !run.bot.client.guilds.cache.has(PLACES.starbase));
    expect(await outcome(run)).toEqual({ posted: false, paused: 'forbidden' });
  });
});

it('is in the channel once when its answer was lost and the machine slept for longer than Discord knows a nonce', async () => {
  const run = await due();
  run.bot.client.rest.options.timeout = 300;
  run.standIn.failNext({
    method: 'POST',
    path: /\/messages$/,
    hold: () => {
      run.clock.moveTo(run.clock.now() + 6 * MINUTE);
      return new Promise(() => {});
    },
  });
  expect(await outcome(run)).toEqual({ posted: true, paused: false });
  // Time enough for discord.js to send again what nobody answered.
  await sleep(1_000);
  expect(run.ada.messages(PLACES.general)).toHaveLength(1);
});

describe('the note to the staff on a paused daily question', () => {
  /** Where Discord writes to the server's staff too. */
  const notes = (run: Running) => () => run.ada.messages(PLACES.staff).flatMap(({ embeds }) => embeds);
  const TITLE = 'The daily question is paused';

  it('says what to grant, where, and what to do then', async () => {
    const run = await due();
    const told = notes(run);
    run.standIn.setOverwrite(PLACES.general, {
      id: run.standIn.applicationId,
      type: 'member',
      deny: PermissionFlagsBits.SendMessages | PermissionFlagsBits.EmbedLinks,
    });
    await until(
      async () => !(await run.app.channels.check(PLACES.starbase, PLACES.general, { thread: false })).ok,
    );
    expect(await outcome(run)).toEqual({ posted: false, paused: 'forbidden' });
    await until(() => told().length > 0);
    const place = `<#${PLACES.general}>`;
    expect(told()).toMatchObject([
      {
        title: TITLE,
        description: `Because Curzon may not post in ${place}. Give Curzon in ${place}: **Send Messages**, **Embed Links** (channel settings → Permissions). Then \`/daily resume\`.`,
      },
    ]);
  });

  it.each(['ran', 'was down'])(
    'says that it goes on, and it does, in a server that removed Curzon and invited it again while it %s',
    async (state) => {
      const run = await due();
      const told = notes(run);
      run.standIn.removeFromGuild(PLACES.starbase);
      await until(async () => (await run.app.storage.guilds.left()).length === 1);
      expect(await outcome(run)).toEqual({ posted: false, paused: 'forbidden' });
      if (state === 'was down') await run.stopBot();
      run.standIn.addToGuild(PLACES.starbase);
      const after = state === 'was down' ? await runBot({ knowledge, after: run }) : run;
      await until(() => after.logged.some((line) => line.includes('daily question resumed')));
      if (state === 'ran')
        await until(() => told().some(({ title }) => title === 'The daily question goes on'));
      after.clock.moveTo(((await run.app.storage.schedules.get(PLACES.starbase))?.nextAt ?? 0) + 1_000);
      await until(async () => (await stateOf(after)).posted);
    },
  );

  it('asks for another channel when its own is gone', async () => {
    const run = await due({ channelId: PLACES.spoilers });
    const told = notes(run);
    run.standIn.deleteChannel(PLACES.spoilers);
    expect(await outcome(run)).toEqual({ posted: false, paused: 'gone' });
    await until(() => told().length > 0);
    expect(told()).toMatchObject([
      {
        title: TITLE,
        description: 'Because its channel is gone. Choose another one with `/daily setup`.',
      },
    ]);
  });

  it('comes where new members are greeted when the staff’s channel is hidden from Curzon', async () => {
    const run = await due({ channelId: PLACES.spoilers });
    const guild = run.bot.client.guilds.cache.get(PLACES.starbase) ?? expect.unreachable();
    guild.systemChannelId = PLACES.general;
    run.standIn.setOverwrite(PLACES.staff, {
      ...{ id: run.standIn.applicationId, type: 'member', deny: PermissionFlagsBits.ViewChannel },
    });
    run.standIn.deleteChannel(PLACES.spoilers);
    expect(await outcome(run)).toEqual({ posted: false, paused: 'gone' });
    const told = () => run.ada.messages(PLACES.general).flatMap(({ embeds }) => embeds);
    await until(() => told().length > 0);
    expect(told()).toMatchObject([{ title: TITLE }]);
  });

  it('points to the permissions when Discord refused although nothing seems to be missing', async () => {
    const run = await due();
    const told = notes(run);
    run.standIn.failNext({ method: 'POST', path: /\/channels\/\d+\/messages/, status: 403 });
    expect(await outcome(run)).toEqual({ posted: false, paused: 'forbidden' });
    await until(() => told().length > 0);
    expect(told()).toMatchObject([
      {
        title: TITLE,
        description: `Because Curzon may not post in <#${PLACES.general}>. Look at its permissions there. Then \`/daily resume\`.`,
      },
    ]);
  });
});

describe('what happened on the day of a daily question', () => {
  /** A bot on a day on which works came out, whose settings answer as told when asked for the day's line. */
  const dueOnADay = async (
    answer: () => Promise<boolean | undefined>,
    choice: Partial<ScheduleChoice> = {},
    known = shipped,
  ) => {
    const clock = movableClock();
    clock.moveTo(Date.UTC(new Date(clock.now()).getUTCFullYear() + 1, 5, 17, 6));
    const storage = await openNothing();
    const { guild } = storage.settings;
    const get: OwnerSettings['get'] = guild.get;
    guild.get = (async (guildId, setting) =>
      setting.key === DAILY_TODAY.key ? answer() : get(guildId, setting)) as OwnerSettings['get'];
    return due(choice, { clock, storage, knowledge: known });
  };
  const titles = (run: Running) =>
    run.bea.messages(PLACES.general).map(({ embeds }) => embeds.map(({ title }) => title));
  const QUESTION = expect.stringMatching(/^Daily question · .*, June 17$/);

  it('stands beside it', async () => {
    const run = await dueOnADay(async () => true);
    expect(await outcome(run)).toEqual({ posted: true, paused: false });
    expect(titles(run)).toEqual([['On this day', QUESTION]]);
  });

  it.each([
    ['aldo', ['Daily question']],
    ['brin', ['On this day', 'Daily question']],
  ])('gives no answer away: with a question about %s', async (smith, expected) => {
    const told = knowledgeOf(
      rings(
        '{ relation: saw, target: anvil, date: 1000-06-17, text: Aldo saw the Anvil again., cite: [saga] }',
      ),
    );
    const run = await dueOnADay(async () => true, { topic: `entry:small/${smith}` }, told);
    expect(await outcome(run)).toEqual({ posted: true, paused: false });
    expect(titles(run).map((all) => all.map((title) => title?.split(' · ')[0]))).toEqual([expected]);
  });

  it('is left out, and the log says so, when the setting cannot be read', async () => {
    const run = await dueOnADay(() => Promise.reject(new Error('disk on fire')));
    expect(await outcome(run)).toEqual({ posted: true, paused: false });
    expect(titles(run)).toEqual([[QUESTION]]);
    expect(run.logged.join()).toContain('daily question posted without its day');
  });

  it('is not waited for when the database takes its time', async () => {
    const run = await dueOnADay(() => new Promise(() => {}));
    const from = performance.now();
    expect(await outcome(run)).toEqual({ posted: true, paused: false });
    // A second of patience, a second until the next look, and room for a slow machine.
    expect(performance.now() - from).toBeLessThan(6_000);
    expect(titles(run)).toEqual([[QUESTION]]);
    expect(run.logged.join()).toContain('that took too long');
  });
});

describe('the daily question in channels of other kinds', () => {
  const PLACE = '1180000000099999001';

  /** A bot with a question due in a channel of that kind. */
  const dueIn = (type: ChannelType, overwrites: WorldOverwrite[] = []) => {
    const world = defaultWorld();
    const guilds = world.guilds.map((guild) =>
      guild.id === PLACES.starbase
        ? { ...guild, channels: [...guild.channels, { id: PLACE, name: 'place', type, overwrites }] }
        : guild,
    );
    return due(
      { channelId: PLACE, useThread: true },
      { standIn: { rateLimits: false, world: { ...world, guilds } } },
    );
  };
  const asked = (run: Running, part: string) =>
    run.standIn.requests.filter(({ path, status }) => path.endsWith(part) && status < 300).length;

  it('is published in an announcement channel, with its thread', async () => {
    const run = await dueIn(ChannelType.GuildAnnouncement);
    expect(await outcome(run)).toEqual({ posted: true, paused: false });
    await until(() => asked(run, '/threads') === 1);
    expect(asked(run, '/crosspost')).toBe(1);
    expect(run.bea.messages(PLACE)[0]?.flags ?? 0).toBe(MessageFlags.Crossposted | MessageFlags.HasThread);
  });

  it('stands, and is no second time posted, where it cannot be published', async () => {
    const run = await dueIn(ChannelType.GuildAnnouncement);
    run.standIn.failNext({ method: 'POST', path: /\/crosspost$/, status: 403 });
    expect(await outcome(run)).toEqual({ posted: true, paused: false });
    expect(run.logged.join()).toContain('post not published');
    expect(run.bea.messages(PLACE)).toHaveLength(1);
  });

  it('is written beside a voice channel, which opens no threads', async () => {
    const run = await dueIn(ChannelType.GuildVoice);
    expect(await outcome(run)).toEqual({ posted: true, paused: false });
    expect(run.bea.messages(PLACE)).toHaveLength(1);
    expect(run.standIn.requests.filter(({ path }) => /threads$|crosspost$/.test(path))).toEqual([]);
  });

  it('needs the right to connect there', async () => {
    const deny = PermissionFlagsBits.Connect;
    const run = await dueIn(ChannelType.GuildVoice, [{ id: PLACES.starbase, type: 'role', deny }]);
    expect(await run.app.channels.check(PLACES.starbase, PLACE, { thread: false })).toEqual({
      ok: false,
      missing: ['Connect'],
    });
    expect(await outcome(run)).toEqual({ posted: false, paused: 'forbidden' });
    expect(run.bea.messages(PLACE)).toEqual([]);
  });

  it('comes in a thread, one that was archived and forgotten too, and opens none in it', async () => {
    const run = await due();
    const body = { name: 'Daily' };
    const start = run.bea.say(PLACES.general, 'Questions here, please.');
    const { id } = (await run.bot.client.rest.post(Routes.threads(PLACES.general, start.id), { body })) as {
      id: string;
    };
    await run.app.storage.schedules.upsert(
      schedule({ guildId: PLACES.starbase, channelId: id, useThread: true }),
      { nextAt: run.clock.now() + HOUR, now: run.clock.now() },
    );
    run.standIn.archiveThread(id);
    await until(() => !run.bot.client.channels.cache.has(id) || archived(run, id));
    run.bot.client.sweepers.sweepThreads(() => true);
    expect(run.bot.client.channels.cache.has(id)).toBe(false);
    expect(await outcome(run)).toEqual({ posted: true, paused: false });
    expect(run.bea.messages(id).filter(({ embeds }) => embeds.length > 0)).toHaveLength(1);
    expect(asked(run, '/threads')).toBe(1);
  });

  const archived = (run: Running, id: string) => {
    const thread = run.bot.client.channels.cache.get(id);
    return thread?.isThread() === true && thread.archived === true;
  };
});
