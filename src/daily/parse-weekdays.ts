/** Weekdays as an admin typed them: bits as in a schedule's `skipWeekdays`, or undefined for a word that is none. */
import { weekdayBit } from './local-time.ts';
import { readable } from './readable.ts';

const NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const WORKING = 0b0011111;
const WEEKEND = 0b1100000;
/** `every Monday`, `on Sundays`, `the weekend`. */
const FILLERS = ['every', 'each', 'on', 'the', 'all'];
const NONE = ['none', 'no', 'nothing', 'never', 'no day', 'no days'];

/**
 * Reads `sat, sun`, `Sat & Sun`, `sat-sun`, `mon to fri`, `weekends`, `weekdays`, `Tuesdays`, and `none`. A range may go
 * over the week's end (`fri-mon`).
 */
export function parseWeekdays(typed: string): number | undefined {
  const text = readable(typed).toLowerCase().replace(/\./g, '');
  if (text === '' || NONE.includes(text)) return 0;
  const words = text
    .replace(/\s*(?:[-\u2013\u2014]|\b(?:to|till|until|through|thru)\b)\s*/g, '-')
    .split(/[\s,;+&/]+|\band\b/)
    .filter((word) => word !== '' && !FILLERS.includes(word));
  if (words.length === 0) return undefined;
  let bits = 0;
  for (const word of words) {
    const some = daysOf(word);
    if (some === undefined) return undefined;
    bits |= some;
  }
  return bits;
}

function daysOf(word: string): number | undefined {
  const [first = '', last, ...more] = word.split('-');
  if (more.length > 0) return undefined;
  if (last === undefined) {
    if (/^weekends?$/.test(word)) return WEEKEND;
    if (/^(?:weekdays?|workdays?)$/.test(word)) return WORKING;
  }
  const [from, to] = [dayOf(first), dayOf(last ?? first)];
  if (from === undefined || to === undefined) return undefined;
  let bits = 0;
  for (let day = from; ; day = (day + 1) % 7) {
    bits |= weekdayBit(day + 1);
    if (day === to) return bits;
  }
}

/** From 0 for Monday, by at least two letters of its name; `tues`, `weds` and `Mondays` too. */
function dayOf(word: string): number | undefined {
  const begun = word.replace(/s$/, '');
  if (begun.length < 2) return undefined;
  const day = NAMES.findIndex((name) => name.startsWith(begun) || name.startsWith(word));
  return day < 0 ? undefined : day;
}
