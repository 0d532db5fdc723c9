/** What is posted each day, in a forum: a thread each, though a forum takes no nonce. */
import { ChannelType, type APIMessage } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { movableClock } from '../../src/playground/movable-clock.ts';
import { defaultWorld } from '../../src/playground/stand-in/index.ts';
import type { WorldChannel } from '../../src/playground/stand-in/world/world.ts';
import { asked as askedOf } from '../commands/asked.ts';
import { onBothEngines } from '../storage/engines.ts';
import { answered, componentsOf, embedOf, PLACES, type Running, runBot, until } from './bot.ts';

const FORUM = '1180000000040000001';
const [TAG, STAFF_TAG] = ['1180000000050000001', '1180000000050000002'];
const HOUR = 3_600_000;

function world(changes: Partial<WorldChannel> = {}) {
  const made = defaultWorld();
  const forum = { id: FORUM, name: 'daily', type: ChannelType.GuildForum, ...changes };
  const guilds = made.guilds.map((guild) =>
    guild.id === PLACES.starbase ? { ...guild, channels: [...guild.channels, forum] } : guild,
  );
  return { ...made, guilds };
}

const start = (options: Parameters<typeof runBot>[0] = {}, changes: Partial<WorldChannel> = {}) =>
  runBot({
    ...(options.after ? {} : { clock: movableClock() }),
    standIn: { rateLimits: false, world: world(changes) },
    ...options,
  });
const setUp = (run: Running, options: Record<string, string> = {}) =>
  askedOf(run.ada, 'daily setup', { channel: FORUM, time: '9:00', zone: 'UTC', ...options });

/** The forum's threads, the oldest first. */
const threads = (run: Running) =>
  run.bea
    .guilds()
    .flatMap(({ channels }) => channels)
    .filter((channel) => 'parent_id' in channel && channel.parent_id === FORUM)
    .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
const names = (run: Running) => threads(run).map((thread) => 'name' in thread && thread.name);
const first = (run: Running, at: number): APIMessage => {
  const id = threads(run).at(at)?.id ?? '';
  return run.bea.messages(id)[0] ?? expect.unreachable();
};
/** As somebody sees them who answered nothing. */
const titles = (run: Running, at: number) =>
  run.cyd.messages(threads(run).at(at)?.id ?? '').map(({ embeds }) => embeds.map(({ title }) => title));

const nextAt = async (run: Running) => (await run.app.storage.schedules.get(PLACES.starbase))?.nextAt ?? 0;
const toNext = async (run: Running) => {
  const due = await nextAt(run);
  run.clock.moveTo(due + 1_000);
  await until(async () => (await nextAt(run)) > due);
  await run.app.storage.flush();
};
const posts = (run: Running) =>
  run.standIn.requests.filter(({ method, path }) => method === 'POST' && path.endsWith(`/${FORUM}/threads`));

