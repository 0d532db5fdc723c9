/** In-universe dates in the words of a wiki, placed on the one axis of years that all eras of its profile share. */
import { parseLoreDate } from '../../lore/model/date.ts';
import type { Profile } from '../profile/load.ts';
import type { WrittenEra } from '../profile/schema.ts';
import type { WikiDate } from './record.ts';

interface Found {
  start: number;
  end: number;
  era: WrittenEra | undefined;
  year: number;
  /** The second year of a span. */
  last?: { era: WrittenEra | undefined; year: number };
}

export interface Dates {
  /** The one date, or span, that a text tells; undefined where it tells none, or several. */
  only(text: string): WikiDate | undefined;
  /** The first date of a value. */
  first(text: string): WikiDate | undefined;
  /** Whether a page's title is an age, a year, a month or a day: no place and nobody. */
  isTime(title: string): boolean;
  /** `Third Age T.A. 2165`, where a template stands behind the age's name, with the age once. */
  unrepeated(text: string): string;
  /** How a year of an era is written. */
  write(era: string, year: string): string;
}

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
const MONTH = `(?:${MONTHS.join('|')})`;
const DAY_BEFORE = new RegExp(
  `(?:(\\d{1,2})(?:st|nd|rd|th)?(?:\\s*[-–]\\s*\\d{1,2})?(?: of)?\\s+(${MONTH})|(${MONTH})\\s+(\\d{1,2})(?:st|nd|rd|th)?|(${MONTH}))\\s*,?\\s*(?:of |in )?$`,
  'i',
);
const BEFORE =
  /(?:\b(before|after|circa|about|around|approximately|until|from|since|by|between|late|early)|(?:^|\s|\()(c\.|ca\.|c(?=\s)))\s*(?:the )?(?:year )?$/i;
const TIME = new RegExp(`^(?:(?:\\d{1,2} )?${MONTH}(?: \\d{1,2})?|\\d{1,4}s?)$`, 'i');
const JOINT = /^\s*(?:[-–—]|to|until|and|&)\s*(?:c\.|ca\.|circa|after|before)?\s*$/;
/** The first day of `March 14th – March 17th`, before the second. */
const FIRST_DAY = new RegExp(
  `(?:(\\d{1,2})(?:st|nd|rd|th)?\\s+(${MONTH})|(${MONTH})\\s+(\\d{1,2})(?:st|nd|rd|th)?)\\s*(?:[-–—]|to|and)\\s*$`,
  'i',
);

export function createDates(profile: Profile): Dates {
  const eras = Object.entries(profile.eras ?? {});
  const patterns = eras.flatMap(([, era]) =>
    [era.text, ...(era.also ?? [])].map((form) => ({ era, pattern: new RegExp(patternOf(form), 'giu') })),
  );
  const { years } = profile;
  const repeated = eras.flatMap(([, { text, also = [] }]) =>
    also
      .filter((form) => form.endsWith(' {year}'))
      .map((form) => {
        const [name, sign] = [form, text].map((one) => one.replace('{year}', '').trim()) as [string, string];
        return {
          name,
          pattern: new RegExp(`${RegExp.escape(name)}(\\ue022?) ${RegExp.escape(sign)} (?=\\d)`, 'gu'),
        };
      }),
  );
  const ages = new Set(
    eras.flatMap(([, { text, also = [] }]) =>
      [text, ...also].map((form) => form.replace('{year}', '').trim()),
    ),
  );

  const find = (text: string): Found[] => {
    const found: Found[] = [];
    const isFree = (start: number, end: number) => found.every((one) => end <= one.start || start >= one.end);
    for (const { era, pattern } of patterns)
      for (const match of text.matchAll(pattern)) {
        const end = match.index + match[0].length;
        const year = Number((match[1] ?? '').replaceAll(',', ''));
        if (Number.isFinite(year) && isFree(match.index, end))
          found.push({ start: match.index, end, era, year });
      }
    if (years)
      for (const match of text.matchAll(
        /(?<![\d.,#\-–/]|[A-Z]{2,}[- ]?)\b(\d{3,4})\b(?![\d%]|[.,]\d|[-–]?[A-Z]{2,}| (?:km|m|ft|feet|miles|years?|men|ships)\b)/g,
      )) {
        const year = Number(match[1]);
        const end = match.index + match[0].length;
        if (year >= years.from && year <= years.to && isFree(match.index, end))
          found.push({ start: match.index, end, era: undefined, year });
      }
    return joinSpans(
      text,
      found.sort((a, b) => a.start - b.start),
    );
  };

  const dateOf = (text: string, one: Found): WikiDate | undefined => {
    let { start } = one;
    let before = text.slice(Math.max(0, start - 40), start);
    let day = one.last ? null : DAY_BEFORE.exec(before);
    if (day) {
      start -= day[0].length;
      before = text.slice(Math.max(0, start - 40), start);
      const first = FIRST_DAY.exec(before);
      if (first) {
        day = first;
        start -= first[0].length;
        before = before.slice(0, before.length - first[0].length);
      }
    }
    const word = BEFORE.exec(before);
    if (word) start -= word[0].trimStart().length;
    const shown = text
      .slice(start, one.end)
      .replace(/^[\s(]+/, '')
      .trim();
    const first = place(one.era, one.year);
    const last = one.last && place(one.last.era, one.last.year);
    // With blanks, for `30-12` is a month.
    const inner = last !== undefined && last > first ? `${first} - ${last}` : `${first}${dayOf(day)}`;
    const written = `${qualifier(word?.[1] ?? word?.[2])}${inner}`;
    const plain = parseLoreDate(written) ?? parseLoreDate(inner);
    if (!plain) return undefined;
    return {
      written: plain.text === shown ? shown : `${plain.text} as ${shown.slice(0, 80)}`,
      text: shown.slice(0, 80),
    };
  };

  return {
    only(text) {
      const found = find(text);
      return found.length === 1 ? dateOf(text, found[0] as Found) : undefined;
    },
    first(text) {
      const [one] = find(text);
      return one && dateOf(text, one);
    },
    isTime: (title) =>
      ages.has(title.replace(/^(?:early|mid|late) /i, '')) ||
      find(title).some(({ start, end }) => start === 0 && end === title.length) ||
      TIME.test(title),
    unrepeated: (text) =>
      repeated.reduce((mended, { pattern, name }) => mended.replace(pattern, `${name}$1 `), text),
    write: (era, year) => own(eras, era)?.text.replace('{year}', year) ?? year,
  };
}

const own = (eras: readonly [string, WrittenEra][], name: string) => eras.find(([id]) => id === name)?.[1];

const patternOf = (form: string): string => {
  const escaped = RegExp.escape(form).replace(RegExp.escape('{year}'), '(\\d{1,2},\\d{3}|\\d{1,5})');
  return `(?<![\\p{L}\\d.])${escaped}(?![\\p{L}\\d])`;
};

const place = (era: WrittenEra | undefined, year: number): number =>
  era ? (era.backwards ? era.zero - year : era.zero + year) : year;

/** `T.A. 10 – T.A. 90`, and `T.A. 10 – 90`, are one span. */
function joinSpans(text: string, found: readonly Found[]): Found[] {
  const joined: Found[] = [];
  for (const one of found) {
    const before = joined.at(-1);
    if (before && !before.last && JOINT.test(text.slice(before.end, one.start))) {
      before.last = { era: one.era, year: one.year };
      before.end = one.end;
    } else joined.push({ ...one });
  }
  for (const one of joined) {
    if (one.last) continue;
    const rest = /^\s*[-–]\s*(\d{1,5})\b(?!\s*[A-Z])/.exec(text.slice(one.end, one.end + 12));
    if (!rest || one.era?.backwards) continue;
    one.last = { era: one.era, year: Number(rest[1]) };
    one.end += rest[0].length;
  }
  return joined;
}

function dayOf(day: RegExpExecArray | null): string {
  const month = MONTHS.indexOf((day?.[2] ?? day?.[3] ?? day?.[5] ?? '').toLowerCase()) + 1;
  if (!day || month === 0) return '';
  const date = Number(day[1] ?? day[4] ?? 0);
  const two = (number: number) => String(number).padStart(2, '0');
  return date >= 1 && date <= 31 ? `-${two(month)}-${two(date)}` : `-${two(month)}`;
}

function qualifier(word: string | undefined): string {
  switch (word?.toLowerCase()) {
    case 'before':
    case 'by':
      return 'before ';
    case 'after':
      return 'after ';
    case 'until':
      return 'until ';
    case 'from':
    case 'since':
      return 'from ';
    case undefined:
    case 'between':
      return '';
    default:
      return 'c. ';
  }
}
