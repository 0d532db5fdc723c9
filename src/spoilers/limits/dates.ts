/** Dates of release in limits: `1995`, `1995-10`, `2 October 1995`. */

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** Nothing was released in later years: they are those of a story, mistaken for years of release. */
const LAST_YEAR = 2099;
const FIRST_YEAR = 1000;

type ReadDate = { ok: true; date: string } | { ok: false; why: string };

const FORMS = [
  /^(?<year>\d{4})(?: (?<month>\d{1,2})(?: (?<day>\d{1,2}))?)?$/,
  /^(?:(?<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?)?(?<month>[a-z]{3,9}) (?<year>\d{4})$/,
  /^(?<month>[a-z]{3,9}) (?<day>\d{1,2})(?:st|nd|rd|th)? (?<year>\d{4})$/,
];

/** Reads `plain` words; `undefined` where they are no date at all, and why where there is no such date. */
export function readDate(words: string): ReadDate | undefined {
  const form = FORMS.find((one) => one.test(words));
  const { year = '', month, day }: Partial<Record<string, string>> = form?.exec(words)?.groups ?? {};
  // `oct` is October.
  const named = MONTHS.findIndex((name) => month && name.toLowerCase().startsWith(month)) + 1;
  const isWord = month !== undefined && /^[a-z]/.test(month);
  if (year === '' || (isWord && named === 0)) return undefined;
  const [y, m, d] = [Number(year), isWord ? named : Number(month ?? 1), Number(day ?? 1)];
  if (y > LAST_YEAR || y < FIRST_YEAR)
    return { ok: false, why: `Limits go by when works came out, and none did in ${year}.` };
  // The zeroth of the next month is this one's last.
  if (m < 1 || m > 12 || d < 1 || d > new Date(Date.UTC(y, m, 0)).getUTCDate())
    return { ok: false, why: 'There is no such date.' };
  return { ok: true, date: written(y, month && m, day && d) };
}

const written = (...parts: readonly (number | string | undefined)[]) =>
  parts.flatMap((part) => (part === undefined ? [] : [String(part).padStart(2, '0')])).join('-');

/** The last year, month or day before a date, as short as it can be: before 1995-01 is 1994. */
export function dateBefore(date: string): string {
  const [year = 0, month, day] = date.split('-').map(Number);
  if (day !== undefined && day > 1) return written(year, month, day - 1);
  if (month !== undefined && month > 1) return written(year, month - 1);
  return String(year - 1);
}

/** `1995`, `October 1995`, `2 October 1995`. */
export function spokenDate(date: string): string {
  const [year, month = 0, day] = date.split('-').map(Number);
  return [day, MONTHS[month - 1], year].filter((part) => part !== undefined).join(' ');
}
