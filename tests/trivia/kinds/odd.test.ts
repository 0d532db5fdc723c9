import { describe, expect, it } from 'vitest';
import type { QuestionTemplate } from '../../../src/lore/pack/schema.ts';
import { odd } from '../../../src/trivia/kinds/odd.ts';
import { madeBy, type Tellings, type Told } from './coast.ts';

const lit = (target: string, more: Partial<Told> = {}) => [{ relation: 'lit', target, ...more }];
const THREE: Tellings = { ada: lit('gull-rock'), bram: lit('gull-rock'), cleo: lit('gull-rock') };
const asked = (told: Tellings, template: Partial<QuestionTemplate> = {}) =>
  madeBy(odd, { kind: 'odd', relations: ['lit'], ask: 'who did not light {target}?', ...template }, told);
const rights = (told: Tellings, template?: Partial<QuestionTemplate>) =>
  asked(told, template).map(({ right }) => right);

describe('a question which is the odd one', () => {
  it('offers three with the same tie, and one who has another in its place', () => {
    const [one] = asked({ ...THREE, dirk: lit('crab-bay'), esme: lit('gull-rock'), finn: lit('gull-rock') });
    expect(one).toMatchObject({ text: 'Who did not light Gull Rock?', right: 'Dirk' });
    expect(one?.wrong).toHaveLength(3);
    expect(one?.facts).toHaveLength(4);
    expect(one?.facts).toContain('dirk.lit.crab-bay');
  });

  it('may have one of whom nothing of the kind is told, when nothing ties it to the others', () => {
    const told = {
      ...THREE,
      dirk: [{ relation: 'kept', target: 'gull-rock' }],
      esme: [{ relation: 'feared', value: 'eels', text: 'Esme feared the eels of Gull Rock.' }],
    };
    expect(rights(told)).toEqual(['Finn']);
    expect(asked(told)[0]?.facts).toHaveLength(3);
  });

  it('has no odd one of whom something else may be true as well', () => {
    for (const dirk of [
      [...lit('crab-bay'), ...lit('eel-cove')],
      lit('crab-bay', { note: 'Or was it another light?' }),
    ])
      expect(rights({ ...THREE, dirk, esme: lit('gull-rock'), finn: lit('gull-rock') })).toEqual([]);
  });

  it('needs three who have that tie only, without a note', () => {
    const told = { ...THREE, dirk: lit('crab-bay') };
    expect(rights(told)).toEqual(['Dirk']);
    expect(rights({ ...told, cleo: [...lit('gull-rock'), ...lit('eel-cove')] })).toEqual([]);
    expect(rights({ ...told, cleo: lit('gull-rock', { note: 'Almost.' }) })).toEqual([]);
  });

  it('asks by year who has another one', () => {
    const began = (date: number | string) => [{ relation: 'began', value: 'work', date }];
    const told = { ada: began(1301), bram: began(1301), cleo: began(1301), dirk: began(1305) };
    const byYear = { relations: ['began'], ask: 'Who did not begin in {year}?' };
    expect(asked(told, byYear)).toMatchObject([{ text: 'Who did not begin in 1301?', right: 'Dirk' }]);
    for (const dirk of [
      began('1303-1305'),
      began('1300-1305'),
      [...began(1305), ...lit('eel-cove', { date: 1301 })],
    ])
      expect(rights({ ...told, dirk }, byYear)).toEqual([]);
  });
});
