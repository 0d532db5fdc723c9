import { expect, it } from 'vitest';
import { formatSent, formatTimestamp } from '../../src/playground/page/timestamp.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const at = (iso: string) => Date.parse(iso) / 1000;

it.each([
  ['2026-11-22T11:59:30Z', '30 seconds ago'],
  ['2026-11-22T15:00:00Z', 'in 3 hours'],
  ['2026-11-21T12:00:00Z', 'yesterday'],
  ['2023-11-22T12:00:00Z', '3 years ago'],
])('tells how far %s is', (iso, words) => {
  expect(formatTimestamp(at(iso), 'R', NOW, 'en-GB')).toBe(words);
});

it('writes date and time for f, and for a style that it does not know', () => {
  const full = formatTimestamp(at('2293-06-01T12:30:00Z'), 'f', NOW, 'en-GB');
  expect(full).toContain('1 June 2293');
  expect(formatTimestamp(at('2293-06-01T12:30:00Z'), 'x', NOW, 'en-GB')).toBe(full);
});

it('does not throw on a time that no date can hold', () => {
  expect(formatTimestamp(9e15, 'f', NOW)).toBe('Invalid Date');
  expect(formatTimestamp(Number.NaN, 'R', NOW)).toBe('Invalid Date');
});

it('shortens the time of a message sent today or yesterday', () => {
  expect(formatSent(NOW - 60_000, NOW, 'en-GB')).toMatch(/^\d\d:\d\d$/);
  expect(formatSent(NOW - 86_400_000, NOW, 'en-GB')).toMatch(/^Yesterday at \d\d:\d\d$/);
  expect(formatSent(NOW - 5 * 86_400_000, NOW, 'en-GB')).toMatch(/^\d\d\/11\/2026, /);
});
