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
const NAMES = ['Bram', 'Cleo', 'Dirk', 'Esme', 'Finn'];
/** What the others feared, by a work. */
const others = (work: string): Tellings =>
  Object.fromEntries(
    NAMES.map((name) => [
      name.toLowerCase(),
      [{ relation: 'feared', value: `${name}'s ghost`, cite: [work] }],
    ]),
  );
/** Enough facts that some come out true and some false. */
const ALL: Tellings = {
  ada: Object.entries(DEEDS).map(([target, deed]) => ({ relation: 'lit', target, text: `Ada ${deed}.` })),
  ...others('log'),
};
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
    const did = (...ids: string[]) => ({
      ...ALL,
      ...Object.fromEntries(ids.map((id) => [id, [{ relation: 'lit', target }]])),
    });
    const liar = (told: Tellings) => asked(told).find(({ facts }) => facts[0] === fact)?.also[0];
    expect(['Dirk', 'Esme', 'Finn']).toContain(liar(did('bram', 'cleo')));
    expect(liar(did('bram', 'cleo', 'dirk', 'esme'))).toBe('Finn');
    expect(liar(did('bram', 'cleo', 'dirk', 'esme', 'finn'))).toBeUndefined();
  });

  it('is false of nobody from another story', () => {
    const elsewhere = asked({ ...ALL, ...others('tide') });
    expect(elsewhere).toEqual(of('True'));
    const { finn = [] } = others('log');
    const finnToo = asked({ ...ALL, ...others('tide'), finn });
    expect(finnToo.filter(({ right }) => right === 'False').map(({ also }) => also[0])).toEqual(
      of('False').map(() => 'Finn'),
    );
  });

  it('is false of one of the three who are most like whom it is true of', () => {
    const sang = { relation: 'sang', target: 'regatta' };
    for (const alike of [
      ['Bram', 'Cleo', 'Dirk'],
      ['Dirk', 'Esme', 'Finn'],
    ]) {
      const singers = Object.fromEntries(
        ['Ada', ...alike].map((name) => [name.toLowerCase(), [...(ALL[name.toLowerCase()] ?? []), sang]]),
      );
      const liars = asked({ ...ALL, ...singers }).flatMap(({ also }) => also);
      expect(liars).toHaveLength(of('False').length);
      for (const liar of liars) expect(alike).toContain(liar);
    }
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
