import { describe, expect, it } from 'vitest';
import { placeAges } from '../../../src/lore/model/ages.ts';

const eras = [
  { forms: ['T.A. {year}', 'TA {year}', 'Third Age {year}', '{year} of the Third Age'], zero: 4031 },
  { forms: ['F.A. {year}'], zero: 0 },
  { forms: ['{year} BBY'], zero: 0, backwards: true },
];

describe('a year of an age', () => {
  it.each([
    ['T.A. 3018', '7049'],
    ['t.a. 3018', '7049'],
    ['TA3018', '7049'],
    ['third age 2', '4033'],
    ['1,000 of the third age', '5031'],
    ['F.A. 455', '455'],
    ['19 BBY', '-19'],
    ['before T.A. 2907', 'before 6938'],
    ['from T.A. 10 to T.A. 20', 'from 4041 to 4051'],
    ['T.A. 3018-3019', '7049-7050'],
    ['T.A. 3018 to 3019', '7049 to 7050'],
  ])('%s stands on the axis of years as %s', (typed, placed) => {
    expect(placeAges(typed, eras)).toBe(placed);
  });

  it.each(['3018', 'Third Age', 'Beta 3018', 'T.A. 3018x', 'ETA 30'])('is none in %s', (typed) => {
    expect(placeAges(typed, eras)).toBeUndefined();
  });
});