onBothEngines('the daily question in a forum', (engine) => {
  const fresh = async () => engine.open(await engine.emptyPlace());

  it('is a thread each day, in which it is answered and its answer told', async () => {
    const run = await start({ storage: await fresh() });
    expect((await setUp(run)).embed.title).toBe('Daily question set up');
    await toNext(run);
    expect(names(run)).toEqual([expect.stringMatching(/^Daily question · /)]);
    const message = first(run, 0);
    const right = (
      await run.app.storage.rounds.get(
        (await run.app.storage.dailyPosts.list(PLACES.starbase, 1))[0]?.roundId ?? '',
      )
    )?.question.right;
    const vote = componentsOf(message).flatMap((each) =>
      'custom_id' in each && each.custom_id.includes('|vote|') ? [each.custom_id] : [],
    )[right ?? 0];
    answered(await run.bea.press(message.channel_id, message.id, vote ?? ''));
    await toNext(run);
    expect(titles(run, 0)).toEqual([
      [expect.stringMatching(/^Daily question · /)],
      [expect.stringMatching(/^Answer to the question of /)],
    ]);
    expect(JSON.stringify(run.cyd.messages(threads(run)[0]?.id ?? '')[1])).toContain('1 of 1 member');
    expect(titles(run, 1)).toEqual([[expect.stringMatching(/^Daily question · /)]]);
    expect(run.standIn.unknownRoutes).toEqual([]);
  });

  it('is told its answer in its thread after some hours, also where that was archived', async () => {
    const run = await start({ storage: await fresh() });
    await setUp(run, { reveal: '4' });
    await toNext(run);
    run.standIn.archiveThread(threads(run)[0]?.id ?? '');
    run.clock.moveTo(run.clock.now() + 5 * HOUR);
    await until(() => titles(run, 0).length === 2);
    expect(titles(run, 0)[1]).toEqual([expect.stringMatching(/^Answer to the question of /)]);
  });

  it.each([
    ['the answer to the request is lost', {}],
    ['that is noticed long after', { later: 10 * 60_000 }],
    ['its thread was archived meanwhile', { archived: true }],
  ] as const)('comes once when the process ends before it noted the post: %s', async (_, how) => {
    const storage = await fresh();
    const run = await start({ storage });
    await setUp(run);
    run.bot.client.rest.options.timeout = 300;
    run.standIn.failNext({ method: 'POST', path: /\/threads$/, hold: () => new Promise(() => {}) });
    run.clock.moveTo((await nextAt(run)) + 1_000);
    await until(() => threads(run).length === 1);
    await run.stopBot();
    if ('archived' in how) run.standIn.archiveThread(threads(run)[0]?.id ?? '');
    const due = await nextAt(run);
    const again = await start({ storage, after: run });
    again.clock.moveTo(again.clock.now() + ('later' in how ? how.later : 61_000));
    await until(async () => (await nextAt(again)) > due);
    await storage.flush();
    expect(threads(again)).toHaveLength(1);
    // It can be answered where it stands.
    const [post] = await storage.dailyPosts.list(PLACES.starbase, 1);
    expect(await storage.rounds.get(post?.roundId ?? '')).toMatchObject({
      channelId: threads(again)[0]?.id,
      messageId: threads(again)[0]?.id,
      closedAt: null,
    });
  });

  it('is tried again where Discord took nothing, and asks it once each time', async () => {
    const run = await start({ storage: await fresh() });
    await setUp(run);
    run.standIn.failNext({ method: 'POST', path: /\/threads$/, status: 503 });
    const due = await nextAt(run);
    run.clock.moveTo(due + 1_000);
    await until(() => run.logged.some((line) => line.includes('daily question: retrying')));
    expect(posts(run).map(({ status }) => status)).toEqual([503]);
    run.clock.moveTo(run.clock.now() + 61_000);
    await until(async () => (await nextAt(run)) > due);
    expect(posts(run).map(({ status }) => status)).toEqual([503, 201]);
    expect(threads(run)).toHaveLength(1);
  });
});

describe('another daily post in a forum', () => {
  it('is a thread with its date, once though its request’s answer was lost', async () => {
    const run = await start();
    await askedOf(run.ada, 'daily add', { what: 'quote', channel: FORUM, time: '9:00', zone: 'UTC' });
    const key = { guildId: PLACES.starbase, kind: 'quote' } as const;
    const at = async () => (await run.app.storage.regularPosts.get(key))?.nextAt ?? 0;
    const due = await at();
    run.standIn.failNext({ method: 'POST', path: /\/threads$/, status: 502, after: true });
    run.clock.moveTo(due + 1_000);
    await until(() => threads(run).length === 1);
    run.clock.moveTo(run.clock.now() + 61_000);
    await until(async () => (await at()) > due);
    expect(names(run)).toEqual([expect.stringMatching(/^Quote of the day · \w+, \w+ \d+$/)]);
    expect(embedOf(first(run, 0)).title).toBe('Quote of the day');
  });
});

describe('a forum that wants a tag on each post', () => {
  const tags = [
    { id: STAFF_TAG, name: 'Staff', moderated: true },
    { id: '1180000000050000003', name: 'Art' },
    { id: TAG, name: 'Trivia' },
  ];

  it('gets the one that fits', async () => {
    const run = await start({}, { tags, requiresTag: true });
    await setUp(run);
    await toNext(run);
    expect(threads(run)[0]).toMatchObject({ applied_tags: [TAG] });
  });

  it('is refused at the setup where all tags are for moderators, with what to grant', async () => {
    const run = await start({}, { tags: tags.slice(0, 1), requiresTag: true });
    const { embed } = await setUp(run);
    expect(embed.title).toBe('Not set up yet');
    expect(embed.description).toContain('**Manage Threads**');
  });
});

describe('a test of the daily question', () => {
  it('is a thread of its own in a forum', async () => {
    const run = await start();
    await setUp(run);
    await askedOf(run.ada, 'daily test');
    expect(names(run)).toEqual(['Daily question (test)']);
  });
});
