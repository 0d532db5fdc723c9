import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { onThisDay } from '../../src/timeline/on-this-day.ts';
import { loreOf } from '../lore/opened.ts';
import { writePack } from '../lore/small-pack.ts';

const shipped = loreOf(join(import.meta.dirname, '../../data'));
const fact = (id: string, date: string) =>
  `{ id: ${id}, relation: rank, value: Ambassador, date: ${date}, cite: [tuc] }`;
const small = loreOf(
  writePack({
    'works.yaml': [
      'tuc: { title: TUC, medium: film, tier: screen, released: 1991-12-06 }',
      'month: { title: Month, medium: film, tier: screen, released: 1991-12 }',
      'year: { title: Year, medium: film, tier: screen, released: 1991 }',
      'leap: { title: Leap, medium: film, tier: screen, released: 1992-02-29 }',
      'later: { title: Later, medium: film, tier: screen, released: 2030-12-06 }',
      '',
    ].join('\n'),
    'entries.yaml': `worf: { name: Worf, kind: person, summary: Somebody., cite: [tuc], facts: [${[
      fact('late', '2372-05-12'),
      fact('early', '2293-05-12'),
      fact('about', 'c. 2293-05-12'),
      fact('month', '2293-05'),
      fact('other', '2293-05-13'),
    ].join(', ')}] }`,
  }),
);
const day = (month: number, of: number, year = 2026) => ({ year, month, day: of });

describe('on this day', () => {
  it('has what came out on it in any year', () => {
    const { released } = onThisDay(shipped, day(12, 6));
    expect(released.map(({ title }) => title)).toContain('Star Trek VI: The Undiscovered Country');
    expect(released.every((work) => work.released?.endsWith('-12-06'))).toBe(true);
  });

  it('has what happened on it, earliest first, and nothing of which only the month is known', () => {
    expect(onThisDay(small, day(5, 12)).happened.map(({ id }) => id)).toEqual(['small/early', 'small/late']);
  });

  it('has no work of which the day is not known, and none that is yet to come out', () => {
    expect(onThisDay(small, day(12, 6)).released.map(({ title }) => title)).toEqual(['TUC']);
    expect(onThisDay(small, day(12, 6, 2030)).released.map(({ title }) => title)).toEqual(['TUC', 'Later']);
    expect(onThisDay(small, day(12, 1)).released).toEqual([]);
  });

  it('keeps the last of February on the 28th in a year without it', () => {
    const titles = (year: number, of: number) =>
      onThisDay(small, day(2, of, year)).released.map(({ title }) => title);
    expect(titles(2027, 28)).toEqual(['Leap']);
    expect(titles(2028, 28)).toEqual([]);
    expect(titles(2028, 29)).toEqual(['Leap']);
    expect(titles(2100, 28)).toEqual(['Leap']);
  });

  it('leaves out what a viewer may not see', () => {
    const nothing = onThisDay(small, day(5, 12), { accept: () => false });
    expect(nothing.happened).toEqual([]);
    expect(onThisDay(small, day(12, 6), { acceptWork: () => false }).released).toEqual([]);
  });
});
