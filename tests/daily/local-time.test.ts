import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate, nextInstant, weekdayBit } from '../../src/daily/local-time.ts';

const at = (text: string): number => Date.parse(text);
const next = (after: string, time: string, zone: string, skip = 0): string =>
  new Date(nextInstant(at(after), time, zone, skip)).toISOString().replace(':00.000Z', 'Z');

describe('the next instant', () => {
  it('is today while the time is still to come, else tomorrow', () => {
    expect(next('2026-04-09T06:59:59Z', '09:00', 'Europe/Berlin')).toBe('2026-04-09T07:00Z');
    expect(next('2026-04-09T07:00:00Z', '09:00', 'Europe/Berlin')).toBe('2026-04-10T07:00Z');
  });

  it('keeps the wall clock when the clocks change', () => {
    expect(next('2026-03-28T12:00:00Z', '09:00', 'Europe/Berlin')).toBe('2026-03-29T07:00Z');
    expect(next('2026-10-24T12:00:00Z', '09:00', 'Europe/Berlin')).toBe('2026-10-25T08:00Z');
  });

  it('is the first moment after a gap', () => {
    // 2:00 to 3:00 does not exist in Berlin that night.
    expect(next('2026-03-28T12:00:00Z', '02:30', 'Europe/Berlin')).toBe('2026-03-29T01:00Z');
    // Lord Howe leaves out half an hour: 2:00 to 2:30.
    expect(next('2026-10-03T12:00:00Z', '02:10', 'Australia/Lord_Howe')).toBe('2026-10-03T15:30Z');
    // Midnight itself is left out in Cairo.
    expect(next('2026-04-23T12:00:00Z', '00:00', 'Africa/Cairo')).toBe('2026-04-23T22:00Z');
  });

  it('stays on its day when the gap lasts to midnight', () => {
    // Nuuk goes from 23:00 on Saturday to 0:00 on Sunday.
    expect(next('2026-03-28T12:00:00Z', '23:30', 'America/Nuuk')).toBe('2026-03-29T00:59Z');
    expect(next('2026-03-29T00:59:00Z', '23:30', 'America/Nuuk')).toBe('2026-03-30T00:30Z');
  });

  it('is the first of two moments when the clocks go back, and not the second', () => {
    expect(next('2026-10-24T12:00:00Z', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30Z');
    expect(next('2026-10-25T00:30:00Z', '02:30', 'Europe/Berlin')).toBe('2026-10-26T01:30Z');
    expect(next('2026-04-04T12:00:00Z', '01:45', 'Australia/Lord_Howe')).toBe('2026-04-04T14:45Z');
    expect(next('2026-04-04T14:45:00Z', '01:45', 'Australia/Lord_Howe')).toBe('2026-04-05T15:15Z');
  });

  it('leaves out a day that the zone leaves out', () => {
    // Apia went from 29 to 31 December 2011.
    expect(next('2011-12-29T18:59:00Z', '09:00', 'Pacific/Apia')).toBe('2011-12-29T19:00Z');
    expect(next('2011-12-29T19:00:00Z', '09:00', 'Pacific/Apia')).toBe('2011-12-30T19:00Z');
    expect(localDate(at('2011-12-30T19:00:00Z'), 'Pacific/Apia')).toBe('2011-12-31');
  });

  it('leaves out the weekdays that are skipped', () => {
    const weekend = weekdayBit(6) | weekdayBit(7);
    // 10 April 2026 is a Friday.
    expect(next('2026-04-10T12:00:00Z', '09:00', 'UTC', weekend)).toBe('2026-04-13T09:00Z');
    const onlySunday = 0b0111111;
    expect(next('2026-04-12T09:00:00Z', '09:00', 'UTC', onlySunday)).toBe('2026-04-19T09:00Z');
    expect(() => next('2026-04-12T09:00:00Z', '09:00', 'UTC', 0b1111111)).toThrow(RangeError);
  });

  it('refuses a zone that nobody knows', () => {
    expect(() => next('2026-04-12T09:00:00Z', '09:00', 'Bajor/Dahkur')).toThrow(RangeError);
  });

  it('comes once on each local day, on that day, in every zone and around every change', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: at('2000-01-01'), max: at('2037-12-31') }),
        fc.integer({ min: 0, max: 24 * 60 - 1 }),
        (zone, start, minutes) => {
          const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
          const first = nextInstant(start, time, zone);
          const second = nextInstant(first, time, zone);
          expect(first).toBeGreaterThan(start);
          expect(second).toBeGreaterThan(first);
          expect(nextInstant(first - 1, time, zone)).toBe(first);
          const days = (at(localDate(second, zone)) - at(localDate(first, zone))) / 86_400_000;
          expect([1, 2]).toContain(days);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the local date', () => {
  it('is the one on the calendars there', () => {
    expect(localDate(at('2026-04-09T22:30:00Z'), 'Europe/Berlin')).toBe('2026-04-10');
    expect(localDate(at('2026-04-09T22:30:00Z'), 'America/New_York')).toBe('2026-04-09');
    expect(localDate(at('2026-04-09T11:30:00Z'), 'Pacific/Kiritimati')).toBe('2026-04-10');
  });
});
