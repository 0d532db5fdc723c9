import { expect, it } from 'vitest';
import { parseWeekdays } from '../../src/daily/parse-weekdays.ts';

const [MON, TUE, WED, THU, FRI, SAT, SUN] = [1, 2, 4, 8, 16, 32, 64] as const;

it.each([
  ['sat, sun', SAT | SUN],
  ['Sat & Sun', SAT | SUN],
  ['sat and sun', SAT | SUN],
  ['sat-sun', SAT | SUN],
  ['\u200fsat-sun\u200e', SAT | SUN],
  ['sat – sun', SAT | SUN],
  ['weekends', SAT | SUN],
  ['Weekend', SAT | SUN],
  ['mon-fri', MON | TUE | WED | THU | FRI],
  ['Monday to Friday', MON | TUE | WED | THU | FRI],
  ['weekdays', MON | TUE | WED | THU | FRI],
  ['fri-mon', FRI | SAT | SUN | MON],
  ['tues thurs', TUE | THU],
  ['Weds.', WED],
  ['Mondays, sa', MON | SAT],
  ['mon-wed, sun', MON | TUE | WED | SUN],
  ['every monday', MON],
  ['on Saturdays and Sundays', SAT | SUN],
  ['the weekend', SAT | SUN],
  ['none', 0],
  ['', 0],
])('reads %s as people mean it', (typed, bits) => {
  expect(parseWeekdays(typed)).toBe(bits);
});

it.each([
  'monkey',
  'sunny',
  'mon-',
  's',
  'm',
  'sat-sun-mon',
  'weekend-mon',
  '7',
  'satellite',
  'every',
  'all',
])('takes %s for no weekday', (typed) => {
  expect(parseWeekdays(typed)).toBeUndefined();
});
