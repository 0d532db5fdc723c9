import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { localDate } from '../../src/daily/local-time.ts';
import { customIdOf, PLACES, until } from '../e2e/bot.ts';
import { asked, offered, shown, startBot } from './asked.ts';

const { ada, app, bea, clock, standIn } = await startBot();
const schedule = () => app.storage.schedules.get(PLACES.starbase);
const setup = (options: Record<string, string | boolean> = {}) =>
  asked(ada, 'daily setup', { channel: PLACES.general, time: '9:00', zone: 'Europe/Berlin', ...options });

it.each(['status', 'preview', 'test', 'post-now', 'pause', 'resume', 'off'])(
  'has nothing to %s before it is set up',
  async (way) => {
    expect((await asked(ada, `daily ${way}`)).embed.title).toBe('No daily question yet');
  },
);

it.each([
  [{ time: '25:00' }, '**time:**'],
  [{ zone: 'Atlantis' }, '**zone:** “Atlantis”'],
  [{ skip: 'mon, tue, wed, thu, fri, sat, sun' }, '**skip:**'],
  [{ topic: 'cookery' }, '**topic:** There is no topic “cookery”'],
])('sets nothing up with %j, and says what is wrong', async (wrong, said) => {
  const { embed, ephemeral } = await setup(wrong);
  expect([embed.title, ephemeral]).toEqual(['Not set up yet', true]);
  expect(embed.description).toContain(said);
  expect(await schedule()).toBeUndefined();
});

it('sets up what was chosen, at the next such hour', async () => {
  const { embed } = await setup({ skip: 'sat and sun', reveal: '4', difficulty: 'hard' });
  expect(embed.title).toBe('Daily question set up');
  expect(await schedule()).toMatchObject({
    channelId: PLACES.general,
    time: '09:00',
    zone: 'Europe/Berlin',
    skipWeekdays: 96,
    reveal: 4,
    difficulty: 'hard',
  });
  expect((await schedule())?.nextAt).toBeGreaterThan(clock.now());
});

