import { expect, it } from 'vitest';
import { PLACES } from '../e2e/bot.ts';
import { asked, offered, startBot } from './asked.ts';

const { ada, app, clock } = await startBot();
const schedule = () => app.storage.schedules.get(PLACES.starbase);
const setup = (options: Record<string, string | boolean> = {}) =>
  asked(ada, 'daily setup', { channel: PLACES.general, time: '9:00', zone: 'Europe/Berlin', ...options });

it.each(['status', 'preview', 'pause', 'resume', 'off'])(
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
  await asked(ada, 'daily off');
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
