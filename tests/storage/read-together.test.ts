import { expect, it } from 'vitest';
import { readTogether } from '../../src/storage/read-together.ts';

it('answers those who ask in one turn by one reading, each by their own key', async () => {
  const readings: (readonly string[])[] = [];
  const read = readTogether(async (keys: readonly string[]) => {
    readings.push(keys);
    return keys.map((key) => key.toUpperCase());
  });
  expect(await Promise.all([read('a'), read('b'), read('a')])).toEqual(['A', 'B', 'A']);
  expect(await read('c')).toBe('C');
  expect(readings).toEqual([['a', 'b', 'a'], ['c']]);
});

it('fails those alone who shared the reading that failed', async () => {
  let isAway = true;
  const read = readTogether(async (keys: readonly string[]) => {
    if (isAway) throw new Error('away');
    return keys;
  });
  const outcomes = await Promise.allSettled([read('a'), read('b')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  isAway = false;
  expect(await read('a')).toBe('a');
});
