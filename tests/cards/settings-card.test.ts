import { ComponentType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { type SettingsView, settingsCard } from '../../src/cards/settings-card.ts';
import type { Pack } from '../../src/lore/model/model.ts';
import type { Schedule } from '../../src/storage/schedules.ts';
import { loreOf } from '../lore/opened.ts';
import { writePack } from '../lore/small-pack.ts';
import { NOON, schedule } from '../storage/examples.ts';
import { expectFits } from './fits-discord.ts';

const [PACK] = loreOf(writePack()).packs as [Pack];
const set: Schedule = {
  ...schedule(),
  pausedReason: null,
  nextAt: NOON,
  claimedBy: null,
  leaseUntil: 0,
  createdAt: NOON,
  toldAdmin: false,
};
const view = { topic: undefined, missing: [], questions: 12, today: false, pings: true };
const packs = (many: number, name = 'Small') =>
  Array.from({ length: many }, (_, index) => ({
    pack: { ...PACK, id: `pack${index}`, name: `${name} ${index}` },
    chosen: index % 2 === 0,
  }));
const PLAIN: SettingsView = {
  packs: packs(1),
  canon: [
    { name: 'Everything', value: 'all', chosen: true },
    { name: 'On screen only', value: 'screen', chosen: false },
  ],
  spoilers: undefined,
  channels: [],
  pictures: 'dark',
  zone: 'UTC',
  daily: undefined,
  others: [],
  questions: 0,
  switchedOff: 0,
  seasons: { every: ['quarter'], current: '4th quarter of 2026', role: undefined },
  presets: [],
  leftOut: 0,
  hidden: 0,
};
const channels = (many: number, limit = 'DS9 S4') =>
  Array.from({ length: many }, (_, index) => ({
    channelId: `11000000000000000${String(index).padStart(2, '0')}`,
    name: index === 0 ? 'lore' : undefined,
    limit,
  }));
const field = (card: ReturnType<typeof settingsCard>, name: string) =>
  card.embeds[0]?.fields?.find((one) => one.name === name)?.value ?? '';
const components = (card: ReturnType<typeof settingsCard>) =>
  card.components.flatMap((row) => row.components);
const menuNamed = (card: ReturnType<typeof settingsCard>, placeholder: string) =>
  components(card).find((one) => one.type === ComponentType.StringSelect && one.placeholder === placeholder);
const labels = (card: ReturnType<typeof settingsCard>) =>
  components(card).flatMap((one) => ('label' in one ? [one.label] : []));

describe('the page of settings', () => {
  it('fits Discord with everything set, and as long as can be', () => {
    const card = settingsCard({
      packs: packs(25, '*'.repeat(100)),
      canon: Array.from({ length: 40 }, (_, index) => ({
        name: `${index} ${'*'.repeat(150)}`,
        value: `tier${index}`,
        chosen: index === 3,
      })),
      spoilers: '_'.repeat(2_000),
      channels: channels(60, '_'.repeat(2_000)),
      pictures: 'light',
      zone: 'America/Argentina/ComodRivadavia',
      daily: {
        schedule: {
          ...set,
          pausedReason: 'forbidden',
          nextAt: null,
          skipWeekdays: 63,
          roleId: '1',
          useThread: true,
        },
        view: {
          topic: { id: 'entry:a/b', name: '*'.repeat(100) },
          missing: Array.from({ length: 6 }, () => 'Send Messages in Threads'),
          questions: 123_456,
          today: true,
          pings: true,
        },
      },
      others: (['mystery', 'today', 'quote', 'fact'] as const).map((kind) => ({
        ...set,
        kind,
        skipWeekdays: 63,
        pausedReason: 'forbidden',
        missing: Array.from({ length: 6 }, () => 'Send Messages in Threads'),
      })),
      questions: 10_000,
      switchedOff: 1_000,
      seasons: {
        every: Array.from({ length: 24 }, (_, index) => `20${10 + index}-12-01`),
        current: '31 December 2026 to 30 December 2027',
        role: {
          id: '1100000000000000000',
          isPaused: true,
          isInTrouble: true,
        },
      },
      presets: Array.from({ length: 20 }, () => '*'.repeat(40)),
      leftOut: 10_000,
      hidden: 200,
    });
    expectFits(card);
    // Nothing fell off its end.
    expect(field(card, 'Hidden entries')).toContain('200');
    expectFits(settingsCard(PLAIN));
  });

  it('says of each setting what it does', () => {
    const { fields = [] } =
      settingsCard({ ...PLAIN, channels: channels(1), daily: { schedule: set, view } }).embeds[0] ?? {};
    expect(fields.map(({ name }) => name)).toEqual([
      'Canon',
      'Spoiler limit',
      'Spoiler limits of channels',
      'Pictures',
      'Time zone',
      'Daily question',
      'Other daily posts',
      'Questions of your own',
      'Seasons',
      'Left out of the boards',
      'Games kept under a name',
      'Hidden entries',
    ]);
    for (const { value } of fields) expect(value).toMatch(/\n-# .+[^:]$/);
  });

  it('lists ten channels, counts the rest, and offers to remove each limit', () => {
    const card = settingsCard({ ...PLAIN, channels: channels(13) });
    expect(field(card, 'Spoiler limits of channels').match(/<#\d+> \*\*DS9 S4\*\*/g)).toHaveLength(10);
    expect(field(card, 'Spoiler limits of channels')).toContain('\nand 3 more\n');
    expect(menuNamed(card, 'Remove a channel’s limit')).toMatchObject({
      options: expect.arrayContaining([
        { label: '#lore', value: '1100000000000000000', description: 'DS9 S4' },
        { label: '1100000000000000001', value: '1100000000000000001', description: 'DS9 S4' },
      ]),
    });
    expect(field(settingsCard(PLAIN), 'Spoiler limits of channels')).toContain('**none**');
    expect(menuNamed(settingsCard(PLAIN), 'Remove a channel’s limit')).toBeUndefined();
  });

  it('marks what is set for pictures', () => {
    for (const set of ['dark', 'light', 'none'] as const) {
      const menu = menuNamed(settingsCard({ ...PLAIN, pictures: set }), 'Pictures');
      expect(menu).toMatchObject({
        options: ['dark', 'light', 'none'].map((value) => ({ value, default: value === set })),
      });
    }
  });

  it('says all that is set about the daily question', () => {
    const card = settingsCard({
      ...PLAIN,
      daily: {
        schedule: {
          ...set,
          skipWeekdays: 96,
          reveal: 4,
          roleId: '5',
          useThread: true,
          difficulty: 'hard',
          pausedReason: 'forbidden',
          nextAt: null,
        },
        view: {
          topic: { id: 'kind:ship', name: 'Ships' },
          missing: ['Send Messages'],
          questions: 12,
          today: true,
          pings: true,
        },
      },
    });
    const text = field(card, 'Daily question');
    for (const line of [
      '**Next question:** paused',
      `**Channel:** <#${set.channelId}>, with a thread for each question`,
      '**Every day at:** 09:00, Europe/Berlin',
      '**Questions:** Ships, hard (12)',
      '**Answer comes:** after 4 hours',
      '**On this day:** added when something happened',
      '**Not on:** Saturday, Sunday',
      '**Pings:** <@&5>',
      '**Paused:** Discord did not let Curzon post there. Grant what is missing, then `/daily resume`.',
      '**Send Messages**',
    ])
      expect(text).toContain(line);
    expect(labels(card)).toEqual([
      'Change the spoiler limit',
      'Resume daily question',
      'Change time',
      'On this day: turn off',
    ]);
  });

  it('asks nobody to grant anything in a channel that is gone', () => {
    const gone = { ...set, pausedReason: 'gone', nextAt: null };
    const card = settingsCard({
      ...PLAIN,
      daily: { schedule: gone, view: { ...view, missing: ['View Channel'] } },
    });
    expect(field(card, 'Daily question')).toContain('Choose another one with `/daily setup`.');
    expect(field(card, 'Daily question')).not.toContain('View Channel');
  });

  it('says what to type where there is no daily question, and has no buttons for one', () => {
    const card = settingsCard(PLAIN);
    expect(field(card, 'Daily question')).toContain('`/daily setup`');
    expect(labels(card)).toEqual(['Change the spoiler limit']);
  });
});
