import { describe, expect, it } from 'vitest';
import { truth } from '../../../src/trivia/kinds/truth.ts';
import { madeBy, type Tellings } from './coast.ts';

const DEEDS = {
  'gull-rock': 'lit Gull Rock with driftwood',
  'crab-bay': 'lit Crab Bay with whale oil',
  'fog-point': 'lit Fog Point with a stolen lamp',
  'salt-head': 'lit Salt Head with torches',
  'eel-cove': 'lit Eel Cove with glowing jellyfish',
};
/** Enough facts that some come out true and some false. */
const ALL: Tellings = {
  ada: Object.entries(DEEDS).map(([target, deed]) => ({ relation: 'lit', target, text: `Ada ${deed}.` })),
};
const NAMES = ['Bram', 'Cleo', 'Dirk', 'Esme', 'Finn'];
const asked = (told: Tellings, rules = {}) =>
  madeBy(truth, { kind: 'truth', relations: ['lit'], ask: 'True or false? {sentence}' }, told, rules);

describe('a question whether it is true', () => {
  const made = asked(ALL);
  const of = (answer: string) => made.filter(({ right }) => right === answer);

  it('tells some as they are, and some of somebody else', () => {
    expect(made).toHaveLength(5);
    expect(of('True').length).toBeGreaterThan(0);
    expect(of('False').length).toBeGreaterThan(0);
    for (const { text, wrong, also } of of('True')) {
      expect(text).toMatch(/^True or false\? Ada lit /);
      expect([wrong, also]).toEqual([['False'], []]);
    }
    for (const { text, wrong, also } of of('False')) {
      const [liar = ''] = also;
      expect(NAMES).toContain(liar);
      expect(text).toMatch(new RegExp(`^True or false\\? ${liar} lit `));
      expect(wrong).toEqual(['True']);
    }
  });

  it('is false the same way every time', () => {
    expect(asked(ALL)).toEqual(made);
  });

  it('never puts somebody in the place who did it too', () => {
    const [fact = ''] = of('False')[0]?.facts ?? [];
    const target = fact.split('.').at(-1) ?? '';
    const told = { ...ALL, bram: [{ relation: 'lit', target }], cleo: [{ relation: 'lit', target }] };
    const again = asked(told).find(({ facts }) => facts[0] === fact);
    expect(['Dirk', 'Esme', 'Finn']).toContain(again?.also[0]);
    // Of two left nobody can say who is likelier.
    const most = { ...told, dirk: [{ relation: 'lit', target }] };
    expect(asked(most).filter(({ facts }) => facts[0] === fact)).toEqual([]);
  });

  it('answers in the words of the pack', () => {
    const answers = new Set(asked(ALL, { answers: { yes: 'Aye', no: 'Nay' } }).map(({ right }) => right));
    expect(answers).toEqual(new Set(['Aye', 'Nay']));
  });

  it('is not asked without a text, or of a subject that the pack skips', () => {
    expect(asked({ ada: [{ relation: 'lit', target: 'gull-rock' }] })).toEqual([]);
    expect(asked(ALL, { skip: [{ entry: 'ada', why: 'for this test' }] })).toEqual([]);
  });
});
