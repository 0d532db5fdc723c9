import { describe, expect, it } from 'vitest';
import { Recent } from '../../../src/lore/names/recent.ts';

/** What is kept is 0, what has to be made is 1. */
const misses = (recent: Recent<string, string>, keys: string): number[] =>
  [...keys].map((key) => {
    let made = 0;
    recent.get(key, () => {
      made++;
      return key;
    });
    return made;
  });

describe('what was made last', () => {
  it('is kept, up to so many', () => {
    expect(misses(new Recent(3), 'abcabc')).toEqual([1, 1, 1, 0, 0, 0]);
    expect(misses(new Recent(2), 'abcabc')).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('is forgotten in the order in which it was last asked for', () => {
    expect(misses(new Recent(3), 'abcadabc')).toEqual([1, 1, 1, 0, 1, 0, 1, 1]);
  });

  it('stays within its bound however long it is asked', () => {
    const recent = new Recent<number, number>(50);
    let made = 0;
    const ask = (key: number) => recent.get(key, () => ++made);
    for (let key = 0; key < 5_000; key++) {
      ask(key);
      ask(Math.max(0, key - 20));
    }
    expect(made).toBe(5_000);
    ask(4_000);
    expect(made).toBe(5_001);
  });

  it('is made anew after all was forgotten, and bounded as before', () => {
    const recent = new Recent<string, string>(2);
    misses(recent, 'abcd');
    recent.clear();
    expect(misses(recent, 'cdcabc')).toEqual([1, 1, 0, 1, 1, 1]);
  });
});
