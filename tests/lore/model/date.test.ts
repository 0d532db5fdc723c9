import { describe, expect, it } from 'vitest';
import { compareLoreDates, dateInWords, parseLoreDate } from '../../../src/lore/model/date.ts';

describe('an in-universe date', () => {
  it.each([
    ['2293', 2293, 2293, true],
    ['2293-05', 2293, 2293, true],
    ['2293-05-12', 2293, 2293, true],
    ['2290s', 2290, 2299, false],
    ['early 2290s', 2290, 2293, false],
    ['late 2290s', 2296, 2299, false],
    ['c. 2293', 2293, 2293, false],
    ['2289-2293', 2289, 2293, true],
    ['2285 or 2286', 2285, 2286, false],
    ['late 23rd century', 2267, 2300, false],
    ['before 2293', -Infinity, 2293, false],
    ['until 2372', -Infinity, 2372, false],
    ['after 2293', 2293, Infinity, false],
    ['from 2293', 2293, Infinity, false],
    ['-22', -22, -22, true],
  ])('reads %s as the years %s to %s', (text, firstYear, lastYear, exact) => {
    expect(parseLoreDate(text)).toMatchObject({ text, firstYear, lastYear, exact });
  });

  it.each([
    '',
    'soon',
    '2293-13',
    '2293-02-30',
    '2293-00-01',
    '2293-2289',
    'c. c. 2293',
    '22933333',
    'before soon',
  ])('takes %j for no date', (text) => {
    expect(parseLoreDate(text)).toBeUndefined();
  });

  it('comes in order: by its first day, the shorter span first, dates before none', () => {
    const written = ['2293', '2293-05-12', '2293-05', '2285 or 2286', 'before 2293', 'after 2293', '2290s'];
    const dates = [undefined, ...written.map(parseLoreDate)];
    expect(dates.toSorted(compareLoreDates).map((date) => date?.text)).toEqual([
      '2285 or 2286',
      '2290s',
      'before 2293',
      '2293',
      '2293-05',
      '2293-05-12',
      'after 2293',
      undefined,
    ]);
  });

  it.each([
    ['2293', 'in 2293'],
    ['2293-05', 'in May 2293'],
    ['2293-05-12', 'on May 12, 2293'],
    ['2290s', 'in the 2290s'],
    ['late 23rd century', 'in the late 23rd century'],
    ['c. 2293', 'around 2293'],
    ['c. 2290s', 'around the 2290s'],
    ['2289-2293', 'from 2289 to 2293'],
    ['2285 or 2286', 'in 2285 or 2286'],
    ['before 2293', 'before 2293'],
    ['from 2369', 'from 2369 on'],
    ['until 2372', 'until 2372'],
    ['6441 as T.A. 2409', 'in T.A. 2409'],
    ['-18 as 19 BBY', 'in 19 BBY'],
  ])('%s is said in a sentence as %j', (text, words) => {
    expect(dateInWords(parseLoreDate(text) ?? expect.unreachable())).toBe(words);
  });

  it('has no words for a day of another calendar', () => {
    expect(dateInWords({ text: '25 March T.A. 3019' })).toBeUndefined();
    expect(dateInWords({ text: 'from 2289-2293' })).toBeUndefined();
  });
});
