import { expect, it } from 'vitest';
import { SIXTY_ZONES, simulateYear, type Year, yearTable } from './simulate-year.ts';

const SECONDS = 1_000;

function expectOnePostEachDay(years: readonly Year[]): void {
  for (const { zone, days, posted } of years) {
    expect([zone, posted.size]).toEqual([zone, days]);
    for (const [date, times] of posted) expect([zone, date, times.length]).toEqual([zone, date, 1]);
  }
}

it('posts once each local day, at its hour, for a year in sixty zones', {
  timeout: 600 * SECONDS,
}, async () => {
  const years = await simulateYear(SIXTY_ZONES, '2026-01-01', 365);
  // Shown on demand: CURZON_TABLE=1 npx vitest run tests/daily/year.test.ts
  if (process.env['CURZON_TABLE']) console.log(yearTable(years));
  expect(years).toHaveLength(60);
  expectOnePostEachDay(years);
  const moved = Object.fromEntries(
    years.filter((year) => year.moved.length > 0).map((year) => [`${year.zone} ${year.time}`, year.moved]),
  );
  expect(moved).toMatchInlineSnapshot(`
    {
      "Africa/Casablanca 02:00": [
        "2026-03-22 03:00",
      ],
      "America/Chicago 02:00": [
        "2026-03-08 03:00",
      ],
      "America/Denver 02:30": [
        "2026-03-08 03:00",
      ],
      "Europe/Helsinki 03:00": [
        "2026-03-29 04:00",
      ],
      "Pacific/Norfolk 02:30": [
        "2026-10-04 03:00",
      ],
    }
  `);
});

it('calls to the mystery once each local day, for a year in sixty zones', {
  timeout: 600 * SECONDS,
}, async () => {
  expectOnePostEachDay(await simulateYear(SIXTY_ZONES, '2026-01-01', 365, 'mystery'));
});

it('leaves out the day that Apia left out', async () => {
  const years = await simulateYear(['Pacific/Apia', 'Pacific/Fakaofo', 'Pacific/Honolulu'], '2011-12-20', 20);
  expectOnePostEachDay(years);
  expect(years.map(({ days }) => days)).toEqual([19, 19, 20]);
  expect(years[0]?.posted.has('2011-12-30')).toBe(false);
  expect(years[0]?.moved).toEqual([]);
});
