/** In-universe dates in the words of a wiki, placed on the one axis of years that all eras of its profile share. */
import { parseLoreDate } from '../../lore/model/date.ts';
import type { Profile } from '../profile/load.ts';
import type { WrittenEra } from '../profile/schema.ts';
import { matchesOf } from '../wikitext/markup.ts';
import type { AgeDate, WikiDate } from './record.ts';

interface Found {
  start: number;
  end: number;
  era: WrittenEra | undefined;
  /** An age that no profile told us of. */
  age?: string | undefined;
  year: number;
  /** The second year of a span. */
  last?: { era: WrittenEra | undefined; age?: string | undefined; year: number };
}

export interface Dates {
  /** The one date, or span, that a text tells; undefined where it tells none, or several. */
  only(text: string): WikiDate | undefined;
  /** The first date of a value. */
  first(text: string): WikiDate | undefined;
  /** The same of a field that holds dates, where two letters before a number can only be an age. */
  ofField(text: string): WikiDate | undefined;
  /** Whether a page's title is an age, a year, a month or a day: no place and nobody. */
  isTime(title: string): boolean;
  /** `Third Age T.A. 2165`, and `T.A. 2165 of the Third Age`, with the age once. */
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

/** Behind a number they are no age. */
const NO_AGE =
  /^(?:AM|PM|KM|CM|MM|KG|LBS?|HP|XP|MP|GP|SP|AU|KPH|MPH|FPS|TV|US|UK|USA|UN|HQ|ID|PC|DVD|CD|[IVX]{2,4})$/;
const YEAR = String.raw`(?<year>\d{1,2},\d{3}|\d{1,5})`;
const COUNTED = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];
const COUNTED_AGE = String.raw`(?<count>${COUNTED.join('|')}|\d(?:st|nd|rd|th)) (?<kind>age|era|epoch)`;
/** Ages that a wiki counts: `4E 201`, `Third Era 433` and `433 of the Third Era`. */
const COUNTED_AGES = [
  new RegExp(String.raw`(?<![\p{L}\d])(?<count>\d)(?<kind>E) ${YEAR}(?![\p{L}\d])`, 'gu'),
  new RegExp(String.raw`\b${COUNTED_AGE},? ${YEAR}\b`, 'giu'),
  new RegExp(String.raw`\b${YEAR},?(?: of| in)?(?: the)? ${COUNTED_AGE}\b`, 'giu'),
];
/** `263 AC`. */
const AGE_BEHIND = new RegExp(
  String.raw`(?<![\p{L}\d.,]|(?<!\d)-)${YEAR} ?(?<age>(?:[A-Z]\.){2,4}|[A-Z]{2,4})(?![\p{L}\d])`,
  'gu',
);
/** `A.C. 263`; without dots, only where nothing else can be meant. */
const AGE_BEFORE = (age: string) =>
  new RegExp(String.raw`(?<![\p{L}\d.-])(?<age>${age}) ${YEAR}(?![\p{L}\d]|[.,-]\d)`, 'gu');
