import { describe, expect, it } from 'vitest';
import { actions, forms } from '../../../commands/index.ts';
import type { ActionId } from '../../../src/cards/actions/action-id.ts';
import { bareId, itemId, itemPageId, nameIn, textPageId } from '../../../src/cards/actions/action-id.ts';
import { actionIds } from '../../../src/cards/actions/index.ts';
import { formIds } from '../../../src/cards/forms/index.ts';
import { ID_LIMITS } from '../../../src/lore/pack/schema.ts';

describe('a custom id', () => {
  it('carries a name and its arguments there and back', () => {
    const card = itemPageId('card');
    expect(card.build({ id: 'khitomer/curzon-dax', page: 2 })).toBe('1|card|khitomer/curzon-dax|2');
    expect(card.parse('1|card|khitomer/curzon-dax|2')).toEqual({ id: 'khitomer/curzon-dax', page: 2 });
    expect(nameIn('1|card|khitomer/curzon-dax|2')).toBe('card');
  });

  it('of another version or name, or of none, means nothing', () => {
    const card = itemPageId('card');
    for (const id of ['0|card|khitomer/curzon-dax', '1|work|khitomer/tuc', 'vote-yes', '1', ''])
      expect(card.parse(id)).toBeUndefined();
    for (const id of ['0|card|khitomer/curzon-dax', 'vote-yes', '1']) expect(nameIn(id)).toBeUndefined();
  });

  it('without what it is about means nothing', () => {
    expect(itemPageId('card').parse('1|card')).toBeUndefined();
    expect(itemId('look').parse('1|look|')).toBeUndefined();
    expect(bareId('open').parse('1|open')).toEqual({});
  });

  it('does not hand on what nobody but a forger writes', () => {
    const card = itemPageId('card');
    for (const override of ['\ud83d', 'x'.repeat(80), 'Two Words', '<@1>'])
      expect(card.parse(`1|card|khitomer/curzon-dax|0|${override}`)).toEqual({
        id: 'khitomer/curzon-dax',
        page: 0,
      });
    expect(textPageId('found').build({ text: 'Dax \ud83d' })).toBe('1|found|0||Dax \ufffd');
  });

  it('keeps the bars of a text that was typed', () => {
    const page = textPageId('page');
    const args = { page: 1, override: undefined, text: 'a|b|' };
    expect(page.parse(page.build(args))).toEqual(args);
  });

  it('may have 100 characters and not one more', () => {
    expect(itemId('card').build({ id: 'x'.repeat(93) })).toHaveLength(100);
    expect(() => itemId('card').build({ id: 'x'.repeat(94) })).toThrow(RangeError);
  });
});

/** The longest that there are: ids of entries and tiers as packs may have them, pages as far as anybody turns. */
const ID = 'x'.repeat(ID_LIMITS.item);
const ROUND = '0189ab12-3456-789a-bcde-f0123456789a';
const page = 999;
const override = 'x'.repeat(ID_LIMITS.tier);
const item = { id: ID };
const itemPage = { id: ID, page, override };
const menu = { of: ID, override };
const textPage = { page, override, text: ID };
const round = { id: ROUND };
const answer = { roundId: ROUND, option: 3 };
const nothing = {};

type LongestOf<Ids extends readonly { name: string }[]> = {
  [Id in Ids[number] as Id['name']]: Id extends ActionId<string, infer Args> ? Args : never;
};
const longest: LongestOf<typeof actionIds> = {
  card: itemPage,
  guess: item,
  related: menu,
  instead: menu,
  show: { id: ID, override },
  sources: itemPage,
  more: menu,
  part: { id: ID, part: 'present', page, override },
  work: itemPage,
  'work-page': menu,
  'work-about': menu,
  'guess-work': item,
  'instead-work': menu,
  'show-work': item,
  'search-page': { page, override, text: 'x'.repeat(60) },
  quote: textPage,
  'another-fact': nothing,
  'timeline-page': textPage,
  'timeline-text': textPage,
  'left-out': textPage,
  'left-out-page': textPage,
  vote: answer,
  solo: answer,
  again: { private: true, mode: 'lightning', length: 20, level: 'hard', topic: `entry:${ID}` },
  hint: round,
  skip: round,
  stop: round,
  'solo-next': round,
  look: item,
  report: round,
  'report-page': { page },
  'report-keep': round,
  'report-off': round,
  'own-page': { page },
  board: { period: 'month', page, topic: `entry:${ID}` },
  'forget-me': nothing,
  'set-canon': nothing,
  'set-packs': nothing,
  'set-pictures': nothing,
  'set-spoilers': nothing,
  'clear-limit': nothing,
  'daily-pause': nothing,
  'daily-resume': nothing,
  'daily-today': { on: false },
  'change-time': nothing,
  'daily-off': nothing,
  'remove-member': { id: '1'.repeat(20) },
  'suggestion-approve': round,
  'suggestion-mend': round,
  'suggestion-refuse': round,
  'suggestion-page': { page },
  'mystery-play': nothing,
  'mystery-share': { day: 20_000 },
  'mystery-stats': nothing,
  'mystery-board': nothing,
  'night-join': { id: ROUND, team: 3 },
  'night-leave': round,
  'night-host': { id: ROUND, stage: 'p6' },
  'night-lead': { id: ROUND, lead: 'resume', sure: true },
  'night-board': { id: ROUND, stage: 'end' },
  'try-again': { form: 'custom-question', draft: ROUND },
};
const longestInForms: LongestOf<typeof formIds> = {
  report: round,
  'custom-question': { id: `own.${ROUND}` },
  'suggested-question': { id: `own.${ROUND}` },
  'server-spoilers': nothing,
  'daily-time': nothing,
  'daily-setup': round,
  'daily-add': round,
  'night-plan': round,
};

