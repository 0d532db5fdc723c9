import { describe, expect, it } from 'vitest';
import { clip, escapeText, lengthOf, quoteTyped } from '../../src/cards/text.ts';

describe('a text', () => {
  it('is counted in code points, as Discord counts', () => {
    expect(lengthOf('🖖🖖')).toBe(2);
  });

  it('is left alone at the limit and shortened one past it', () => {
    expect(clip('x'.repeat(80), 80)).toBe('x'.repeat(80));
    expect(clip('x'.repeat(81), 80)).toBe(`${'x'.repeat(79)}…`);
  });

  it('is cut between words and never inside a character', () => {
    expect(clip('Ra-ghoratreii spoke to the delegates', 30)).toBe('Ra-ghoratreii spoke to the…');
    expect(clip('🖖🖖🖖🖖', 3)).toBe('🖖🖖…');
  });

  it.each([
    ['**bold** _x_ ~~y~~ `z` ||s||', '\\*\\*bold\\*\\* \\_x\\_ \\~\\~y\\~\\~ \\`z\\` \\|\\|s\\|\\|'],
    ['____ shot ____ and _____', '\\_\\_\\_\\_ shot \\_\\_\\_\\_ and \\_\\_\\_\\_\\_'],
    ['a\\*b ___ \\', 'a\\\\\\*b \\_\\_\\_ \\\\'],
    ['https://a.example/b_c_d ||', 'https://a.example/b_c_d \\|\\|'],
    ['1 | 2 ~ 3', '1 | 2 ~ 3'],
    ['<@123> <t:1:R> </who:1>', '\\<@123> \\<t:1:R> \\</who:1>'],
    ['# heading', '\\# heading'],
    ['> quote', '\\> quote'],
    ['-# small', '\\-# small'],
    ['[a](http://b)', '\\[a](http://b)'],
    ['a\u200bb\u202ec\u0000d', 'abcd'],
    ['two\nlines', 'two lines'],
  ])('shows %j as it is', (typed, shown) => {
    expect(escapeText(typed)).toBe(shown);
  });

  it('that was typed is repeated on one short line', () => {
    expect(quoteTyped(`  Curzon\n\n  Dax ${'x'.repeat(6000)}`).length).toBeLessThan(70);
    expect(quoteTyped('  Curzon\n\n  Dax ')).toBe('“Curzon Dax”');
    expect(quoteTyped('"second star"')).toBe('“second star”');
  });
});
