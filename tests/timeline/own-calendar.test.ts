import { expect, it } from 'vitest';
import type { Work } from '../../src/lore/model/model.ts';
import { countIn, workThatGives } from '../../src/timeline/own-calendar.ts';

const work = (id: string, ...calendar: string[]) => ({ id, calendar }) as unknown as Work;
const WORKS = [
  work('silent'),
  work('early', 'stardate 9521.2'),
  work('film', 'stardate 9521.6', 'stardate 9529.1'),
];
const given = (count: number) => {
  const found = workThatGives(WORKS, count);
  return found && `${found.work.id}: ${found.text}`;
};

it('takes the work that gives the very date, or one of its whole number, or one around it', () => {
  expect(given(9521.6)).toBe('film: stardate 9521.6');
  expect(given(9521)).toBe('early: stardate 9521.2');
  expect(given(9525)).toBe('film: stardate 9521.6');
  expect(given(9530)).toBeUndefined();
});

it('reads the last number of a text', () => {
  expect(['stardate 9521.6', 'SD 41153.7', 'day 3 of 1012'].map(countIn)).toEqual([9521.6, 41153.7, 1012]);
});
