import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queryWords } from '../../../src/lore/names/fold.ts';
import { buildFinder } from '../../../src/lore/names/index.ts';
import { ROLES, smallList } from './small-list.ts';

const finder = buildFinder(smallList, ROLES);
const ids = new Set(smallList.map(({ id }) => id));

/** What people never type and programs do: very long, one letter over and over, hundreds of words, anything. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.nat(6000).map((count) => 'a'.repeat(count)),
  fc.tuple(fc.string({ maxLength: 4 }), fc.nat(1500)).map(([part, count]) => part.repeat(count)),
  fc
    .array(fc.constantFrom('worf', 'the', 'k', '1701', 'captain', 'mirror', ' ', '(', '*', '__proto__'), {
      maxLength: 500,
    })
    .map((words) => words.join(' ')),
);

describe('whatever is typed', () => {
  it('is answered, with no more than Discord shows and nothing twice', () => {
    fc.assert(
      fc.property(hostile, (query) => {
        const { found, hits } = finder.answer(query);
        const shown = found.outcome === 'found' ? [found.id, ...found.others] : found.ids;
        expect(shown.length).toBeLessThanOrEqual(found.outcome === 'found' ? 25 : 5);
        for (const list of [shown, hits.map(({ id }) => id), finder.suggest(query)]) {
          expect(list.length).toBeLessThanOrEqual(25);
          expect(new Set(list).size).toBe(list.length);
          for (const id of list) expect(ids).toContain(id);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is answered the same again', () => {
    fc.assert(
      fc.property(hostile, hostile, (query, between) => {
        const [first, typed] = [finder.answer(query), finder.suggest(query)];
        finder.answer(between);
        finder.suggest(between);
        expect(finder.answer(query)).toEqual(first);
        expect(finder.suggest(query)).toEqual(typed);
      }),
      { numRuns: 100 },
    );
  });

  it('is cut to nine words and seventy letters', () => {
    fc.assert(
      fc.property(hostile, (query) => {
        const words = queryWords(query);
        expect(words.length).toBeLessThanOrEqual(9);
        expect(words.join('').length).toBeLessThanOrEqual(70);
      }),
    );
  });
});