const DOTTED_BEFORE = AGE_BEFORE(String.raw`(?:[A-Z]\.){2,4}`);
const BARE_BEFORE = AGE_BEFORE('[A-Z]{2,3}');

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
  const behind = eras.flatMap(([, { text, also = [] }]) =>
    also
      .filter((form) => form.startsWith('{year} ') && text.endsWith(' {year}'))
      .map((form) => {
        const [sign, name] = [text, form].map((one) => RegExp.escape(one.replace('{year}', '').trim()));
        const linked = (name as string).replace(
          /^(.*(?:of|the)\\x20)?(.*)$/,
          '$1(?:\\ue020\\d+\\ue021)?$2\\ue022?',
        );
        return new RegExp(`(${sign} \\d+) ${linked}(?![\\p{L}\\d])`, 'gu');
      }),
  );
  const ages = new Set(
    eras.flatMap(([, { text, also = [] }]) =>
      [text, ...also].map((form) => form.replace('{year}', '').trim()),
    ),
  );

  /** Ages of which the profile says nothing, where it says nothing of any. */
  const unknownAges = (text: string, isField: boolean): Found[] => {
    if (eras.length > 0 || !years) return [];
    const patterns = [...COUNTED_AGES, AGE_BEHIND, DOTTED_BEFORE, ...(isField ? [BARE_BEFORE] : [])];
    return patterns.flatMap((pattern) =>
      matchesOf(text, pattern).flatMap(({ index, 0: whole, groups = {} }) => {
        const age = groups['age']?.replaceAll('.', '') ?? countedAge(groups['count'], groups['kind']);
        if (age === undefined || NO_AGE.test(age)) return [];
        const year = Number((groups['year'] ?? '').replaceAll(',', ''));
        return [{ start: index, end: index + whole.length, era: undefined, age, year }];
      }),
    );
  };

  const find = (text: string, isField = false): Found[] => {
    const found: Found[] = [];
    if (!/\d/.test(text)) return found;
    const isFree = (start: number, end: number) => found.every((one) => end <= one.start || start >= one.end);
    for (const { era, pattern } of patterns)
      for (const match of matchesOf(text, pattern)) {
        const end = match.index + match[0].length;
        const year = Number((match[1] ?? '').replaceAll(',', ''));
        if (Number.isFinite(year) && isFree(match.index, end))
          found.push({ start: match.index, end, era, year });
      }
    for (const one of unknownAges(text, isField)) if (isFree(one.start, one.end)) found.push(one);
    if (years)
      for (const match of matchesOf(
        text,
        /(?<![\d.,#\-–/]|[A-Z]{2,}[- ]?|\b(?:Age|Era|Epoch) )\b(\d{3,4})\b(?![\d%]|[.,]\d|[-–]?[A-Z]{2,}| [A-Z]{2,3}\b| of the \p{Lu}\p{L}+ (?:Age|Era)\b| (?:km|m|ft|feet|miles|years?|men|ships)\b)/gu,
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
    const parts: AgeDate = {
      age: one.age ?? '',
      qualifier: qualifier(word?.[1] ?? word?.[2]),
      year: one.year,
      last: one.last?.year,
      ...(one.last?.age !== undefined && one.last.age !== one.age ? { lastAge: one.last.age } : {}),
      day: dayOf(day),
      shown: shown.slice(0, 80),
    };
    if (one.age !== undefined) return { written: '', text: parts.shown, unplaced: parts };
    return placedDate(
      parts,
      (year) => place(one.era, year),
      (year) => place(one.last?.era, year),
    );
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
    ofField(text) {
      const [one] = find(text, true);
      return one && dateOf(text, one);
    },
    isTime: (title) =>
      ages.has(title.replace(/^(?:early|mid|late) /i, '')) ||
      TIME.test(title) ||
      find(title, true).some(({ start, end }) => start === 0 && end === title.length),
    unrepeated: (text) =>
      /\d/.test(text)
        ? behind.reduce(
            (mended, pattern) => mended.replace(pattern, '$1'),
            repeated.reduce((mended, { pattern, name }) => mended.replace(pattern, `${name}$1 `), text),
          )
        : text,
    write: (era, year) => own(eras, era)?.text.replace('{year}', year) ?? year,
  };
}

/** A date on the axis of years; undefined where its parts make none. */
export function placedDate(
  { qualifier, year, last, day, shown }: AgeDate,
  placeOf: (year: number) => number,
  placeOfLast: (year: number) => number = placeOf,
): WikiDate | undefined {
  const from = placeOf(year);
  const to = last === undefined ? undefined : placeOfLast(last);
  // With blanks, for `30-12` is a month.
  const inner = to !== undefined && to > from ? `${from} - ${to}` : `${from}${day}`;
  const plain = parseLoreDate(`${qualifier}${inner}`) ?? parseLoreDate(inner);
  if (!plain) return undefined;
  return { written: plain.text === shown ? shown : `${plain.text} as ${shown}`, text: shown };
}

/** `4E`, and `3A` of the Third Age. */
function countedAge(count = '', kind = ''): string | undefined {
  const number = /^\d/.test(count) ? Number(count[0]) : COUNTED.indexOf(count.toLowerCase()) + 1;
  return number > 0 ? `${number}${kind.charAt(0).toUpperCase()}` : undefined;
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
      before.last = { era: one.era, age: one.age, year: one.year };
      if (!before.era) before.age ??= one.age;
      before.end = one.end;
    } else joined.push({ ...one });
  }
  for (const one of joined) {
    if (one.last) continue;
    const rest = /^\s*[-–]\s*(\d{1,5})\b(?!\s*[A-Z])/.exec(text.slice(one.end, one.end + 12));
    // `12 – 40 AC`: the age stands behind the second year.
    const before =
      one.age === undefined
        ? null
        : /(?<![\d.,])(\d{1,5})(?:\s*[-–—]|(?<=\b(?:between|from) \d+) (?:and|to))\s*$/i.exec(
            text.slice(0, one.start),
          );
    if (before) {
      one.last = { era: undefined, year: one.year };
      one.year = Number(before[1]);
      one.start = before.index;
      continue;
    }
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
