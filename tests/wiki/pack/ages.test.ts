/** Years of ages that no profile told us of, as the dump of a whole wiki places them. */
import { describe, expect, it } from 'vitest';
import { createAges } from '../../../src/wiki/pack/ages.ts';
import { createDates } from '../../../src/wiki/page/dates.ts';
import { loadProfile } from '../../../src/wiki/profile/load.ts';

const dates = createDates(loadProfile('generic'));

/** What becomes of dates in a wiki that has all of them. */
function placed(...texts: string[]): (string | undefined)[] {
  const found = texts.map((text) => dates.ofField(text));
  const ages = createAges();
  for (const date of found) ages.note(date);
  return found.map((date) => date && ages.place(date)?.written);
}

describe('an age that no profile knows', () => {
  it('is one axis with the years before it, which count backwards', () => {
    expect(placed('299 AC', 'c. 32 BC', '12 – 40 AC', '405-409 AC', 'before 1,263 A.C.')).toEqual([
      '299 as 299 AC',
      'c. -32 as c. 32 BC',
      '12 - 40 as 12 – 40 AC',
      '405 - 409 as 405-409 AC',
      'before 1263 as before 1,263 A.C.',
    ]);
  });

  it('begins behind the one before it where a wiki counts them', () => {
    expect(placed('1E 2920', '2E 896', '4E 201', '433 of the Third Era', '3E 433 – 4E 1')).toEqual([
      '2920 as 1E 2920',
      '3816 as 2E 896',
      '4450 as 4E 201',
      '4249 as 433 of the Third Era',
      '4249 - 4250 as 3E 433 – 4E 1',
    ]);
  });

  it('has no place beside others of which nobody says how they lie to it', () => {
    expect(placed('TA 3018', 'SA 12', 'FA 7')).toEqual([undefined, undefined, undefined]);
  });

  it('comes behind the one from which lives and reigns lead into it', () => {
    expect(placed('SA 3441 – TA 2', 'SA 3440 – TA 1', 'TA 3000 – FO 1', 'TA 2990 – FO 8', 'YY 3')).toEqual([
      '3441 - 3443 as SA 3441 – TA 2',
      '3440 - 3442 as SA 3440 – TA 1',
      '6441 - 6442 as TA 3000 – FO 1',
      '6431 - 6449 as TA 2990 – FO 8',
      undefined,
    ]);
    const ages = createAges();
    const [born, died] = [dates.ofField('SA 3400'), dates.ofField('TA 12')];
    for (const date of [born, died]) ages.note(date);
    for (let life = 0; life < 2; life++) ages.noteLife(born, died);
    expect(died && ages.place(died)?.written).toBe('3412 as TA 12');
  });

  it('has no place where lives lead both ways', () => {
    expect(placed('SA 3 – TA 2', 'SA 4 – TA 1', 'TA 3 – SA 1', 'TA 2 – SA 8')).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is no age where letters are a unit or a number', () => {
    expect(['at 7 PM', '12 HP', '40 III'].map((text) => dates.ofField(text))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('goes with its year, which is none of our calendar', () => {
    expect(dates.first('1372 DR')?.text).toBe('1372 DR');
    expect(dates.first('Third Age 2941')?.text).toBe('Third Age 2941');
    expect(dates.first('in 1372')?.text).toBe('1372');
    expect(dates.isTime('299 AC')).toBe(true);
  });
});
