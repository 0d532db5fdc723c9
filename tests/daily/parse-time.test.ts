import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTime } from '../../src/daily/parse-time.ts';

describe('a time of day', () => {
  it.each([
    ['9:00', '09:00'],
    ['9am', '09:00'],
    ['9.30', '09:30'],
    ['21.30', '21:30'],
    ['9', '09:00'],
    ['0', '00:00'],
    ['2130', '21:30'],
    ['930', '09:30'],
    ['0000', '00:00'],
    ['9:00 pm', '21:00'],
    ['9:05p', '21:05'],
    ['9 P.M.', '21:00'],
    ['12am', '00:00'],
    ['12:30 a.m.', '00:30'],
    ['12pm', '12:00'],
    ['21h', '21:00'],
    ['21:30h', '21:30'],
    ["9 o'clock", '09:00'],
    ['\u200e9:00\u202c', '09:00'],
    ['9h30', '09:30'],
    [' noon ', '12:00'],
    ['Midnight', '00:00'],
    ['２１：３０', '21:30'],
    ['23:59', '23:59'],
  ])('%s is read as %s', (typed, time) => {
    expect(parseTime(typed)).toEqual({ ok: true, time });
  });

  it.each([
    ['24:55', /hours 0 to 23/],
    ['25:00', /hours 0 to 23/],
    ['24:00', /midnight write 0:00/],
    ['9:60', /minutes 00 to 59/],
    ['9:5', /two digits/],
    ['13pm', /hour is 1 to 12/],
    ['0am', /hour is 1 to 12/],
    ['soon', /no time of day/],
    ['', /no time of day/],
    ['9m', /no time of day/],
    ['9:00:00', /no time of day/],
    ['-9', /no time of day/],
  ])('%s is refused with a reason', (typed, reason) => {
    expect(parseTime(typed)).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  });

  it.each(['toString', 'constructor', '__proto__', 'valueOf'])(
    'is no time where it is called like something inherited: %s',
    (typed) => {
      expect(parseTime(typed).ok).toBe(false);
    },
  );

  it('is a time or a reason for whatever is typed, and says nothing of it back', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789:.apmh ') })),
        (typed) => {
          const parsed = parseTime(typed);
          if (parsed.ok) expect(parsed.time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
          else expect(parsed.reason).toMatch(/\.$/);
        },
      ),
    );
  });
});
