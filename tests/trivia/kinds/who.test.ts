import { describe, expect, it } from 'vitest';
import type { QuestionTemplate } from '../../../src/lore/pack/schema.ts';
import { who } from '../../../src/trivia/kinds/who.ts';
import { madeBy, type Tellings } from './coast.ts';

const LIT: Tellings['ada'] = [
  {
    relation: 'lit',
    target: 'gull-rock',
    date: 1301,
    text: 'Ada lit Gull Rock with a bonfire of driftwood.',
  },
];
const asked = (told: Tellings, template: Partial<QuestionTemplate> = {}, rules = {}) =>
  madeBy(who, { kind: 'who', relations: ['lit'], ask: '{lead}who {deed}?{when}', ...template }, told, rules);

describe('a question who it was', () => {
  it('tells the deed without its subject, and when', () => {
    expect(asked({ ada: LIT })).toEqual([
      {
        text: 'Who lit Gull Rock with a bonfire of driftwood? (1301)',
        right: 'Ada',
        wrong: ['Bram', 'Cleo', 'Dirk', 'Esme', 'Finn'],
        facts: ['ada.lit.gull-rock'],
        also: [],
      },
    ]);
  });

  it('keeps what stands before the subject', () => {
    const text = 'In High Tide, Ada lit Gull Rock with a bonfire in 1301.';
    expect(asked({ ada: [{ relation: 'lit', target: 'gull-rock', date: 1301, text }] })[0]?.text).toBe(
      'In High Tide, who lit Gull Rock with a bonfire in 1301?',
    );
  });

  it('offers nobody who did it too, or did it by a relation that may mean the same', () => {
    const told = {
      ada: LIT,
      bram: [{ relation: 'lit', target: 'gull-rock' }],
      cleo: [{ relation: 'kept', target: 'gull-rock' }],
    };
    expect(asked(told)[0]?.wrong.toSorted()).toEqual(['Cleo', 'Dirk', 'Esme', 'Finn']);
    expect(asked(told, { also: ['kept'] })[0]?.wrong.toSorted()).toEqual(['Dirk', 'Esme', 'Finn']);
  });

  it('offers only those who did it too where the text tells rivals apart', () => {
    const told = {
      ada: LIT,
      bram: [{ relation: 'lit', target: 'gull-rock' }],
      cleo: [{ relation: 'lit', target: 'crab-bay' }],
    };
    expect(asked(told, { rivals: true })[0]?.wrong).toEqual(['Bram']);
  });

  it('is not asked where the deed says too little, or joins somebody else to it', () => {
    expect(asked({ ada: [{ relation: 'lit', target: 'gull-rock', text: 'Ada lit it at dusk.' }] })).toEqual(
      [],
    );
    const text = 'Ada and Bram lit Gull Rock with a bonfire of driftwood.';
    const rules = { joining: ['and'] };
    expect(asked({ ada: [{ relation: 'lit', target: 'gull-rock', text }] }, {}, rules)).toEqual([]);
  });

  it('is not asked where the pack skips its fact or its subject', () => {
    for (const skip of [{ fact: 'ada.lit.gull-rock' }, { entry: 'ada', kinds: ['who'] }])
      expect(asked({ ada: LIT }, {}, { skip: [{ ...skip, why: 'for this test' }] })).toEqual([]);
  });

  it('asks who says a line, whoever else was spoken to, unless anybody might say it', () => {
    const told = {
      ada: [{ relation: 'quote', target: 'bram', text: 'Ada to Bram: “The lamp is out, and so am I.”' }],
      cleo: [{ relation: 'quote', target: 'bram', text: 'Cleo to Bram: “Oh, no.”' }],
    };
    const asks = { relations: ['quote'], ask: 'Who says “{line}”?' };
    expect(asked(told, asks)).toEqual([
      {
        text: 'Who says “The lamp is out, and so am I.”?',
        right: 'Ada',
        wrong: ['Dirk', 'Esme', 'Finn'],
        facts: ['ada.quote.bram'],
        also: [],
      },
    ]);
  });

  it('goes by relation and target only where one has that tie', () => {
    const byTarget = { ask: 'Who lit {target}?' };
    const told = { ada: LIT, bram: [{ relation: 'lit', target: 'crab-bay' }] };
    expect(asked(told, byTarget).map(({ text, right }) => [text, right])).toEqual([
      ['Who lit Gull Rock?', 'Ada'],
      ['Who lit Crab Bay?', 'Bram'],
    ]);
    const both = { ...told, cleo: [{ relation: 'lit', target: 'crab-bay' }] };
    expect(asked(both, byTarget).map(({ right }) => right)).toEqual(['Ada']);
  });

  it('goes by a value only where nobody shares it', () => {
    const byValue = { relations: ['feared'], ask: 'Who feared {value}?' };
    const told = {
      ada: [{ relation: 'feared', value: 'Eels' }],
      bram: [{ relation: 'feared', value: 'eels' }],
      cleo: [{ relation: 'feared', value: 'Gulls' }],
    };
    expect(asked(told, byValue).map(({ text, right }) => [text, right])).toEqual([
      ['Who feared Gulls?', 'Cleo'],
    ]);
  });

  it('asks for a year only where there is one, in the middle of a range', () => {
    const inYear = { relations: ['kept'], ask: 'Who kept {target} in {year}?' };
    const told = {
      ada: [{ relation: 'kept', target: 'gull-rock', date: '1300-1310' }],
      bram: [{ relation: 'kept', target: 'crab-bay' }],
    };
    expect(asked(told, inYear).map(({ text }) => text)).toEqual(['Who kept Gull Rock in 1305?']);
  });
});
