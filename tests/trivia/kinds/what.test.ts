import { describe, expect, it } from 'vitest';
import type { QuestionTemplate } from '../../../src/lore/pack/schema.ts';
import { what } from '../../../src/trivia/kinds/what.ts';
import { madeBy, type Tellings } from './coast.ts';

const asked = (told: Tellings, template: Partial<QuestionTemplate> = {}) =>
  madeBy(what, { kind: 'what', relations: ['lit'], ask: 'What is missing? {gap}', ...template }, told);

describe('a question what, whom or where', () => {
  it('leaves a gap for the target', () => {
    const told = {
      ada: [{ relation: 'lit', target: 'gull-rock', text: 'Ada lit Gull Rock with driftwood.' }],
    };
    expect(asked(told)).toEqual([
      {
        text: 'What is missing? Ada lit ____ with driftwood.',
        right: 'Gull Rock',
        wrong: ['Crab Bay', 'Eel Cove', 'Fog Point', 'Salt Head'],
        facts: ['ada.lit.gull-rock'],
        also: [],
      },
    ]);
  });

  it('offers nothing that the subject has the same tie to', () => {
    const told = {
      ada: [
        { relation: 'lit', target: 'gull-rock', text: 'Ada lit Gull Rock with driftwood.' },
        { relation: 'lit', target: 'crab-bay' },
        { relation: 'kept', target: 'eel-cove' },
      ],
    };
    expect(asked(told)[0]?.wrong.toSorted()).toEqual(['Eel Cove', 'Fog Point', 'Salt Head']);
    expect(asked(told, { also: ['kept'] })[0]?.wrong.toSorted()).toEqual(['Fog Point', 'Salt Head']);
  });

  it('offers nothing in which the right one lies, or that lies in it, however far down', () => {
    const told = {
      ada: [{ relation: 'lit', target: 'gull-rock', text: 'Ada lit Gull Rock with driftwood.' }],
      'gull-rock': [{ relation: 'located-in', target: 'crab-bay' }],
      'crab-bay': [{ relation: 'located-in', target: 'fog-point' }],
      'salt-head': [{ relation: 'located-in', target: 'eel-cove' }],
    };
    expect(asked(told)[0]?.wrong.toSorted()).toEqual(['Eel Cove', 'Salt Head']);
  });

  it('asks to whom a line is said, where the text names them', () => {
    const asks = { relations: ['quote'], ask: '{subject} says: “{line}” To whom?' };
    const told = (who: string) => ({
      ada: [{ relation: 'quote', target: 'bram', text: `${who}: “The lamp is out, and so am I.”` }],
    });
    expect(asked(told('Ada to Bram'), asks).map(({ text, right }) => [text, right])).toEqual([
      ['Ada says: “The lamp is out, and so am I.” To whom?', 'Bram'],
    ]);
    expect(asked(told('Ada, in the storm'), asks)).toEqual([]);
  });

  it('offers for a gap after an article only what takes it too', () => {
    const told = {
      ada: [{ relation: 'sang', target: 'regatta', text: 'Ada sang at the Regatta.' }],
      bram: [{ relation: 'sang', target: 'deluge', text: 'Bram sang during the Deluge.' }],
    };
    const [one] = asked(told, { relations: ['sang'] });
    expect(one).toMatchObject({ text: 'What is missing? Ada sang at the ____.', right: 'Regatta' });
    expect(one?.wrong).toEqual(['Deluge']);
  });

  it('is not asked where the text names the target twice, or not at all', () => {
    for (const text of ['Ada lit Gull Rock, and Gull Rock shone.', 'Ada lit it with driftwood.'])
      expect(asked({ ada: [{ relation: 'lit', target: 'gull-rock', text }] })).toEqual([]);
  });

  it('does not reach into another continuity', () => {
    const text = 'Ada lit Dream Rock with driftwood.';
    expect(asked({ ada: [{ relation: 'lit', target: 'dream-rock', text }] })).toEqual([]);
  });

  it('goes by the subject alone only where it has one target', () => {
    const bySubject = { ask: 'What did {subject} light?' };
    const one = [{ relation: 'lit', target: 'gull-rock' }];
    expect(asked({ ada: one }, bySubject).map(({ text }) => text)).toEqual(['What did Ada light?']);
    expect(asked({ ada: [...one, { relation: 'lit', target: 'crab-bay' }] }, bySubject)).toEqual([]);
  });

  it('tells several targets of a subject apart by the year', () => {
    const inYear = { relations: ['kept'], ask: 'What did {subject} keep in {year}?' };
    const told = {
      ada: [
        { relation: 'kept', target: 'gull-rock', date: '1300-1304' },
        { relation: 'kept', target: 'crab-bay', date: '1306-1310' },
        { relation: 'kept', target: 'eel-cove' },
      ],
    };
    expect(asked(told, inYear).map(({ text, right }) => [text, right])).toEqual([
      ['What did Ada keep in 1308?', 'Crab Bay'],
      ['What did Ada keep in 1302?', 'Gull Rock'],
    ]);
  });

  it('asks for a value among those of others, never one that the subject has too', () => {
    const byValue = { relations: ['feared'], ask: 'What did {subject} fear in {year}?' };
    const told = {
      ada: [
        { relation: 'feared', value: 'eels', date: 1301 },
        { relation: 'feared', value: 'gulls', date: 1303 },
      ],
      bram: [{ relation: 'feared', value: 'Gulls' }],
      cleo: [{ relation: 'feared', value: 'fog' }],
      dirk: [{ relation: 'feared', value: 'Eels' }],
      esme: [{ relation: 'feared', value: 'the dark' }],
    };
    expect(
      asked(told, byValue)
        .find(({ right }) => right === 'Eels')
        ?.wrong.toSorted(),
    ).toEqual(['Fog', 'The dark']);
  });
});
