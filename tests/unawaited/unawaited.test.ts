import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { findUnawaited } from './find.ts';

const EXAMPLES = 'tests/unawaited/examples.ts';

let found: string[];
beforeAll(() => {
  found = findUnawaited((file) => file === EXAMPLES || /^(src|commands|scripts)\//.test(file));
});

it('finds every kind of work that nobody waits for', () => {
  const lines = readFileSync(EXAMPLES, 'utf8').split('\n');
  const marked = lines.flatMap((line, index) =>
    line.endsWith('// found') ? [`${EXAMPLES}:${index + 1}`] : [],
  );
  expect(marked.length).toBeGreaterThan(10);
  expect(found.filter((place) => place.startsWith(EXAMPLES))).toEqual(marked);
});

it('is in nothing that a bot runs: such work goes through `background`, which logs what fails', () => {
  expect(found.filter((place) => !place.startsWith(EXAMPLES))).toEqual([]);
});
