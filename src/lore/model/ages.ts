/** Years of the ages that packs count by, as people type them. */
import type { Era } from './model.ts';

/**
 * A text with such years as those of the one axis that all dates stand on: `T.A. 3018-3019` as `7049-7050`. Undefined where
 * it names no age; a year alone is not known to be of one.
 */
export function placeAges(text: string, eras: readonly Era[]): string | undefined {
  let placed = text;
  for (const era of eras)
    for (const form of era.forms)
      placed = placed.replace(patternOf(form), (...found) => {
        const { year, joint, last }: Record<string, string | undefined> = found.at(-1);
        return `${yearOn(era, year ?? '')}${last === undefined ? '' : `${joint}${yearOn(era, last)}`}`;
      });
  return placed === text ? undefined : placed;
}

const yearOn = ({ zero, backwards }: Era, year: string): number => {
  const number = Number(year.replaceAll(',', ''));
  return backwards ? zero - number : zero + number;
};

/** `T.A. {year}` also as `ta 3018` and `TA3018`, and with a second year behind it. */
function patternOf(form: string): RegExp {
  const [before = '', after = ''] = form.split('{year}').map((part) =>
    RegExp.escape(part.trim())
      .replaceAll('\\.', '\\.?')
      .replace(/\\x20| /g, '\\s+'),
  );
  const year = '(?<year>\\d{1,2},\\d{3}|\\d{1,5})';
  // Of `201-210 AC` both years stand before the age.
  const second =
    after === '' ? '(?:(?<joint>\\s*[-–]\\s*|\\s+(?:to|and)\\s+)(?<last>\\d{1,5})(?![\\p{L}\\d]))?' : '';
  return new RegExp(
    `(?<![\\p{L}\\d.])${before === '' ? '' : `${before}\\s*`}${year}${second}${after === '' ? '' : `,?\\s*${after}`}(?![\\p{L}\\d])`,
    'giu',
  );
}
