import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsBeginning, wordsBeginningNearly } from '../../../src/lore/names/beginnings.ts';
import { eachDeletion } from '../../../src/lore/names/deletions.ts';
import { editDistance, lettersOf } from '../../../src/lore/names/edit-distance.ts';
import { fold, withoutBracket } from '../../../src/lore/names/fold.ts';
import { heard } from '../../../src/lore/names/sound.ts';

const distance = (a: string, b: string, limit = 99): number =>
  editDistance(lettersOf(a), lettersOf(b), limit);
const word = fc.string({ unit: fc.constantFrom(...'abcdehikst'), minLength: 1, maxLength: 12 });

describe('folding', () => {
  it.each([
    ["Qo'noS", 'qonos'],
    ['Ra-ghoratreii', 'ra ghoratreii'],
    ['  USS  Enterprise (NCC-1701-A) ', 'uss enterprise ncc 1701 a'],
    ['Đorđe Ærøskøbing', 'dorde aeroskobing'],
    ['Ⅻ Ｗｏｒｆ', 'xii worf'],
    ['T’Pol', 'tpol'],
  ])('%s becomes %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('leaves what is folded as it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)));
  });

  it('knows a bracket at the end from one at the beginning', () => {
    expect(withoutBracket('Khitomer Conference (mirror)')).toBe('Khitomer Conference');
    expect(withoutBracket("(Miles O'Brien)")).toBe("(Miles O'Brien)");
  });
});

describe('the distance of two spellings', () => {
  it('is nothing for the same, and something for any other', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(distance(a, a)).toBe(0);
        if (a !== b) expect(distance(a, b)).toBeGreaterThan(0);
      }),
    );
  });

  it('does not depend on the limit below which it is asked for', () => {
    fc.assert(
      fc.property(word, word, fc.double({ min: 0, max: 4, noNaN: true }), (a, b, limit) => {
        const exact = distance(a, b);
        const limited = distance(a, b, limit);
        if (exact <= limit) expect(limited).toBeCloseTo(exact, 9);
        else expect(limited).toBe(Number.POSITIVE_INFINITY);
      }),
    );
  });

  it('is small for slips people make', () => {
    expect(distance('curzon', 'kurzon')).toBeLessThan(distance('curzon', 'burzon'));
    expect(distance('worrf', 'worf')).toBeLessThan(distance('wortf', 'worf'));
    expect(distance('wrof', 'worf')).toBeLessThan(distance('wxyf', 'worf'));
    expect(distance('1701', '1702')).toBeGreaterThan(distance('bajor', 'bajos'));
  });
});

it('words two slips apart share a way to leave out letters', () => {
  const hashes = (text: string): Set<number> => {
    const all = new Set<number>();
    eachDeletion(lettersOf(text), (hash) => all.add(hash));
    return all;
  };
  const share = (a: string, b: string): boolean => !hashes(a).isDisjointFrom(hashes(b));
  expect(share('azetbur', 'azetbut')).toBe(true);
  expect(share('khitomer', 'kihtomer')).toBe(true);
  expect(share('gorkon', 'gorkkonn')).toBe(true);
  expect(share('worf', 'spock')).toBe(false);
});

it('words that sound alike are heard alike', () => {
  expect(heard('dacks')).toBe(heard('dax'));
  expect(heard('kurzon')).toBe(heard('curzon'));
  expect(heard('ghorkon')).toBe(heard('gorkon'));
  expect(heard('filip')).toBe(heard('philippe'));
  expect(heard('worf')).not.toBe(heard('warp'));
});

describe('the words that begin as typed', () => {
  const vocabulary = ['accords', 'azetbur', 'chang', 'khitomer', 'kirk', 'kronos', 'kruge'];

  it('are a run of the vocabulary', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1 }), word, (words, beginning) => {
        const sorted = words.toSorted();
        const { low, high } = wordsBeginning(sorted, beginning);
        expect(sorted.slice(low, high)).toEqual(sorted.filter((each) => each.startsWith(beginning)));
      }),
    );
  });

  it.each([
    ['khiotm', 'khitomer'],
    ['axetb', 'azetbur'],
    ['zetbu', 'azetbur'],
    ['krnoo', 'kronos'],
  ])('are found despite a slip: %s', (typed, wanted) => {
    const found = wordsBeginningNearly(vocabulary, typed).flatMap(({ low, high }) =>
      vocabulary.slice(low, high),
    );
    expect(found).toContain(wanted);
  });
});
