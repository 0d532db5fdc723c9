import { describe, expect, it } from 'vitest';
import { parseSeasons, seasonsUntil } from '../../src/daily/season.ts';

/** 27 November 2026, evening in UTC, which is the 28th in Auckland. */
const NOW = Date.parse('2026-11-27T20:00:00Z');
const day = (at: number | undefined) => at && new Date(at).toISOString();

describe('seasons', () => {
  it('of months and quarters begin at midnight in the server’s zone', () => {
    const [month, before] = seasonsUntil(['month'], NOW, 'Pacific/Auckland', 2);
    expect([month?.name, day(month?.from), day(month?.until)]).toEqual([
      'November 2026',
      '2026-10-31T11:00:00.000Z',
      '2026-11-30T11:00:00.000Z',
    ]);
    expect([before?.name, before?.until]).toEqual(['October 2026', month?.from]);
    const quarters = seasonsUntil(['quarter'], NOW, 'UTC', 3);
    expect(quarters.map(({ name }) => name)).toEqual([
      '4th quarter of 2026',
      '3rd quarter of 2026',
      '2nd quarter of 2026',
    ]);
    expect(day(quarters[0]?.from)).toBe('2026-10-01T00:00:00.000Z');
  });

  it('of a server’s own go from one first day to the next, the last on and on', () => {
    const days = parseSeasons('2026-09-01, 2026-06-01 2027-01-01') ?? expect.unreachable();
    expect(seasonsUntil(days, NOW, 'UTC', 9).map(({ name, until }) => [name, day(until)])).toEqual([
      ['September 1, 2026 to December 31, 2026', '2027-01-01T00:00:00.000Z'],
      ['June 1, 2026 to August 31, 2026', '2026-09-01T00:00:00.000Z'],
    ]);
    expect(seasonsUntil(['2026-06-01'], NOW, 'UTC', 9)).toMatchObject([
      { name: 'since June 1, 2026', until: undefined },
    ]);
  });

  it('are none before the first of a server’s own', () => {
    expect(seasonsUntil(['2027-01-01'], NOW, 'UTC', 9)).toEqual([]);
  });
});

describe('what an admin types of seasons', () => {
  it.each([
    ['Month', ['month']],
    ['quarterly', ['quarter']],
    ['2026-1-1 2026/12/01', ['2026-01-01', '2026-12-01']],
    ['2027-01-01;2026-06-01, 2026-06-01', ['2026-06-01', '2027-01-01']],
  ])('%s', (typed, seasons) => expect(parseSeasons(typed)).toEqual(seasons));

  it.each(['', 'week', '2026-02-30', '2026-13-01', 'month, 2026-01-01', '01.02.2026'])(
    'refuses %j',
    (typed) => expect(parseSeasons(typed)).toBeUndefined(),
  );
});
