import { describe, expect, it } from 'vitest';
import type { QuestionTemplate } from '../../../src/lore/pack/schema.ts';
import { work } from '../../../src/trivia/kinds/work.ts';
import { madeBy, type Tellings } from './coast.ts';

const LIT = { relation: 'lit', target: 'gull-rock', date: 1301, text: 'Ada lit Gull Rock.', cite: ['gale'] };
const asked = (told: Tellings, template: Partial<QuestionTemplate> = {}) =>
  madeBy(work, { kind: 'work', relations: ['lit'], ask: 'In which novel? {sentence}', ...template }, told);

describe('a question in which work', () => {
  it('offers works of its medium', () => {
    const [one] = asked({ ada: [LIT] });
    expect(one).toMatchObject({
      text: 'In which novel? Ada lit Gull Rock.',
      right: 'Gale Warning',
      facts: ['ada.lit.gull-rock'],
    });
    expect(one?.wrong.toSorted()).toEqual(['High Tide', 'The Last Wick', 'The Log']);
  });

  it('offers none that tells of the same people in those years', () => {
    const told = (date?: number) => ({
      ada: [LIT, { relation: 'feared', value: 'eels', cite: ['wick'], ...(date ? { date } : {}) }],
      gull: [],
    });
    // Of Ada alone, dated elsewhere, the work does not tell what she and the rock did.
    expect(asked(told(1350))[0]?.wrong).toContain('The Last Wick');
    expect(asked(told(1301))[0]?.wrong).not.toContain('The Last Wick');
    expect(asked(told())[0]?.wrong).not.toContain('The Last Wick');
  });

  it('is asked only where one work tells it', () => {
    expect(asked({ ada: [{ ...LIT, cite: ['gale', 'log'] }] })).toEqual([]);
  });

  it('is not asked of what a work only looks back on', () => {
    expect(asked({ ada: [{ ...LIT, cite: ['tide'] }] })).toEqual([]);
    expect(asked({ ada: [{ ...LIT, cite: ['tide'], date: 1300 }] })).toHaveLength(1);
  });

  it('leaves out the title, and is not asked where the text names the medium', () => {
    const told = (text: string) => ({ ada: [{ ...LIT, text }] });
    expect(asked(told('In Gale Warning, Ada lit Gull Rock.'))[0]?.text).toBe(
      'In which novel? Ada lit Gull Rock.',
    );
    expect(asked(told('Ada lit Gull Rock in another novel.'))).toEqual([]);
  });

  it('asks for the media of its template', () => {
    expect(asked({ ada: [LIT] }, { media: ['film'] })).toEqual([]);
    expect(asked({ ada: [{ ...LIT, cite: ['beam'] }] }, { media: ['film'] })).toMatchObject([
      { right: 'Beam', wrong: [] },
    ]);
  });
});
