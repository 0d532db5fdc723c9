import { describe, expect, it } from 'vitest';
import type { QuestionTemplate } from '../../../src/lore/pack/schema.ts';
import { year } from '../../../src/trivia/kinds/year.ts';
import { madeBy, type Tellings } from './coast.ts';

const LIT = { relation: 'lit', target: 'gull-rock', date: 1301, text: 'Ada lit Gull Rock.' };
/** Years in which something else happened, to choose from. */
const OTHERS: Tellings = {
  bram: [1250, 1299, 1305, 1400].map((date) => ({
    id: `in-${date}`,
    relation: 'began',
    value: 'work',
    date,
  })),
};
const asked = (told: Tellings, template: Partial<QuestionTemplate> = {}) =>
  madeBy(year, { kind: 'year', relations: ['lit'], ask: 'In which year? {sentence}', ...template }, told);

describe('a question in which year', () => {
  it('offers years in which something happened, the nearest first and none far away', () => {
    expect(asked({ ...OTHERS, ada: [LIT] })).toEqual([
      {
        text: 'In which year? Ada lit Gull Rock.',
        right: '1301',
        wrong: ['1299', '1305', '1250'],
        facts: ['ada.lit.gull-rock'],
        also: [],
      },
    ]);
  });

  it('offers none in which the same happened again, or may have', () => {
    const again = { id: 'again', relation: 'lit', target: 'gull-rock', date: '1303-1307' };
    expect(asked({ ...OTHERS, ada: [LIT, again] })[0]?.wrong).toEqual(['1299', '1250']);
  });

  it('is asked only where the year is certain and stands nowhere in the text', () => {
    for (const date of ['c. 1301', '1300s', '1301-1303', undefined]) {
      const { date: _, ...undated } = LIT;
      expect(asked({ ...OTHERS, ada: [date === undefined ? undated : { ...LIT, date }] }), date).toEqual([]);
    }
    expect(asked({ ...OTHERS, ada: [{ ...LIT, text: 'Ada lit Gull Rock in 1301.' }] })).toEqual([]);
  });

  it('goes by the name of the subject where the template says so', () => {
    const told = { ...OTHERS, regatta: [{ relation: 'began', date: 1301, value: 'at noon' }] };
    const template = { relations: ['began'], subjects: ['event'] as const, ask: 'When was {subject}?' };
    expect(asked(told, { ...template, subjects: [...template.subjects] })).toMatchObject([
      { text: 'When was Regatta?', right: '1301' },
    ]);
  });

  it('needs a text where the template tells it', () => {
    const { text: _, ...silent } = LIT;
    expect(asked({ ...OTHERS, ada: [silent] })).toEqual([]);
  });
});
