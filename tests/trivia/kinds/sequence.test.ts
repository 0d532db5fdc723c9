import { describe, expect, it } from 'vitest';
import { sequence } from '../../../src/trivia/kinds/sequence.ts';
import { madeBy, type Tellings } from './coast.ts';

const began = (date: number | string) => [{ relation: 'began', value: 'at noon', date }];
const FIVE: Tellings = {
  regatta: began(1301),
  blackout: began('1310-03'),
  deluge: began('1310-05'),
  walkout: began(1322),
  carnival: began(1330),
};
const asked = (kind: 'first' | 'last', told: Tellings, rules = {}) =>
  madeBy(sequence, { kind, relations: ['began'], ask: 'Which of these?' }, told, rules);
const sorted = (one: { right: string; wrong: string[] } | undefined) =>
  one && [one.right, ...one.wrong.toSorted()];

describe('a question which came first', () => {
  it('offers three that came after for certain', () => {
    const { regatta, ...four } = FIVE;
    expect(asked('first', four).map(sorted)).toEqual([['Blackout', 'Carnival', 'Deluge', 'Walkout']]);
  });

  it('has all four as its proof, the right one first', () => {
    const { regatta, ...four } = FIVE;
    const [one] = asked('first', four);
    const subjects = one?.facts.map((id) => id.slice(0, id.indexOf('.')));
    expect(subjects?.[0]).toBe('blackout');
    expect(subjects?.toSorted()).toEqual(['blackout', 'carnival', 'deluge', 'walkout']);
  });

  it('does not compare dates that touch', () => {
    const { carnival, ...four } = FIVE;
    expect(asked('first', four).map(({ right }) => right)).toEqual(['Regatta']);
    // In 1310, some time: perhaps before March, perhaps after May.
    expect(asked('first', { ...four, regatta: began(1310) })).toEqual([]);
  });

  it('leaves out what is uncertain or without an end', () => {
    const { carnival, ...four } = FIVE;
    for (const date of ['c. 1330', 'from 1330'])
      expect(asked('first', { ...four, walkout: began(date) })).toEqual([]);
  });
});

describe('a question which came last', () => {
  it('offers three that came before for certain', () => {
    const { carnival, ...four } = FIVE;
    expect(asked('last', four).map(sorted)).toEqual([['Walkout', 'Blackout', 'Deluge', 'Regatta']]);
    // Begun before, but perhaps not over.
    expect(asked('last', { ...four, regatta: began('1301-1325') })).toEqual([]);
  });

  it('is not asked of things of several kinds, nor of fewer than four', () => {
    const { carnival, walkout, ...three } = FIVE;
    expect(asked('last', three)).toEqual([]);
    expect(asked('last', { ...three, ada: began(1350) })).toEqual([]);
  });

  it('leaves out what the pack skips for it', () => {
    const { carnival, ...four } = FIVE;
    const skip = (kinds: string[]) => ({ skip: [{ entry: 'deluge', kinds, why: 'for this test' }] });
    expect(asked('last', four, skip(['last']))).toEqual([]);
    expect(asked('last', four, skip(['first']))).toHaveLength(1);
  });
});