it('is paused and resumed, previewed for the asker alone, and ended', async () => {
  await asked(ada, 'daily pause');
  expect((await schedule())?.nextAt).toBeNull();
  expect((await asked(ada, 'daily resume')).embed.title).toBe('Daily question resumed');
  const preview = await asked(ada, 'daily preview');
  expect([preview.embed.title, preview.ephemeral]).toEqual(['Daily question (preview)', true]);
  expect(preview.message.components).toEqual([]);
  expect(preview.text).toMatch(/would be posted in <#\d+>\. Nobody is pinged/);
  // Its answer comes after four hours.
  expect(preview.text).toMatch(/closes <t:\d+:R> · you may change your answer until then/);
  await asked(ada, 'daily pause');
  expect((await asked(ada, 'daily post-now')).embed.title).toBe('It is paused');
  await asked(ada, 'daily resume');
  const question = await asked(ada, 'daily off');
  expect(question.embed.title).toBe('End the daily question?');
  expect(await schedule()).toBeDefined();
  await ada.press(PLACES.lore, question.message.id, customIdOf(question.message, 'End it'));
  expect(await schedule()).toBeUndefined();
});

it('completes zones and topics', async () => {
  const zones = await offered(ada, 'daily setup', 'zone', {
    zone: 'tok',
    channel: PLACES.general,
    time: '9',
  });
  expect(zones.map(({ value }) => value)).toContain('Asia/Tokyo');
  const topics = await offered(ada, 'daily setup', 'topic', {
    topic: 'shi',
    channel: PLACES.general,
    time: '9',
  });
  expect(topics[0]).toEqual({ name: 'Ships', value: 'kind:ship' });
});

describe('a setup that is refused', () => {
  it('keeps what was typed and chosen for another try', async () => {
    const refused = await setup({
      time: '25:00',
      skip: 'monkey',
      reveal: '8',
      thread: true,
      difficulty: 'easy',
    });
    const opened = await ada.press(PLACES.lore, refused.message.id, customIdOf(refused.message, 'Try again'));
    if (opened.kind !== 'modal') throw new Error(`answered with ${opened.kind}`);
    expect(JSON.stringify(opened.modal)).toMatch(
      /"value":"25:00".*"value":"Europe\/Berlin".*"value":"monkey"/,
    );
    const sent = await ada.submit(PLACES.lore, opened.interactionId, {
      time: '9pm',
      zone: 'Wien',
      skip: 'weekends',
      topic: '',
    });
    expect(shown(sent).embed.title).toBe('Daily question set up');
    expect(await schedule()).toMatchObject({
      channelId: PLACES.general,
      time: '21:00',
      zone: 'Europe/Vienna',
      skipWeekdays: 96,
      reveal: 8,
      useThread: true,
      difficulty: 'easy',
    });
  });

  it('gives nobody else what was typed', async () => {
    const draft = app.newId();
    app.drafts.keep(draft, { userId: 'ada', typed: { time: '9' } });
    expect(app.drafts.of(draft, 'bea')).toBeUndefined();
    expect(app.drafts.of(draft, 'ada')).toEqual({ time: '9' });
  });
});

describe('a setup anew', () => {
  it('keeps what it does not name', async () => {
    await setup({
      skip: 'sat-sun',
      reveal: '1',
      thread: true,
      topic: 'Ships',
      role: PLACES.moderators,
      today: true,
    });
    const { text } = await setup({ time: '10:00' });
    expect(text).toContain('after 1 hour"');
    expect(text).toContain('added when something happened');
    expect(await schedule()).toMatchObject({
      time: '10:00',
      skipWeekdays: 96,
      reveal: 1,
      useThread: true,
      topic: 'kind:ship',
      roleId: PLACES.moderators,
    });
  });

  it('takes away what it is told to', async () => {
    await setup({ skip: 'none', thread: false, topic: 'any', difficulty: 'any', ping: false, today: false });
    expect(await schedule()).toMatchObject({
      skipWeekdays: 0,
      useThread: false,
      topic: null,
      difficulty: null,
      roleId: null,
    });
  });

  it('at a later hour of a day that has its question says that the next one comes tomorrow', async () => {
    const now = clock.now();
    const hour = (from: number) => new Date(from).toISOString().slice(11, 16);
    const today = localDate(now + 60_000, 'UTC');
    // What matters is the day of the next such hour: that one has its question.
    await app.storage.dailyPosts.record({
      guildId: PLACES.starbase,
      localDate: today,
      nonce: 'today',
      dueAt: now,
      revealAt: null,
      now,
      round: {
        id: 'today',
        guildId: PLACES.starbase,
        kind: 'daily',
        question: { id: 'q', text: 'Who?', options: ['A', 'B'], right: 0, facts: [], source: 'S' },
        points: 10,
        changeable: true,
        openedAt: now,
        closesAt: null,
        channelId: PLACES.general,
        messageId: null,
        sessionId: null,
      },
    });
    await app.storage.dailyPosts.confirm(PLACES.starbase, today, {
      messageId: '1',
      now,
      revealed: undefined,
    });
    await setup({ time: hour(now + 60_000), zone: 'UTC' });
    const nextAt = (await schedule())?.nextAt ?? 0;
    expect(localDate(nextAt, 'UTC')).toBe(localDate(now + 60_000 + 86_400_000, 'UTC'));
  });
});

describe('a role', () => {
  it('that Discord would not let Curzon ping is refused with what to change, and everyone always', async () => {
    const mayPing = (roleId: string) => app.channels.mayPing(PLACES.starbase, PLACES.general, roleId);
    expect(mayPing(PLACES.moderators)).toBe(true);
    expect(mayPing(PLACES.starbase)).toBe(false);
    const { embed } = await setup({ role: PLACES.starbase });
    expect(embed.description).toContain('**role:** Curzon never pings everyone');
    standIn.setOverwrite(PLACES.general, {
      id: standIn.applicationId,
      type: 'member',
      deny: PermissionFlagsBits.MentionEveryone,
    });
    // The app's own role, which nobody made mentionable.
    const role = String(BigInt(PLACES.starbase) + 0x3f_0000n);
    await until(() => !mayPing(role));
    const quiet = await setup({ role });
    expect(quiet.embed.description).toContain('**Allow anyone to @mention this role**');
    expect(mayPing(PLACES.moderators)).toBe(true);
  });
});

describe('/daily test', () => {
  const samples = () =>
    bea.messages(PLACES.general).filter(({ embeds }) => embeds[0]?.title === 'Daily question (test)');

  it('posts a sample each time, with nothing to press and nobody pinged, and today’s question still comes', async () => {
    await setup({ role: PLACES.moderators });
    const before = await schedule();
    const told = await asked(ada, 'daily test');
    expect([told.embed.title, told.ephemeral]).toEqual(['Posted as a test', true]);
    await asked(ada, 'daily test');
    expect(samples()).toHaveLength(2);
    expect(samples()[0]).toMatchObject({ components: [], content: '', mention_roles: [] });
    expect(await schedule()).toEqual(before);
  });

  it('says what to grant where Curzon may not post', async () => {
    standIn.setOverwrite(PLACES.general, {
      id: standIn.applicationId,
      type: 'member',
      deny: PermissionFlagsBits.SendMessages,
    });
    await until(
      async () => !(await app.channels.check(PLACES.starbase, PLACES.general, { thread: false })).ok,
    );
    const { embed } = await asked(ada, 'daily test');
    expect(embed.title).toBe('Curzon may not post there');
    expect(embed.description).toContain('**Send Messages**');
  });
});
