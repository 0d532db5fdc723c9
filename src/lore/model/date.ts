/**
 * In-universe dates as lore editors write them. A date keeps what its source says and invents nothing:
 * an unknown month stays unknown, "2285 or 2286" stays two years.
 */
export interface LoreDate {
  /** As written, for display: `c. 2293`. */
  text: string;
  /** As the pack's file has it, where that says more than is shown: `6441 as T.A. 2409`. */
  written?: string;
  /** First and last day that the date may mean, as day numbers that only serve to compare dates. */
  from: number;
  to: number;
  /** First and last year that the date may mean; `-Infinity` and `Infinity` where it is open. */
  firstYear: number;
  lastYear: number;
  /** False for `c. 2293`, `2290s`, `2285 or 2286`, `before 2293` and the like: what is exact is open on neither side. */
  exact: boolean;
}

/** What {@link parseLoreDate} reads, for error messages and the format's documentation. */
export const DATE_FORMS =
  '2293, 2293-05, 2293-05-12, 2290s, c. 2293, 2289-2293, 2285 or 2286, before 2293, after 2293, from 2293, until 2372, late 23rd century, 6441 as T.A. 2409';

const YEAR = String.raw`-?\d{1,5}`;
const DAY = new RegExp(String.raw`^(${YEAR})(?:-(\d{2})(?:-(\d{2}))?)?$`);
const DECADE = /^(early |mid |late )?(\d{1,4})0s$/;
const CENTURY = /^(early |mid |late )?(\d{1,2})(?:st|nd|rd|th) century$/;
const SPAN = new RegExp(`^(${YEAR}) ?[-–] ?(${YEAR})$`);
const CHOICE = new RegExp(`^(${YEAR}) or (${YEAR})$`);
/** A year of another calendar, with its place among the years of all: `6441 as T.A. 2409`. */
const NAMED = /^(.+?) as (.+)$/;
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const dayNumber = (year: number, month: number, day: number) => year * 372 + (month - 1) * 31 + (day - 1);
const startOf = (year: number) => dayNumber(year, 1, 1);
const endOf = (year: number) => dayNumber(year, 12, 31);
const years = (text: string, first: number, last: number, exact: boolean): LoreDate => ({
  text,
  from: Number.isFinite(first) ? startOf(first) : first,
  to: Number.isFinite(last) ? endOf(last) : last,
  firstYear: first,
  lastYear: last,
  exact,
});

/** Thirds of a span of years: `early` 2290s are 2290–2293, `mid` 2293–2296, `late` 2296–2299. */
function part(text: string, which: string | undefined, first: number, length: number): LoreDate {
  const third = Math.round(length / 3);
  const from = which === 'late ' ? first + length - third - 1 : which === 'mid ' ? first + third : first;
  const to = which === 'early ' ? first + third : which === 'mid ' ? first + 2 * third : first + length - 1;
  return years(text, from, to, false);
}

/** Reads one of {@link DATE_FORMS}; `undefined` when the text is none of them. */
export function parseLoreDate(written: string): LoreDate | undefined {
  const text = written.trim();
  const named = NAMED.exec(text);
  if (named) {
    const inner = NAMED.test(named[1] ?? '') ? undefined : parseLoreDate(named[1] ?? '');
    return inner && { ...inner, text: named[2] ?? '', written: text };
  }
  const day = DAY.exec(text);
  if (day) {
    const [year, month, dayOfMonth] = [Number(day[1]), Number(day[2] ?? 0), Number(day[3] ?? 0)];
    if (day[2] === undefined) return years(text, year, year, true);
    const days = MONTH_DAYS[month - 1];
    if (!days || (day[3] !== undefined && (dayOfMonth < 1 || dayOfMonth > days))) return undefined;
    return {
      text,
      from: dayNumber(year, month, dayOfMonth || 1),
      to: dayNumber(year, month, dayOfMonth || days),
      firstYear: year,
      lastYear: year,
      exact: true,
    };
  }
  const span = SPAN.exec(text) ?? CHOICE.exec(text);
  if (span) {
    const [first, last] = [Number(span[1]), Number(span[2])];
    return first < last ? years(text, first, last, !CHOICE.test(text)) : undefined;
  }
  const decade = DECADE.exec(text);
  if (decade) return part(text, decade[1], Number(decade[2]) * 10, 10);
  const century = CENTURY.exec(text);
  if (century) return part(text, century[1], (Number(century[2]) - 1) * 100 + 1, 100);

  const qualified = /^(c\. |before |after |from |until )(.+)$/.exec(text);
  const inner =
    qualified &&
    !/^(c\. |before |after |from |until )/.test(qualified[2] ?? '') &&
    parseLoreDate(qualified[2] ?? '');
  if (!inner) return undefined;
  switch (qualified[1]) {
    case 'c. ':
      return { ...inner, text, exact: false };
    case 'before ':
      return {
        ...inner,
        text,
        from: -Infinity,
        to: inner.from - 1,
        firstYear: -Infinity,
        lastYear: inner.firstYear,
        exact: false,
      };
    case 'until ':
      return { ...inner, text, from: -Infinity, firstYear: -Infinity, exact: false };
    case 'after ':
      return {
        ...inner,
        text,
        from: inner.to + 1,
        to: Infinity,
        firstYear: inner.lastYear,
        lastYear: Infinity,
        exact: false,
      };
    default:
      return { ...inner, text, to: Infinity, lastYear: Infinity, exact: false };
  }
}

/** When a date is shown in a sequence: its earliest day, or the day that bounds an open beginning. */
const anchor = (date: LoreDate) => (Number.isFinite(date.from) ? date.from : date.to);

/** Orders facts and events in time; those without a date come last. */
export function compareLoreDates(a: LoreDate | undefined, b: LoreDate | undefined): number {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  return anchor(a) - anchor(b) || a.to - b.to || 0;
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/**
 * When, as a phrase of an English sentence: `in 2293`, `on May 12, 2293`, `from 2369 on`, `in the late 23rd century`.
 * `undefined` for what no such phrase is known for: a date of another calendar that is more than a year.
 */
export function dateInWords({ text }: Pick<LoreDate, 'text'>): string | undefined {
  const [, qualifier, rest = text] = /^(c\. |before |after |from |until )(.+)$/.exec(text) ?? [];
  const bare = bareInWords(rest);
  if (qualifier === undefined || bare === undefined) return bare && `${bare.word} ${bare.when}`;
  if (bare.word === 'from') return undefined;
  if (qualifier === 'c. ') return `around ${bare.when}`;
  return `${qualifier}${bare.when}${qualifier === 'from ' ? ' on' : ''}`;
}

/** A date that nothing qualifies, with the word that stands before it. */
function bareInWords(text: string): { word: string; when: string } | undefined {
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (month !== undefined) {
    const name = MONTHS[Number(month) - 1];
    return day === undefined
      ? { word: 'in', when: `${name} ${year}` }
      : { word: 'on', when: `${name} ${Number(day)}, ${year}` };
  }
  const [, first, last] = SPAN.exec(text) ?? [];
  if (first !== undefined) return { word: 'from', when: `${first} to ${last}` };
  if (DECADE.test(text) || CENTURY.test(text)) return { word: 'in', when: `the ${text}` };
  return CHOICE.test(text) || ONE_YEAR.test(text) ? { word: 'in', when: text } : undefined;
}

/** A year, with the name of its calendar before or after it: `2293`, `T.A. 3019`, `19 BBY`. */
const ONE_YEAR = /^(?:\p{Lu}[\p{L}.]*\s)?-?\d{1,5}(?:\s\p{Lu}[\p{L}.]*)?$/u;
