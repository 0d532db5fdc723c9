import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange, Precedence } from '../../src/timeline/arrange.ts';

function arranged(things: number, pairs: readonly (readonly [number, number])[]) {
  const precedence = new Precedence(things);
  for (const [earlier, later] of pairs) precedence.add(earlier, later);
  return arrange(precedence);
}

describe('putting in order what only partly has one', () => {
  it.each([
    ['nothing', 0, [], [], []],
    ['one thing', 1, [], [[0]], []],
    ['things of which nothing is known', 3, [], [[0, 1, 2]], []],
    [
      'a chain',
      3,
      [
        [2, 1],
        [1, 0],
      ],
      [[2], [1], [0]],
      [],
    ],
    ['a chain and one that could stand anywhere', 3, [[2, 0]], [[2], [0]], [1]],
    [
      'two ways to the same',
      4,
      [
        [0, 1],
        [0, 2],
        [1, 3],
        [2, 3],
      ],
      [[0], [1, 2], [3]],
      [],
    ],
    [
      'a circle',
      3,
      [
        [0, 1],
        [1, 2],
        [2, 0],
      ],
      [[0], [1], [2]],
      [],
    ],
    [
      'a circle and what comes after it',
      3,
      [
        [2, 1],
        [1, 2],
        [1, 0],
      ],
      [[1], [0, 2]],
      [],
    ],
  ] as const)('has %s', (_, things, pairs, levels, apart) => {
    expect(arranged(things, pairs)).toEqual({ levels, apart });
  });

  it('counts what lies between two things', () => {
    const precedence = new Precedence(2);
    const between = precedence.addPoint();
    precedence.add(1, between);
    precedence.add(between, 0);
    expect(arrange(precedence).levels).toEqual([[1], [0]]);
  });

  it('claims an order of two things only where one is known, and loses none', () => {
    const thing = fc.nat(11);
    fc.assert(
      fc.property(fc.array(fc.tuple(thing, thing), { maxLength: 20 }), (drawn) => {
        // Pairs that all go upwards have no circle.
        const pairs = drawn
          .filter(([a, b]) => a !== b)
          .map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const)));
        const { levels, apart } = arranged(12, pairs);
        expect([...levels.flat(), ...apart].toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: 12 }, (_, at) => at),
        );
        const isBefore = (a: number, b: number): boolean =>
          pairs.some(([earlier, later]) => earlier === a && (later === b || isBefore(later, b)));
        for (const [at, level] of levels.entries()) {
          for (const one of level) {
            for (const other of level) expect(isBefore(one, other)).toBe(false);
            for (const later of levels.slice(at + 1).flat()) expect(isBefore(one, later)).toBe(true);
          }
        }
        for (const [at, one] of apart.entries())
          for (const later of apart.slice(at + 1)) expect(isBefore(later, one)).toBe(false);
      }),
    );
  });

  it('is quick with thousands of things', () => {
    const things = 3000;
    const pairs = Array.from({ length: things - 1 }, (_, at): [number, number] => [at + 1, at]);
    const begun = performance.now();
    expect(arranged(things, pairs).levels).toHaveLength(things);
    expect(arranged(5000, []).apart).toHaveLength(5000);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
