import { describe, expect, it } from 'vitest';
import { event } from '../../../src/trivia/kinds/event.ts';
import { madeBy, type Tellings } from './coast.ts';

const SANG = { relation: 'sang', target: 'regatta', date: 1301, text: 'Ada sang until the ice broke.' };
const asked = (told: Tellings, rules = {}) =>
  madeBy(
    event,
    { kind: 'event', relations: ['sang', 'lit'], ask: 'At which event? {sentence}' },
    told,
    rules,
  );

describe('a question at which event', () => {
  it('tells what happened there', () => {
    const [one, ...others] = asked({ ada: [SANG] });
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      text: 'At which event? Ada sang until the ice broke.',
      right: 'Regatta',
      facts: ['ada.sang.regatta'],
    });
    expect(one?.wrong.toSorted()).toEqual(['Blackout', 'Carnival', 'Deluge', 'Walkout']);
  });

  it('offers no other event where the subject was in that year, or may have been', () => {
    const told = {
      ada: [
        SANG,
        { relation: 'sang', target: 'blackout', date: 1301 },
        { relation: 'sang', target: 'carnival' },
        { relation: 'sang', target: 'deluge', date: 1340 },
      ],
    };
    expect(
      asked(told)
        .find(({ right }) => right === 'Regatta')
        ?.wrong.toSorted(),
    ).toEqual(['Deluge', 'Walkout']);
  });

  it('offers no event that led to it', () => {
    const told = { ada: [SANG], walkout: [{ relation: 'led', target: 'regatta' }] };
    expect(asked(told)[0]?.wrong).not.toContain('Walkout');
  });

  it('offers no event of that year of which the same place is told', () => {
    const begun = (text: string, date: number) => [{ relation: 'began', value: 'it', date, text }];
    const told = {
      ada: [SANG],
      regatta: begun('The Regatta began off Gull Rock.', 1301),
      blackout: begun('The Blackout began when the lamp of Gull Rock broke.', 1301),
      deluge: begun('The Deluge began at Gull Rock.', 1340),
      walkout: begun('The Walkout began at Crab Bay.', 1301),
    };
    expect(asked(told)[0]?.wrong.toSorted()).toEqual(['Carnival', 'Deluge', 'Walkout']);
  });

  it('is asked of nothing else than an event, told by a text', () => {
    const { text, ...silent } = SANG;
    expect(asked({ ada: [silent] })).toEqual([]);
    expect(asked({ ada: [{ relation: 'lit', target: 'gull-rock', text }] })).toEqual([]);
  });

  it('is not asked where the pack skips the event', () => {
    expect(asked({ ada: [SANG] }, { skip: [{ entry: 'regatta', why: 'for this test' }] })).toEqual([]);
  });
});
