import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { MemberClient } from '../../src/playground/client.ts';
import { movableClock } from '../../src/playground/movable-clock.ts';
import { onBothEngines } from '../storage/engines.ts';
import {
  answered,
  componentsOf,
  customIdOf,
  embedOf,
  PEOPLE,
  PLACES,
  type Running,
  type RunOptions,
  runBot,
  until,
} from './bot.ts';

const daily = async (
  member: MemberClient,
  sub: string,
  options: Record<string, string | number | boolean> = {},
) => answered(await member.run({ channelId: PLACES.general, command: 'daily', path: [sub], options }));
const SETUP = { channel: PLACES.general, time: '9:00', zone: 'Europe/Berlin' };
const texts = (embed: ReturnType<typeof embedOf>) => JSON.stringify(embed);

/** The bot's own messages in #general that ask, oldest first. */
const posts = (run: Running, channel: string = PLACES.general) =>
  run.bea
    .messages(channel)
    .filter((message) => message.embeds.some((embed) => embed.title?.startsWith('Daily question ·')));
const toNext = async (run: Running) => {
  const nextAt = async () => (await run.app.storage.schedules.get(PLACES.starbase))?.nextAt ?? 0;
  // A post is in the channel a moment before the next one is planned.
  await until(async () => (await nextAt()) > run.clock.now());
  const before = posts(run).length;
  run.clock.moveTo((await nextAt()) + 1000);
  await until(() => posts(run).length === before + 1);
  return posts(run).at(-1) ?? expect.unreachable();
};
/** As an admin does, who is asked whether it should be. */
const end = async ({ ada }: Running) => {
  const { message } = await daily(ada, 'off');
  answered(await ada.press(PLACES.general, message.id, customIdOf(message, 'End it')));
};
const start = (options: RunOptions = {}) =>
  runBot({ clock: movableClock(), standIn: { rateLimits: false }, ...options });
const voteIds = (message: Parameters<typeof componentsOf>[0]) =>
  componentsOf(message).flatMap((component) =>
    'custom_id' in component && component.custom_id.includes('|vote|') ? [component.custom_id] : [],
  );

describe('/daily setup', () => {
  it('says when the next question comes, where and how', async () => {
    const run = await start();
    const { message, ephemeral } = await daily(run.ada, 'setup', {
      ...SETUP,
      time: '9pm',
      zone: 'berlin',
      skip: 'sat, sun',
      reveal: '4',
      topic: 'Ships',
    });
    expect(ephemeral).toBe(true);
    const card = texts(embedOf(message));
    expect(embedOf(message).title).toBe('Daily question set up');
    expect(card).toContain('21:00, Europe/Berlin');
    expect(card).toContain('Saturday, Sunday');
    expect(card).toContain('after 4 hours');
    expect(card).toMatch(/Ships, any difficulty \(\d+\)/);
    expect(card).toMatch(/<t:\d+:F>/);
  });

  it('names everything that is wrong at once, and changes nothing', async () => {
    const run = await start();
    const { message } = await daily(run.ada, 'setup', {
      channel: PLACES.general,
      time: '24:55',
      zone: 'Atlantis',
      skip: 'someday',
      topic: 'Qzxv',
    });
    const { description } = embedOf(message);
    for (const option of ['**time:**', '**zone:**', '**skip:**', '**topic:**'])
      expect(description).toContain(option);
    expect(await run.app.storage.schedules.get(PLACES.starbase)).toBeUndefined();
  });

  it('says which permissions to grant in a channel where it may not post', async () => {
    const run = await start();
    run.standIn.setOverwrite(PLACES.general, {
      id: run.standIn.applicationId,
      type: 'member',
      deny: PermissionFlagsBits.SendMessages,
    });
    await until(
      async () => !(await run.app.channels.check(PLACES.starbase, PLACES.general, { thread: false })).ok,
    );
    expect(embedOf((await daily(run.ada, 'setup', SETUP)).message).description).toContain(
      '**Send Messages**',
    );
  });

  it('suggests time zones by city, with the clock there', async () => {
    const run = await start();
    const choices = await run.ada.autocomplete(
      { channelId: PLACES.general, command: 'daily', path: ['setup'], options: { zone: 'kathm' } },
      'zone',
    );
    expect(choices[0]?.value).toBe('Asia/Kathmandu');
  });

  it('is for those who may manage the server: others do not have it', async () => {
    const run = await start();
    expect(run.bea.commands(PLACES.general).map((command) => command.name)).not.toContain('daily');
  });

  it('posts the day’s question before its hour when staff ask for it, and once only', async () => {
    const run = await start();
    // Before the hour of that day.
    const tomorrow = new Date(run.clock.now() + 86_400_000).toISOString().slice(0, 10);
    run.clock.moveTo(Date.parse(`${tomorrow}T06:00:00Z`));
    await daily(run.ada, 'setup', { ...SETUP, time: '23:00', zone: 'UTC' });
    expect(embedOf((await daily(run.ada, 'post-now')).message).title).toBe('On its way');
    run.clock.moveTo(run.clock.now() + 2_000);
    await until(() => posts(run).length === 1);
    await until(async () => {
      const next = (await run.app.storage.schedules.get(PLACES.starbase))?.nextAt ?? 0;
      return next === Date.parse(`${tomorrow}T23:00:00Z`) + 86_400_000;
    });
    expect(embedOf((await daily(run.ada, 'post-now')).message).title).toBe('Posted already');
    run.clock.moveTo(Date.parse(`${tomorrow}T23:00:30Z`));
    await toNext(run);
    expect(posts(run)).toHaveLength(2);
  });

  it('previews in private without buttons and without posting', async () => {
    const run = await start();
    await daily(run.ada, 'setup', SETUP);
    const { message, ephemeral } = await daily(run.ada, 'preview');
    expect(ephemeral).toBe(true);
    expect(embedOf(message).title).toBe('Daily question (preview)');
    expect(message.components).toEqual([]);
    expect(posts(run)).toEqual([]);
  });
});

