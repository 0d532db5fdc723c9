/** Prints a simulated year of daily questions in sixty time zones: node bench/daily-year.ts [FIRST-DAY] */
import { SIXTY_ZONES, simulateYear, yearTable } from '../tests/daily/simulate-year.ts';

const DAYS = 365;
const from = process.argv[2] ?? '2026-01-01';
const begun = performance.now();
const years = await simulateYear(SIXTY_ZONES, from, DAYS);
const posts = years.flatMap(({ posted }) => [...posted.values()]);
const wrong = years.filter(({ days, posted }) => posted.size !== days);
console.log(yearTable(years));
console.log(
  `\n${posts.flat().length} posts in ${years.length} zones over ${DAYS} days from ${from}; ` +
    `${posts.filter((times) => times.length !== 1).length} days with more than one, ${wrong.length} zones with a day missed; ` +
    `${((performance.now() - begun) / 1000).toFixed(1)} s`,
);
