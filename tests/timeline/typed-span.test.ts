import { describe, expect, it } from 'vitest';
import { readTypedSpan } from '../../src/timeline/typed-span.ts';

/** `2293 to 2295`, a kind that is no span, or `no date`. */
function read(typed: string): string {
  const found = readTypedSpan(typed);
  if (found?.kind !== 'span') return found?.kind ?? 'no date';
  return `${found.text}${found.isTurned ? ' (turned)' : ''}`;
}

describe('a span as members type it', () => {
  it.each([
    ['2293', '2293'],
    ['  2293! ', '2293'],
    ['2293-', '2293'],
    ['“2293”?', '2293'],
    ['２２９３', '2293'],
    ['２２９３－２２９５', '2293 to 2295'],
    ['year 2293', '2293'],
    ['In the year 2293', '2293'],
    ['What happened in 2293?', '2293'],
    ['2293 AD', '2293'],
    ['-22', '-22'],
    ['Before 2293', 'before 2293'],
    ['pre-2293', 'before 2293'],
    ['After 2293.', 'after 2293'],
    ['Since 2293', 'from 2293'],
    ['2293 onwards', 'from 2293'],
    ['2293+', 'from 2293'],
    ['Up to 2293', 'until 2293'],
    ['by 2293', 'until 2293'],
    ['C. 2293', 'c. 2293'],
    ['Around 2293', 'c. 2293'],
    ['~2293', 'c. 2293'],
    ['2293ish', 'c. 2293'],
    ['the 2290s', '2290s'],
    ['2290’s', '2290s'],
    ['Mid-2290s', 'mid 2290s'],
    ['23rd Century', '23rd century'],
    ['23th century', '23rd century'],
    ['the end of the 23rd century', 'late 23rd century'],
    ['Twenty-third century', '23rd century'],
    ['the twenty fourth century', '24th century'],
    ['2293-5', '2293-05'],
    ['2293/05/12', '2293-05-12'],
    ['May 2293', '2293-05'],
    ['12 May 2293', '2293-05-12'],
    ['Sept. 3rd, 2293', '2293-09-03'],
    ['2293 to 2295', '2293 to 2295'],
    ['2293 until 2295', '2293 to 2295'],
    ['from 2293 till 2295', '2293 to 2295'],
    ['between 2290 and 2295', '2290 to 2295'],
    ['The years 2290–2295', '2290 to 2295'],
    ['2290 — 2295', '2290 to 2295'],
    ['2293-95', '2293 to 2295'],
    ['2290s to the 2310s', '2290s to 2310s'],
    ['late 23rd century to early 24th century', 'late 23rd century to early 24th century'],
    ['2293-05 to 2293-07', '2293-05 to 2293-07'],
    ['2285 or 2286', '2285 or 2286'],
    ['2293-2293', '2293'],
    ['2295-2293', '2293 to 2295 (turned)'],
    ['Between 2295 and 2290', '2290 to 2295 (turned)'],
  ])('reads %j as %s', (typed, text) => {
    expect(read(typed)).toBe(text);
  });

  it('covers what it says', () => {
    const found = readTypedSpan('from the 2290s to 2311');
    expect(found?.kind === 'span' && [found.span.from.firstYear, found.span.to.lastYear]).toEqual([
      2290, 2311,
    ]);
  });

  it('says a span in words that read as the same one', () => {
    for (const typed of [
      'Before 2293',
      '2295-2293',
      'Mid-2290s',
      '2286 or 2285',
      '12 May 2293',
      '2290s-2310s',
      '2293+',
    ]) {
      const found = readTypedSpan(typed);
      if (found?.kind !== 'span') expect.unreachable(typed);
      else expect(readTypedSpan(found.text)).toEqual({ ...found, isTurned: false });
    }
  });

  it.each(['stardate 9521.6', 'Stardate 9521', 'SD 41153.7', 'on stardate 9521.6', '9521.6'])(
    'knows %j for a stardate',
    (typed) => expect(read(typed)).toBe('stardate'),
  );

  it.each([
    '2293-13',
    '2293-02-30',
    '32 May 2293',
    '22933333',
    '10,000',
    'before 2293-13',
    '2290, 2295',
    '24th',
    '2293 BC',
  ])('knows %j for a date that cannot be', (typed) => expect(read(typed)).toBe('impossible'));

  it.each([
    '',
    'Worf',
    '1701-D',
    '7 of 9',
    'Deep Space 9',
    'Conspiracy of 2293',
    'Khitomer 2293',
    '99x99',
    'before',
    'century',
  ])('takes %j for no date', (typed) => expect(read(typed)).toBe('no date'));

  it('is not kept busy by what nobody types', () => {
    const begun = performance.now();
    for (const typed of [
      '2'.repeat(6000),
      'from '.repeat(1200),
      '\ufdfa'.repeat(6000),
      `${'2293-'.repeat(1200)}`,
      '1 to '.repeat(1200),
    ])
      readTypedSpan(typed);
    expect(performance.now() - begun).toBeLessThan(200);
  });
});