onBothEngines('the daily question', (engine) => {
  const begin = async () => start({ storage: await engine.open(await engine.emptyPlace()) });

  it('comes at its hour, takes one answer each, and tells the result with the next', async () => {
    const run = await begin();
    await daily(run.ada, 'setup', SETUP);
    const first = await toNext(run);
    const ids = voteIds(first);
    const [, , roundId = ''] = (ids[0] ?? '').split('|');
    const right = (await run.app.play.round(roundId))?.asking.right ?? 0;
    const wrong = (right + 1) % ids.length;
    expect(
      embedOf(answered(await run.bea.press(PLACES.general, first.id, ids[wrong] ?? '')).message).title,
    ).toBe('Answer taken');
    expect(
      embedOf(answered(await run.bea.press(PLACES.general, first.id, ids[right] ?? '')).message).title,
    ).toBe('Answer changed');
    expect(
      embedOf(answered(await run.cyd.press(PLACES.general, first.id, ids[wrong] ?? '')).message).title,
    ).toBe('Answer taken');

    const second = await toNext(run);
    const [result, question] = second.embeds;
    expect(result?.title).toMatch(/^Answer to the question of \w+day, \w+ \d+$/);
    expect(texts(result ?? {})).toContain(`1 of 2 members: <@${PEOPLE.bea}>`);
    expect(texts(result ?? {})).toContain('Top of the week');
    expect(question?.title).toMatch(/^Daily question · /);
    expect(second.mentions).toEqual([]);
    const late = answered(await run.cyd.press(PLACES.general, first.id, ids[right] ?? ''));
    expect(embedOf(late.message).title).toBe('Too late');
    const look = answered(
      await run.cyd.press(PLACES.general, second.id, customIdOf(second, 'Look up the answer')),
    );
    expect(look.ephemeral).toBe(true);
  });

  it('tells on Monday who was first in the week of Sunday’s question', async () => {
    const run = await begin();
    await daily(run.ada, 'setup', SETUP);
    let post = await toNext(run);
    while (!post.embeds.at(-1)?.title?.includes('Sunday')) post = await toNext(run);
    const ids = voteIds(post);
    const right = (await run.app.play.round((ids[0] ?? '').split('|')[2] ?? ''))?.asking.right ?? 0;
    await run.bea.press(PLACES.general, post.id, ids[right] ?? '');
    await run.cyd.press(PLACES.general, post.id, ids[(right + 1) % ids.length] ?? '');
    const [result] = (await toNext(run)).embeds;
    expect(texts(result ?? {})).toMatch(/Top of the week.*1\. <@\d+>/s);
  });

  it('keeps a streak over the days that were posted', async () => {
    const run = await begin();
    await daily(run.ada, 'setup', SETUP);
    for (let day = 0; day < 3; day++) {
      const post = await toNext(run);
      await run.bea.press(PLACES.general, post.id, voteIds(post)[0] ?? '');
    }
    await toNext(run);
    const stats = answered(
      await run.bea.run({ channelId: PLACES.general, command: 'trivia', path: ['stats'], options: {} }),
    );
    expect(texts(embedOf(stats.message))).toContain('3 days now, 3 days at best');
  });

  it('tells the answer after some hours where that was chosen', async () => {
    const run = await begin();
    await daily(run.ada, 'setup', { ...SETUP, reveal: '2' });
    const post = await toNext(run);
    const [id = ''] = voteIds(post);
    await run.bea.press(PLACES.general, post.id, id);
    run.clock.moveTo(run.clock.now() + 2 * 3_600_000 + 1000);
    await until(() =>
      run.bea
        .messages(PLACES.general)
        .some((message) => message.embeds[0]?.title?.startsWith('Answer to the question')),
    );
    // With a picture of how many chose what, for screen readers in words.
    const told = run.bea.messages(PLACES.general).at(-1)?.embeds[0];
    expect(told?.image?.url).toMatch(/answers\.png/);
    expect(JSON.stringify(told?.image)).toMatch(/: 1 \(100 %\).*1 member answered/);
    expect(embedOf(answered(await run.cyd.press(PLACES.general, post.id, id)).message).title).toBe(
      'Too late',
    );
  });

  it('pings the role that was chosen and nobody else, and opens a thread where wanted', async () => {
    const run = await begin();
    await daily(run.ada, 'setup', { ...SETUP, role: PLACES.moderators, thread: true });
    const post = await toNext(run);
    expect(post.content).toBe(`<@&${PLACES.moderators}>`);
    expect(post.mention_roles).toEqual([PLACES.moderators]);
    expect(post.mention_everyone).toBe(false);
    const opened = () => run.standIn.requests.filter(({ path }) => path.endsWith(`/${post.id}/threads`));
    await until(() => opened().length > 0);
    // `Daily question · Monday, November 23` on the card.
    const name = post.embeds[0]?.title?.replace(' ·', ',');
    expect(name).toMatch(/^Daily question, \w+day, \w+ \d+$/);
    expect(opened()).toMatchObject([{ body: { name }, status: 201 }]);
  });

  it('pauses when the channel may not be written to any more, tells why, and goes on when resumed', async () => {
    const run = await begin();
    await daily(run.ada, 'setup', SETUP);
    run.standIn.setOverwrite(PLACES.general, {
      id: run.standIn.applicationId,
      type: 'member',
      deny: PermissionFlagsBits.SendMessages,
    });
    const schedule = await run.app.storage.schedules.get(PLACES.starbase);
    run.clock.moveTo((schedule?.nextAt ?? 0) + 1000);
    await until(
      async () => (await run.app.storage.schedules.get(PLACES.starbase))?.pausedReason === 'forbidden',
    );
    expect(texts(embedOf((await daily(run.ada, 'status')).message))).toContain('Send Messages');
    run.standIn.setOverwrite(PLACES.general, {
      id: run.standIn.applicationId,
      type: 'member',
      allow: PermissionFlagsBits.SendMessages,
    });
    await until(
      async () => (await run.app.channels.check(PLACES.starbase, PLACES.general, { thread: false })).ok,
    );
    expect(embedOf((await daily(run.ada, 'resume')).message).title).toBe('Daily question resumed');
    await toNext(run);
  });

  it('pauses when its channel is deleted, and keeps its settings', async () => {
    const run = await begin();
    await daily(run.ada, 'setup', { ...SETUP, channel: PLACES.spoilers });
    run.standIn.deleteChannel(PLACES.spoilers);
    const schedule = await run.app.storage.schedules.get(PLACES.starbase);
    run.clock.moveTo((schedule?.nextAt ?? 0) + 1000);
    await until(async () => (await run.app.storage.schedules.get(PLACES.starbase))?.pausedReason === 'gone');
    expect(texts(embedOf((await daily(run.ada, 'status')).message))).toContain('/daily setup');
  });

  it('is posted once although Discord took the request and the answer to it was lost', async () => {
    const run = await begin();
    await daily(run.ada, 'setup', SETUP);
    run.standIn.failNext({
      method: 'POST',
      path: /\/channels\/\d+\/messages/,
      status: 500,
      times: 2,
      after: true,
    });
    await toNext(run);
    await until(
      async () => (await run.app.storage.dailyPosts.list(PLACES.starbase, 1))[0]?.state === 'posted',
    );
    expect(posts(run)).toHaveLength(1);
  });

  it('waits where its channel may not be written to for longer than a claim lasts, alone, and is posted once', async () => {
    const run = await begin();
    await daily(run.ada, 'setup', SETUP);
    const { schedules } = run.app.storage;
    const first = await schedules.get(PLACES.starbase);
    const { nextAt } = first ?? expect.unreachable();
    const others = { ...(first ?? expect.unreachable()), guildId: PLACES.runabout, channelId: PLACES.deck };
    await schedules.upsert(others, { nextAt: nextAt ?? 0, now: run.clock.now() });
    const other = await runBot({ after: run });
    const tries = () =>
      run.standIn.requests.filter(
        ({ method, path }) => method === 'POST' && path.endsWith(`/channels/${PLACES.general}/messages`),
      ).length;
    const body = { message: 'You are being rate limited.', retry_after: 150, global: false };
    run.standIn.failNext({
      method: 'POST',
      path: new RegExp(`${PLACES.general}/messages`),
      status: 429,
      body,
    });
    run.clock.moveTo((nextAt ?? 0) + 1_000);
    await until(() => posts(run, PLACES.deck).length === 1);
    const due = run.clock.now();
    await until(() => [...run.logged, ...other.logged].some((line) => line.includes('Discord asks to wait')));
    run.clock.moveTo(due + 140_000);
    // Both look once a second what is due.
    await run.clock.sleep(2_500);
    expect(tries()).toBe(1);
    run.clock.moveTo(due + 155_000);
    await until(() => posts(run).length === 1);
    await until(async () => (await schedules.get(PLACES.starbase))?.claimedBy === null);
    expect([tries(), posts(run).length]).toEqual([2, 1]);
  });

  it('answers a button of a question from before a restart', async () => {
    const clock = movableClock();
    const run = await runBot({ clock, standIn: { rateLimits: false } });
    await daily(run.ada, 'setup', SETUP);
    const post = await toNext(run);
    run.standIn.disconnect();
    const outcome = answered(await run.cyd.press(PLACES.general, post.id, voteIds(post)[0] ?? ''));
    expect(embedOf(outcome.message).title).toBe('Answer taken');
  });

  it('says what happened on its day where that was chosen, and nothing on a day without anything', async () => {
    const run = await begin();
    const year = new Date(run.clock.now()).getUTCFullYear() + 1;
    // Works came out on the 17th of June, and none on the 18th.
    run.clock.moveTo(Date.UTC(year, 5, 16, 12));
    expect(texts(embedOf((await daily(run.ada, 'setup', { ...SETUP, today: true })).message))).toContain(
      'added when something happened',
    );
    const first = await toNext(run);
    expect(first.embeds.map(({ title }) => title)).toEqual([
      'On this day',
      expect.stringMatching(/^Daily question · /),
    ]);
    const works = run.app.lore.packs
      .flatMap((pack) => pack.works)
      .filter(({ released }) => released?.endsWith('-06-17'));
    expect(works.length).toBeGreaterThan(0);
    for (const work of works.slice(0, 3)) {
      const ago = year - Number(work.released?.slice(0, 4));
      expect(first.embeds[0]?.description).toMatch(new RegExp(`\\(${work.label}, .*, ${ago} years ago`));
    }
    expect((await toNext(run)).embeds.map(({ title }) => title)).toEqual([
      expect.stringMatching(/^Answer to the question/),
      expect.stringMatching(/^Daily question · /),
    ]);
  });

  it('keeps to the limit of its channel, and is silent about the day unless that was chosen', async () => {
    const run = await begin();
    const year = new Date(run.clock.now()).getUTCFullYear() + 1;
    run.clock.moveTo(Date.UTC(year, 5, 16, 12));
    await daily(run.ada, 'setup', SETUP);
    expect((await toNext(run)).embeds).toHaveLength(1);
    // Before its hour: that of the day before is too late to be made up for, and none comes in between.
    run.clock.moveTo(Date.UTC(year + 1, 5, 17, 5));
    await daily(run.ada, 'setup', { ...SETUP, today: true });
    await run.ada.run({
      channelId: PLACES.general,
      command: 'spoilers',
      path: ['set'],
      options: { limit: 'until 1970', for: 'channel' },
    });
    const post = await toNext(run);
    expect(post.embeds.at(-1)?.title).toMatch(/, June 17$/);
    expect(post.embeds.map(({ title }) => title)).not.toContain('On this day');
  });

  it('forgets what was chosen about the day with /daily off, or when set up so, and keeps it when set up anew', async () => {
    const run = await begin();
    const kept = async () => (await run.app.storage.settings.guild.all(PLACES.starbase)).get('daily.today');
    await daily(run.ada, 'setup', { ...SETUP, today: true });
    expect(await kept()).toBe('yes');
    await daily(run.ada, 'setup', SETUP);
    expect(await kept()).toBe('yes');
    await daily(run.ada, 'setup', { ...SETUP, today: false });
    expect(await kept()).toBeUndefined();
    await daily(run.ada, 'setup', { ...SETUP, today: true });
    await end(run);
    expect(await kept()).toBeUndefined();
  });

  it('stops with /daily off, and /daily pause holds it', async () => {
    const run = await begin();
    await daily(run.ada, 'setup', SETUP);
    expect(texts(embedOf((await daily(run.ada, 'pause')).message))).toContain('paused');
    expect((await run.app.storage.schedules.get(PLACES.starbase))?.nextAt).toBeNull();
    await end(run);
    expect(embedOf((await daily(run.ada, 'status')).message).title).toBe('No daily question yet');
  });
});
