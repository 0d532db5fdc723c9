import { describe, expect, it } from 'vitest';
import { pickNext, questionFor, shuffled } from '../../src/trivia/pick.ts';
import type { Question } from '../../src/trivia/question.ts';

const question = (id: string, kind: Question['kind'] = 'who'): Question => ({
  id,
  pack: 'small',
  kind,
  text: `Who did ${id}?`,
  clues: [],
  options: kind === 'truth' ? ['True', 'False'] : ['A', 'B', 'C', 'D'],
  answer: 1,
  optionEntries: kind === 'truth' ? [undefined, undefined] : ['small/a', 'small/b', 'small/c', 'small/d'],
  facts: [`small/${id}`],
  works: ['small/tuc'],
  explanation: 'B did.',
  difficulty: 3,
  topics: { entries: ['small/b'], kinds: ['person'], continuities: ['prime'], tiers: ['screen'] },
});
const pool = Array.from({ length: 200 }, (_, index) => question(`q${index}`));
const days = Array.from({ length: 100 }, (_, index) => `day ${index}`);

describe('the question of a day', () => {
  it('is the same after a restart, and whatever the order of the pool', () => {
    for (const day of days) {
      const asked = questionFor(day, pool, 'guild');
      expect(asked).toBeDefined();
      expect(questionFor(day, pool.toReversed(), 'guild')).toBe(asked);
    }
  });

  it('differs from day to day and from server to server', () => {
    expect(new Set(days.map((day) => questionFor(day, pool, 'guild')?.id)).size).toBeGreaterThan(60);
    expect(questionFor('day 1', pool, 'guild')?.id).not.toBe(questionFor('day 1', pool, 'other')?.id);
  });

  it('stays when questions are added elsewhere, on nearly all days', () => {
    const more = [...pool, question('new'), question('newer')];
    const same = days.filter((day) => questionFor(day, pool, 'guild') === questionFor(day, more, 'guild'));
    expect(same.length).toBeGreaterThan(90);
  });

  it('is none when there are none', () => {
    expect(questionFor('today', [], 'guild')).toBeUndefined();
  });
});

describe('the next question', () => {
  it('repeats none until the pool is used up', () => {
    const asked = new Set<string>();
    for (let round = 0; round < pool.length; round += 1) {
      const next = pickNext(pool, asked, () => (round * 0.37) % 1);
      expect(asked.has(next?.id ?? '')).toBe(false);
      asked.add(next?.id ?? '');
    }
    expect(asked.size).toBe(pool.length);
    expect(pickNext(pool, asked, () => 0.999)).toBeDefined();
  });

  it('is none when there are none', () => {
    expect(pickNext([], new Set(), () => 0.5)).toBeUndefined();
  });
});

describe('a shuffled question', () => {
  it('keeps its right option and the entries behind the options', () => {
    for (const seed of days) {
      const { options, answer, optionEntries } = shuffled(question('q'), seed);
      expect(options[answer]).toBe('B');
      expect(options.toSorted()).toEqual(['A', 'B', 'C', 'D']);
      expect(optionEntries).toEqual(options.map((option) => `small/${option.toLowerCase()}`));
    }
  });

  it('is the same for the same seed, and right in every place for others', () => {
    expect(shuffled(question('q'), 'member')).toEqual(shuffled(question('q'), 'member'));
    const places = days.map((seed) => shuffled(question('q'), seed).answer);
    for (const place of [0, 1, 2, 3])
      expect(places.filter((one) => one === place).length).toBeGreaterThan(10);
  });

  it('leaves true before false', () => {
    expect(shuffled(question('q', 'truth'), 'member').options).toEqual(['True', 'False']);
  });
});
