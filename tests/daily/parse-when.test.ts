import { describe, expect, it } from 'vitest';
import { parseWhen } from '../../src/daily/parse-when.ts';

/** A Saturday, noon in Berlin. */
const NOW = Date.parse('2026-11-28T11:00:00Z');
const BERLIN = 'Europe/Berlin';
const read = (typed: string) => {
  const parsed = parseWhen(typed, NOW, BERLIN);
  return parsed.ok ? new Date(parsed.at).toISOString().slice(0, 16) : parsed.reason;
};

describe('a moment to come', () => {
  it.each([
    ['20:00', '2026-11-28T19:00'],
    ['8 pm', '2026-11-28T19:00'],
    // Today’s is over.
    ['9:00', '2026-11-29T08:00'],
    ['today 20:00', '2026-11-28T19:00'],
    ['Tonight at 8pm', '2026-11-28T19:00'],
    ['tomorrow 20:00', '2026-11-29T19:00'],
    ['20:00 tomorrow', '2026-11-29T19:00'],
    ['sat 20:00', '2026-11-28T19:00'],
    ['Saturday 9:00', '2026-12-05T08:00'],
    ['next Fri, 8:30 pm', '2026-12-04T19:30'],
    ['5 dec 20:00', '2026-12-05T19:00'],
    ['December 5th at 8 pm', '2026-12-05T19:00'],
    ['3 jan 20:00', '2027-01-03T19:00'],
    ['2026-12-05 20:00', '2026-12-05T19:00'],
    ['in 2 hours', '2026-11-28T13:00'],
    ['in 90 min', '2026-11-28T12:30'],
    ['in an hour', '2026-11-28T12:00'],
    ['in 1.5h', '2026-11-28T12:30'],
    ['in 1h30', '2026-11-28T12:30'],
    ['in 1 hour and 5 minutes', '2026-11-28T12:05'],
    ['in half an hour', '2026-11-28T11:30'],
    ['in 3 days', '2026-12-01T11:00'],
    ['<t:1796500800:F>', '2026-12-05T20:00'],
  ])('is read from %s', (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });

  it.each(['today 9:00', '2026-11-27 20:00', '<t:5>', 'in 0 hours'])('is not over, as %s is', (typed) => {
    expect(read(typed)).toBe('That is over already.');
  });

  it.each([
    '',
    'soon',
    'sat',
    'sat sun 20:00',
    '31 nov 20:00',
    '5 12 20:00',
    'in two shakes',
    'in 3 days 5',
    'in 5 minutes 5',
    '25:00',
    '5 dec 6 20:00',
  ])('is asked for again where that is no moment: %s', (typed) => {
    expect(read(typed)).toContain('Write it like');
  });
});
