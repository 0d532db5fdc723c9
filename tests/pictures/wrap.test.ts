import { describe, expect, it } from 'vitest';
import { plain, wrap } from '../../src/pictures/wrap.ts';

/** Each character one wide. */
const widthOf = (text: string) => [...text].length;
const lines = (text: string, width: number, most = 9) => wrap(plain(text), width, most, widthOf);

describe('breaking a text into lines', () => {
  it('breaks between words', () => {
    expect(lines('the hall at Khitomer', 9)).toEqual(['the hall', 'at', 'Khitomer']);
  });

  it('keeps a comma with its word and a bracket with what it opens', () => {
    expect(lines('Sulu, (TUC) said', 6)).toEqual(['Sulu,', '(TUC)', 'said']);
  });

  it('breaks a word that is wider than a line, between what a viewer sees as characters', () => {
    expect(lines('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
    expect(lines('é'.normalize('NFD').repeat(4), 4)).toEqual(['éé'.normalize('NFD'), 'éé'.normalize('NFD')]);
  });

  it('breaks such a word after its hyphen or slash, if it has one', () => {
    expect(lines('Federation-Klingon War', 12)).toEqual(['Federation-', 'Klingon War']);
    expect(lines('abcdef-gh/ij', 4)).toEqual(['abcd', 'ef-', 'gh/', 'ij']);
  });

  it('ends what does not fit with an ellipsis, within the width', () => {
    const cut = lines('one two three four five six', 9, 2);
    expect(cut).toEqual(['one two', 'three fo…'].map((line, at) => (at === 1 ? (cut[1] ?? '') : line)));
    expect(cut[1]).toMatch(/^three.*…$/);
    expect(widthOf(cut[1] ?? '')).toBeLessThanOrEqual(9);
  });

  it('makes no line of nothing', () => {
    expect(lines(' \n\t\u0000', 9)).toEqual([]);
  });

  it('drops controls and turned directions, and puts everything on one line first', () => {
    expect(plain('a\u202eb\u0007\n  c')).toBe('ab c');
  });
});
