/**
 * Spans of time as members type them on a phone: capitals, full-width digits, a stray mark at the end, "from 2290 to
 * 2295". Lore files are read by `parseLoreDate`, which takes one form of each.
 */
import { compareLoreDates, type LoreDate, parseLoreDate } from '../lore/model/date.ts';
import { countIn } from './own-calendar.ts';
import type { Span } from './place-in-span.ts';

type TypedSpan =
  /** `text` says the span in a form that reads as the same one again. */
  | { kind: 'span'; span: Span; text: string; isTurned: boolean }
  /** In-universe dates of another count, which no fact bears: the works that give them are known. */
  | { kind: 'stardate'; count: number }
  /** Meant as a date, and none: `2293-13`. */
  | { kind: 'impossible' };

/** `undefined` for what is no date in any wording: it may be a name. */
export function readTypedSpan(typed: string): TypedSpan | undefined {
  const text = tidyDate(typed);
  if (!/\d|century/.test(text) || text.length > LONGEST) return undefined;
  if (STARDATE.test(text)) return { kind: 'stardate', count: countIn(text.replaceAll(',', '')) };
  const read = withoutLeadIns(text);
  const single = openDate(read);
  if (single) return { kind: 'span', span: { from: single, to: single }, text: single.text, isTurned: false };
  const range = rangeOf(read);
  if (range) return range;
  return isMeantAsDate(text) ? { kind: 'impossible' } : undefined;
}

const LONGEST = 100;

