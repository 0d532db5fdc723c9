import { expect, it } from 'vitest';
import { periodOf } from '../../src/daily/period.ts';

it('begins periods at midnight there, weeks on Monday', () => {
  // Thursday 9 April 2026, 1:00 in Berlin; still Wednesday in UTC.
  const now = Date.parse('2026-04-08T23:00:00Z');
  const from = (period: 'day' | 'week' | 'month') =>
    new Date(periodOf(period, now, 'Europe/Berlin').from ?? 0).toISOString();
  expect(from('day')).toBe('2026-04-08T22:00:00.000Z');
  expect(from('week')).toBe('2026-04-05T22:00:00.000Z');
  expect(from('month')).toBe('2026-03-31T22:00:00.000Z');
  expect(periodOf('all', now, 'Europe/Berlin')).toEqual({});
});

it('begins a week that has a change of clocks at the right hour', () => {
  const now = Date.parse('2026-03-29T12:00:00Z');
  expect(periodOf('week', now, 'Europe/Berlin').from).toBe(Date.parse('2026-03-22T23:00:00Z'));
});
