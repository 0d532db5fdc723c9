import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { readPacks } from '../../../src/lore/pack/load.ts';
import { formatProblem } from '../../../src/lore/pack/problem.ts';
import { ENTRIES, writePack } from '../small-pack.ts';

/** What is said of a line with this text. */
const warned = (text: string) =>
  readPacks(
    writePack({
      'entries.yaml': ENTRIES.replace(
        '    - { relation: rank,',
        `    - { relation: quote, text: ${JSON.stringify(text)}, cite: [tuc] }\n    - { relation: rank,`,
      ),
    }),
  )
    .warnings.map((warning) => formatProblem({ ...warning, file: basename(warning.file) }))
    .filter((line) => /line/.test(line));

it('takes a line of fifteen words, and warns of one more', () => {
  const words = (count: number) => `Curzon Dax: “${Array.from({ length: count }, () => 'well').join(', ')}!”`;
  expect(warned(words(15))).toEqual([]);
  expect(warned(words(16))).toEqual([
    expect.stringMatching(
      /^entries\.yaml:\d+:\d+ {2}this line has 16 words, and 15 may be quoted {2}quote a part of it$/,
    ),
  ]);
});

it('warns of a line without quotation marks', () => {
  expect(warned('Curzon Dax said that it was well.')).toEqual([
    expect.stringContaining('has none between quotation marks'),
  ]);
});