/** Each owner with arguments of its own, whatever their type. */
const all = [
  ...actionIds.map((id) => [`the button or menu ${id.name}`, id, longest[id.name]] as const),
  ...formIds.map((id) => [`the form ${id.name}`, id, longestInForms[id.name]] as const),
] as unknown as [string, ActionId<string, object>, object][];

describe.each(all)('%s', (_, owner, args) => {
  it('reads the longest arguments that it writes, in 100 characters', () => {
    const id = owner.build(args);
    expect([...id].length).toBeLessThanOrEqual(100);
    expect(owner.parse(id)).toEqual(args);
  });

  it('reads no other’s, and none of another version', () => {
    const id = owner.build(args);
    expect(owner.parse(id.replace(/^1/, '2'))).toBeUndefined();
    const others = all.filter(([, other]) => other.name !== owner.name);
    for (const [, other] of others) expect(other.parse(id)).toBeUndefined();
  });
});

describe('messages sent already', () => {
  it.each([
    ['card', '1|card|khitomer/curzon-dax|0', { id: 'khitomer/curzon-dax', page: 0 }],
    ['card', '1|card|khitomer/curzon-dax|0|all', { id: 'khitomer/curzon-dax', page: 0, override: 'all' }],
    ['guess', '1|guess|khitomer/worf', { id: 'khitomer/worf' }],
    ['related', '1|related|mentions-0', { of: 'mentions-0' }],
    ['search-page', '1|search-page|2||peace|talks', { page: 2, text: 'peace|talks' }],
    ['timeline-page', '1|timeline-page|1|canon|2293', { page: 1, override: 'canon', text: '2293' }],
    ['vote', '1|vote|round|0', { roundId: 'round', option: 0 }],
    ['board', '1|board|week|1|', { period: 'week', page: 1 }],
    ['board', '1|board|all|0|entry:khitomer/worf', { period: 'all', page: 0, topic: 'entry:khitomer/worf' }],
    ['daily-today', '1|daily-today|off', { on: false }],
  ])('are understood: %s in %s', (name, id, args) => {
    expect(actionIds.find((owner) => owner.name === name)?.parse(id)).toEqual(args);
  });

  it('are answered kindly where they make no sense', () => {
    const parse = (name: string, id: string) => actionIds.find((owner) => owner.name === name)?.parse(id);
    expect(parse('vote', '1|vote|round|')).toBeUndefined();
    expect(parse('vote', '1|vote|round|B')).toBeUndefined();
    expect(parse('board', '1|board|constructor|0|')).toBeUndefined();
    expect(parse('daily-today', '1|daily-today|maybe')).toBeUndefined();
    expect(parse('card', '1|card|khitomer/worf|second')).toEqual({ id: 'khitomer/worf', page: 0 });
  });
});

describe('the lists of handlers', () => {
  it('have one for every name, under its own', () => {
    expect(Object.keys(actions).toSorted()).toEqual(actionIds.map(({ name }) => name).toSorted());
    expect(Object.keys(forms).toSorted()).toEqual(formIds.map(({ name }) => name).toSorted());
    for (const [name, handler] of [...Object.entries(actions), ...Object.entries(forms)])
      expect(handler.name).toBe(name);
  });
});
