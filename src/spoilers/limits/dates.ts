/** Dates of release in limits: `1995`, `1995-10`, `2 October 1995`. */
import { capitalize } from '../../lore/model/capitalize.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Nothing was released in later years: they are those of a story, mistaken for years of release. */
const LAST_YEAR = 2099;
const FIRST_YEAR = 1000;

export type ReadDate = { ok: true; date: string } | { ok: false; why: string };

const NUMERIC = /^(\d{4})(?: (\d{1,2})(?: (\d{1,2}))?)?$/;
const DAY_FIRST = /^(?:(\d{1,2})(?:st|nd|rd|th)? (?:of )?)?([a-z]{3,9}) (\d{4})$/;
const MONTH_FIRST = /^([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)? (\d{4})$/;

/** Reads `plain` words; `undefined` where they are no date at all, and why where there is no such date. */
export function readDate(words: string): ReadDate | undefined {
  const numeric = NUMERIC.exec(words);
  if (numeric) return checked(numeric[1], numeric[2], numeric[3]);
  const dayFirst = DAY_FIRST.exec(words);
  if (dayFirst) return checked(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(words);
  if (monthFirst) return checked(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]);
  return undefined;
}

/** `oct` is October; 0 where no month begins so. */
const monthOf = (name = '') => String(MONTHS.findIndex((month) => month.startsWith(name)) + 1);

function checked(year = '', month?: string, day?: string): ReadDate | undefined {
  // A word that is no month: these words are no date.
  if (month === '0') return undefined;
  const [y, m, d] = [Number(year), Number(month ?? 1), Number(day ?? 1)];
  if (y > LAST_YEAR || y < FIRST_YEAR)
    return { ok: false, why: `Limits go by when works came out, and none did in ${year}.` };
  if (m < 1 || m > 12 || d < 1 || d > daysIn(y, m)) return { ok: false, why: 'There is no such date.' };
  return {
    ok: true,
    date: [year, ...[month, day].filter((part) => part !== undefined)].map(padded).join('-'),
  };
}

const padded = (part: string | number) => String(part).padStart(2, '0');

/** The zeroth of the next month is this one's last. */
const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The last year, month or day before a date, as short as it can be: before 1995-01 is 1994. */
export function dateBefore(date: string): string {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (day !== undefined && day > 1) return [year, month ?? 1, day - 1].map(padded).join('-');
  if (month !== undefined && month > 1) return [year, month - 1].map(padded).join('-');
  return String(year - 1);
}

/** `1995`, `October 1995`, `2 October 1995`. */
export function spokenDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  const name = MONTHS[(month ?? 0) - 1];
  if (name === undefined) return String(year);
  const spoken = `${capitalize(name)} ${year}`;
  return day === undefined ? spoken : `${day} ${spoken}`;
}
