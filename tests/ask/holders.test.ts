/** An office, asked for by when or where it was held, and names with an article, on the shipped pack. */
import { describe, expect, it } from 'vitest';
import { createAsk } from '../../src/ask/index.ts';
import { loreOf } from '../lore/opened.ts';

const ask = createAsk(loreOf('data'));
const found = (typed: string): string => {
  const answer = ask.find(typed);
  return answer.ok ? answer.item.name : 'guesses';
};

describe('an office is whose facts say it was', () => {
  it.each([
    ['chancellor after gorkon', 'Azetbur'],
    ['klingon chancellor before azetbur', 'Gorkon'],
    ['next chancellor after gowron', 'Martok'],
    ['president in star trek vi', 'Ra-ghoratreii'],
    ['proconsul 2368', 'Neral'],
  ])('%s is %s', (typed, name) => expect(found(typed)).toBe(name));

  it.each(['first officer of the excelsior', 'captain in 2293'])(
    'and nobody else’s for certain: %s',
    (typed) => expect(found(typed)).toBe('guesses'),
  );
});

describe('an article is no part of a name', () => {
  it.each([
    ['the enterprise', 'USS Enterprise (NCC-1701-A)'],
    ['the assassination', 'Assassination of Gorkon'],
    ['the albino', 'The Albino'],
  ])('%s is %s', (typed, name) => expect(found(typed)).toBe(name));

  it('and those of a common word are there to choose from', () => {
    const answer = ask.find('the assassination', 'event');
    expect(answer.ok && answer.others.map(({ name }) => name)).toContain('Assassination of Azetbur');
  });
});

describe('a name however it is typed', () => {
  it.each([
    ['K\u200birk', 'James T. Kirk'],
    ['curzon     dax', 'Curzon Dax'],
    ['Leonard "Bones" McCoy', 'Leonard McCoy'],
    ['Captain James T. Kirk of the Enterprise', 'James T. Kirk'],
    ['James T. Kirk · person · Human, Starfleet · 2267–2371', 'James T. Kirk'],
    ['Worf (Colonel) · Klingon', 'Worf (Colonel)'],
  ])('%s is %s', (typed, name) => expect(found(typed)).toBe(name));
});

describe('whoever nobody is', () => {
  it.each([
    ...[
      "Kirk's wife",
      "Gorkon's wife",
      "Kirk's mother",
      "Picard's brother",
      "Martok's daughter",
      "Azetbur's brother",
    ],
    ...[
      'who killed curzon',
      'who killed martok',
      'who killed kirk',
      'who played spock',
      'spock actor',
      'zzqqxx',
    ],
  ])('is nobody for certain: %s', (typed) => expect(found(typed)).toBe('guesses'));

  it('and what resembles nothing has no guesses', () =>
    expect(ask.find('zzqqxx')).toEqual({ ok: false, guesses: [] }));
});

it.each([
  ['who killed jadzia', 'Dukat'],
  ["jadzia's killer", 'Dukat'],
  ['kirk species', 'Human'],
])('%s is %s', (typed, name) => expect(found(typed)).toBe(name));

it.each(['Gorkon’s wife', "Kirk's mother", "Picard's brother"])(
  'whoever shares only the name of whom it is asked is no guess: %s',
  (typed) => expect(ask.find(typed)).toEqual({ ok: false, guesses: [] }),
);

it('a year alone leaves open which of the things that are called after it', () => {
  const found = ask.find('2293', 'event');
  expect(found.ok ? [] : found.guesses.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Khitomer conspiracy', 'Battle of Khitomer']),
  );
});
