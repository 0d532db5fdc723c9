import { describe, expect, it } from 'vitest';
import {
  endNightCard,
  nightCard,
  nightsCard,
  panelCard,
  tellingCard,
  wholeBoardCard,
} from '../../src/cards/night-card.ts';
import type { Reply } from '../../src/cards/reply.ts';
import { lengthOf } from '../../src/cards/text.ts';
import type { NightBoard } from '../../src/nights/board.ts';
import { rank } from '../../src/nights/board.ts';
import type { Night } from '../../src/nights/night.ts';
import type { Telling } from '../../src/nights/step.ts';
import { expectFits } from './fits-discord.ts';

const ID = '0189ab12-3456-789a-bcde-f0123456789a';
const night = (changes: Partial<Night> = {}): Night => ({
  ...{ id: ID, guildId: '1', channelId: '2', parentId: null, hostId: '3', title: 'Quiz night' },
  ...{ startsAt: 1_796_500_800_000, rounds: 3, questions: 5, topics: [], teams: 0, state: 'planned' },
  ...{ mode: 'classic', level: null },
  ...{ round: 0, held: false, stepAt: 0, telling: null, tellingSince: null, eventId: '4', messageId: '5' },
  ...{ revision: 1, createdAt: 0 },
  ...changes,
});
const view = (changes: Partial<Night> = {}, players = 0, topics: (string | undefined)[] = []) => ({
  night: night(changes),
  topics,
  players: Array.from({ length: players }, (_, index) => ({
    userId: String(10n ** 19n + BigInt(index)),
    team: index % Math.max(1, changes.teams ?? 0),
  })),
  duration: 600_000,
});
const board = (members: number, teams = 0): NightBoard => {
  const all = Array.from({ length: members }, (_, index) => String(10n ** 19n + BigInt(index)));
  return {
    ...rank(
      { teams },
      all.map((userId, index) => ({ userId, points: 900 - index * 10, right: 9 })),
      new Map(all.map((userId, index) => [userId, index % Math.max(1, teams)])),
    ),
    asked: 15,
  };
};
const textOf = ({ embeds: [embed] }: Reply) => `${embed?.title}\n${embed?.description}`;
const labels = ({ components }: Reply) =>
  components.flatMap((row) => row.components.flatMap((one) => ('label' in one ? one.label : [])));
/** As a phone shows it: mentions as names, moments as such. */
const seen = (text: string) =>
  text
    .replace(/<@\d+>/g, '@Somebody')
    .replace(/<t:\d+:R>/g, 'in 5 minutes')
    .replace(/\*\*|^-# /gm, '');

const tell = (telling: Telling, changes: Partial<Night> = {}, topics: (string | undefined)[] = []) =>
  tellingCard(view({ state: 'playing', round: 1, ...changes }, 0, topics), 'b1', telling, {
    names: new Map(),
    look: { theme: 'dark' },
  });

describe('a quiz night’s cards', () => {
  it('fit Discord with as many members, teams and words as there can be', () => {
    const title = `${'*'.repeat(59)}_`;
    const topics = Array.from({ length: 6 }, () => '_'.repeat(200));
    const most = { title, rounds: 6, questions: 15 };
    for (const teams of [0, 4]) {
      for (const state of ['planned', 'playing', 'paused', 'over', 'cancelled'] as const) {
        const full = view({ ...most, teams, state }, 500, topics);
        for (const card of [nightCard(full), panelCard(full), endNightCard(full.night)]) expectFits(card);
      }
      const full = board(500, teams);
      const tellings: Telling[] = [
        { kind: 'begins', players: [], firstAt: 0 },
        { kind: 'board', board: full, next: { at: 0 } },
        { kind: 'board', board: full, next: 'held' },
        { kind: 'held' },
        { kind: 'winners', board: full },
        { kind: 'winners', board: board(0, teams) },
        { kind: 'off', why: 'missed' },
      ];
      for (const telling of tellings) expectFits(tell(telling, { ...most, teams }, topics));
      expectFits(wholeBoardCard(night({ ...most, teams }), full, '1'));
    }
    expectFits(nightsCard([1, 2, 3].map((id) => night({ title, id: `${ID}${id}` }))));
  });

  it('have lines that a phone shows in one', () => {
    for (const teams of [0, 2]) {
      const lines = [
        ...seen(textOf(tell({ kind: 'board', board: board(5, teams), next: { at: 0 } }, { teams }))).split(
          '\n',
        ),
        ...seen(textOf(nightCard(view({ teams }))))
          .split('\n')
          .slice(3, 8),
      ];
      for (const line of lines) expect(lengthOf(line), line).toBeLessThanOrEqual(38);
    }
  });

  it('say what the next round is about, and when it comes', () => {
    const card = tell({ kind: 'board', board: board(2), next: { at: 1_000 } }, {}, ['Ships', 'People']);
    expect(textOf(card)).toContain('Round 2, People, begins <t:1:R>.');
    expect(textOf(tell({ kind: 'board', board: board(2), next: { at: 1_000 } }))).toContain(
      'Round 2 begins <t:1:R>.',
    );
  });

  it('name all who share the first place', () => {
    const { members, teams } = rank(
      { teams: 0 },
      [
        { userId: '7', points: 20, right: 1 },
        { userId: '8', points: 20, right: 1 },
        { userId: '9', points: 10, right: 1 },
      ],
      new Map(),
    );
    const card = tell({ kind: 'winners', board: { members, teams, asked: 3 } });
    expect(textOf(card)).toContain('🏆 <@7>, <@8>');
  });

  it('say it in words alone where a server wants no pictures', () => {
    const card = tellingCard(
      view({ round: 3 }),
      'end',
      { kind: 'winners', board: board(3) },
      {
        names: new Map(),
        look: undefined,
      },
    );
    expect(card.files).toBeUndefined();
    expect(textOf(card)).toContain('🥉');
  });

  it('offer a host what can be done now', () => {
    const offered = (changes: Partial<Night>) => labels(panelCard(view(changes)));
    expect(offered({ state: 'planned' })).toEqual(['Start now', 'End it']);
    expect(offered({ state: 'waiting', round: 1 })).toEqual(['Next round now', 'Pause', 'End it']);
    expect(offered({ state: 'playing', held: true })).toEqual(['Next round now', 'Go on', 'End it']);
    expect(offered({ state: 'paused' })).toEqual(['Go on', 'End it']);
    expect(offered({ state: 'over' })).toEqual([]);
  });

  it('are joined by team while they are open, and not after', () => {
    expect(labels(nightCard(view({ teams: 2 })))).toEqual(['Red', 'Blue', 'Any team', 'Leave', 'Host']);
    expect(labels(nightCard(view()))).toEqual(['Join', 'Leave', 'Host']);
    expect(labels(nightCard(view({ state: 'over' })))).toEqual([]);
  });
});