/** As dates are compared: lower case, plain digits and dashes, no marks around. */
export const tidyDate = (typed: string): string =>
  typed
    .slice(0, 2 * LONGEST)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/[\u2018\u2019\u02bc`´]/gu, "'")
    .replace(/[\u2010-\u2015\u2212~]/gu, (mark) => (mark === '~' ? ' c. ' : '-'))
    .replace(/\s+/gu, ' ')
    .replace(/^[^\p{L}\p{N}-]+|[^\p{L}\p{N}+]+$/gu, '');

const STARDATE = /\bstar ?dates?\b.*\d|\d.*\bstar ?dates?\b|^sd:? ?-?\d[\d.,]*$|^\d{1,6}\.\d+$/;

const LEAD_INS =
  /^(?:what happened|events|timeline|history|in|during|within|of|for|the|years?:?|a\.?d\.?) (?=\S)/;

function withoutLeadIns(text: string): string {
  let left = text.replace(/(?<=\d) ?(?:a\.?d|c\.?e)$/, '');
  for (let found = LEAD_INS.exec(left); found; found = LEAD_INS.exec(left))
    left = left.slice(found[0].length);
  return left;
}

/** Wordings of an open beginning or end, and what lore files say for them. */
const OPEN: readonly (readonly [typed: RegExp, written: string])[] = [
  [/^(?:before|prior to|earlier than|pre)[ -](?<date>.+)$/, 'before'],
  [/^(?:after|later than|post)[ -](?<date>.+)$/, 'after'],
  [/^(?:until|till?|up to|to|by) (?<date>.+)$/, 'until'],
  [/^(?:from |since |starting )?(?<date>.+?)(?: ?\+| (?:and|or) (?:after|later|on)| on| onwards?)$/, 'from'],
  [/^(?:from|since|starting) (?<date>.+)$/, 'from'],
];

/** One date, which may be open on one side. */
function openDate(text: string): LoreDate | undefined {
  const closed = closedDate(text);
  if (closed) return closed;
  for (const [typed, written] of OPEN) {
    const date = typed.exec(text)?.groups?.['date'];
    const inner = date === undefined ? undefined : closedDate(date);
    if (inner) return parseLoreDate(`${written} ${inner.text}`);
  }
  return undefined;
}

const ABOUT = /^(?:circa|ca|c|about|around|approximately|approx|roughly)\b\.? ?(?<date>.+)$/;

function closedDate(text: string): LoreDate | undefined {
  const bare = text.replace(/^the (?:years? )?/, '');
  const about = ABOUT.exec(bare)?.groups?.['date'] ?? /^(?<date>.+\d)-?ish$/.exec(bare)?.groups?.['date'];
  const inner = about === undefined ? undefined : plainDate(about);
  return inner ? parseLoreDate(`c. ${inner}`) : parseLoreDate(plainDate(bare) ?? '');
}

/** A year, month, day, decade or century, as lore files write it. */
function plainDate(text: string): string | undefined {
  const numbers = /^-?\d{1,5}$/.exec(text) ?? NUMBERS.exec(text) ?? DOTTED.exec(text);
  if (numbers) return joined(numbers.length > 1 ? numbers.slice(1) : numbers);
  return named(text) ?? decadeOrCentury(text);
}

/** A year of two digits before a month would as well be a day. */
const NUMBERS = /^(\d{3,5})[-/](\d{1,2})(?:[-/](\d{1,2}))?$/;
const DOTTED = /^(\d{3,5})\.(\d{1,2})\.(\d{1,2})$/;

const joined = ([year, ...rest]: readonly (string | undefined)[]) =>
  [year, ...rest.flatMap((part) => part?.padStart(2, '0') ?? [])].join('-');

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const NAMED = [`${MONTH},? `, `${DAY} (?:of )?${MONTH},? `, `${MONTH} ${DAY},? `].map(
  (form) => new RegExp(`^${form}(?:of )?(?<year>\\d{3,5})$`),
);

/** `May 2293`, `12 May 2293`, `May 12th, 2293`. */
function named(text: string): string | undefined {
  for (const form of NAMED) {
    const { year, month = '', day } = form.exec(text)?.groups ?? {};
    if (year !== undefined) return joined([year, String(MONTHS.indexOf(month.slice(0, 3)) + 1), day]);
  }
  return undefined;
}

const PARTS: Readonly<Record<string, string>> = {
  early: 'early',
  'beginning of': 'early',
  'start of': 'early',
  mid: 'mid',
  middle: 'mid',
  'middle of': 'mid',
  late: 'late',
  'end of': 'late',
};
const PART = new RegExp(
  `^(?:(?<part>${Object.keys(PARTS).toReversed().join('|')})[ -](?:the )?)?(?<rest>.+)$`,
);
const DECADE = /^(\d{1,4}0) ?'?s$/;
const CENTURY = /^(?:(\d{1,2})(?:st|nd|rd|th|\.)?|([a-z]+(?:[ -][a-z]+)?))[ -]?(?:century|cent)$/;

/** `2290's`, `mid-2290s`, `end of the 23rd century`, `twenty-third century`. */
function decadeOrCentury(text: string): string | undefined {
  const { part, rest = '' } = PART.exec(text)?.groups ?? {};
  const lead = part === undefined ? '' : `${PARTS[part]} `;
  const decade = DECADE.exec(rest)?.[1];
  if (decade !== undefined) return `${lead}${decade}s`;
  const [, number, words = ''] = CENTURY.exec(rest) ?? [];
  const century = number === undefined ? ORDINALS.get(words.replace(' ', '-')) : Number(number);
  return century === undefined ? undefined : `${lead}${century}${suffix(century)} century`;
}

const ONES = 'first second third fourth fifth sixth seventh eighth ninth'.split(' ');
/** Centuries that fandoms spell out, from the nineteenth to the thirty-ninth. */
const ORDINALS: ReadonlyMap<string, number> = new Map([
  ['nineteenth', 19],
  ['twentieth', 20],
  ['thirtieth', 30],
  ...ONES.flatMap((word, one): [string, number][] => [
    [`twenty-${word}`, 21 + one],
    [`thirty-${word}`, 31 + one],
  ]),
]);

function suffix(number: number): string {
  const [tens, ones] = [Math.floor(number / 10) % 10, number % 10];
  return tens === 1 ? 'th' : (['th', 'st', 'nd', 'rd'][ones] ?? 'th');
}

const BETWEEN = /^between (.+) and (.+)$/;
const TO = / ?(?:\.{2,3}| (?:to|until|till?|through|thru|up to) |[-/]) ?/g;

/** `2290-2295`, `from 2290 to 2295`, `between 2290 and the 2310s`, `2293-95`, in whichever order the two are. */
function rangeOf(text: string): TypedSpan | undefined {
  const choice = /^(-?\d{1,5}) or (-?\d{1,5})$/.exec(text);
  const between = BETWEEN.exec(text);
  if (between) return spanOf(between[1] ?? '', between[2] ?? '');
  const bare = text.replace(/^(?:from|since|starting) /, '');
  for (const separator of bare.matchAll(TO)) {
    const found = spanOf(bare.slice(0, separator.index), bare.slice(separator.index + separator[0].length));
    if (found) return found;
  }
  return choice ? spanOf(choice[1] ?? '', choice[2] ?? '', ' or ') : undefined;
}

function spanOf(first: string, second: string, joint = ' to '): TypedSpan | undefined {
  const from = closedDate(first);
  const to = closedDate(shortened(first, second) ?? second);
  if (!from || !to || isNoEnd(first, to)) return undefined;
  const isTurned = from.from > to.from || (from.from === to.from && from.to > to.to);
  const [start, end] = isTurned ? [to, from] : [from, to];
  if (compareLoreDates(start, end) === 0)
    return { kind: 'span', span: { from: start, to: start }, text: start.text, isTurned: false };
  return {
    kind: 'span',
    span: { from: start, to: end },
    text: `${start.text}${joint}${end.text}`,
    isTurned,
  };
}

/** The end of `2293-95` in full; a month is told from it by being twelve at most. */
function shortened(first: string, second: string): string | undefined {
  if (!/^\d{4}$/.test(first) || !/^\d{2}$/.test(second) || Number(second) <= 12) return undefined;
  const full = first.slice(0, 2) + second;
  return full > first ? full : undefined;
}

/** `13` in `2293-13` is neither a month nor the year with which anybody would begin. */
const isNoEnd = (first: string, { text }: LoreDate) => /\d{3}/.test(first) && /^\d{1,2}$/.test(text);

/** Words that are said of dates alone; others may be part of a name. */
const DATE_WORDS = new RegExp(
  `^(?:before|after|until|till|since|from|between|circa|ca?|about|around|early|mid|late|years?|century|bce?|${MONTH.replace('?<month>', '?:')}|\\d+(?:st|nd|rd|th|s)?)$`,
);
const SMALL_WORDS = /^(?:in|of|the|and|to|or|on)$/;

/** Nothing but numbers and words for dates. */
function isMeantAsDate(text: string): boolean {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (!/\d/.test(text)) return false;
  if (words.every((word) => /^\d+$/.test(word))) return true;
  const telling = words.filter((word) => !SMALL_WORDS.test(word));
  // "7 of 9" may be a name.
  return telling.some((word) => !/^\d{1,2}$/.test(word)) && telling.every((word) => DATE_WORDS.test(word));
}
