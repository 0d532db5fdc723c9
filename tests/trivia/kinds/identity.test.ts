import { describe, expect, it } from 'vitest';
import { identity } from '../../../src/trivia/kinds/identity.ts';
import { START } from '../../../src/trivia/source.ts';
import { shippedKnowledge } from '../../lore/opened.ts';
import { madeBy, type Tellings } from './coast.ts';

const shipped = await shippedKnowledge();
const LIT = { relation: 'lit', target: 'gull-rock', date: 1301, text: 'Ada lit Gull Rock with driftwood.' };
const KEPT = { relation: 'kept', target: 'crab-bay', text: 'Ada kept the birds of Crab Bay.' };
const SANG = { relation: 'sang', target: 'regatta', text: 'Ada sang when the ice broke.' };
const ADA = [LIT, KEPT, SANG];
const asked = (told: Tellings, rules = {}) =>
  madeBy(
    identity,
    {
      kind: 'identity',
      relations: ['lit', 'kept', 'sang', 'feared'],
      subjects: ['person'],
      ask: 'Who is this?',
      clue: '{lead}this person {deed}',
    },
    told,
    rules,
  );
const clues = (text = '') => text.split('\n').slice(1);

describe('a question who this is', () => {
  it('tells three things of somebody, the most telling last', () => {
    const [one, ...others] = asked({ ada: ADA });
    expect(others).toEqual([]);
    expect(one?.text.split('\n')[0]).toBe('Who is this?');
    expect(clues(one?.text).toSorted()).toEqual([
      '• This person kept the birds of Crab Bay',
      '• This person lit Gull Rock with driftwood',
      '• This person sang when the ice broke',
    ]);
    expect(clues(one?.text).at(-1)).toContain('sang');
    expect(one?.right).toBe('Ada');
    expect(one?.facts.toSorted()).toEqual(['ada.kept.crab-bay', 'ada.lit.gull-rock', 'ada.sang.regatta']);
  });

  it('offers nobody who did one of the three', () => {
    // Years later, but who reads three clues quickly does not mind years.
    const told = { ada: ADA, bram: [{ relation: 'lit', target: 'gull-rock', date: 1340 }] };
    expect(asked(told)[0]?.wrong.toSorted()).toEqual(['Cleo', 'Dirk', 'Esme', 'Finn']);
  });

  it('is not asked of anybody of whom fewer things can be told', () => {
    expect(asked({ ada: [LIT, KEPT] })).toEqual([]);
    // Two of the same target tell one thing.
    expect(asked({ ada: [LIT, KEPT, { ...SANG, relation: 'kept', target: 'gull-rock' }] })).toEqual([]);
  });

  it('is explained by what the card says of them in short, and not by the clues again', () => {
    const [one] = asked({ ada: ADA });
    expect(one?.explanation).toBe('Of the coast.');
    const of = { topic: null, level: null };
    const west = shipped.questions
      .after(of, START, shipped.questions.count(of))
      .find(({ kind, options, answer }) => kind === 'identity' && options[answer] === 'West');
    expect(west?.explanation).toMatch(/^Starfleet colonel/);
  });

  it('has no clue that another says along with more', () => {
    const again = { relation: 'feared', value: 'gulls', text: 'Ada kept the birds of Crab Bay in the snow.' };
    expect(asked({ ada: [LIT, KEPT, again] })).toEqual([]);
    const birds = clues(asked({ ada: [...ADA, again] })[0]?.text).filter((clue) => clue.includes('birds'));
    expect(birds).toHaveLength(1);
  });

  it('has no clue that names them, tells their gender or is long', () => {
    for (const text of [
      'Ada sang until all of Adaville wept for Ada.',
      'Ada sang for her sister.',
      `Ada sang ${'and sang '.repeat(12)}.`,
    ])
      expect(asked({ ada: [LIT, KEPT, { ...SANG, text }] }, { tells: ['her'] }), text).toEqual([]);
  });

  it('is not asked of somebody whom the pack skips', () => {
    const skip = [{ entry: 'ada', kinds: ['identity'], why: 'for this test' }];
    expect(asked({ ada: ADA }, { skip })).toEqual([]);
  });
});
