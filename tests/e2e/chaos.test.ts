/** A short one of `npm run chaos`, and that it fails where a safety is missing. */
import { describe, expect, it } from 'vitest';
import { postgresBinaries } from '../storage/postgres-server.ts';
import { chaos } from './chaos.ts';

const SECOND = 1_000;
/** Its first fault kills all processes between a post and its record. */
const SEED = 25;
/** Clocks go forward in Europe. */
const FROM = '2026-03-29';

describe.skipIf(!postgresBinaries)('while processes, the database and Discord fail by turns', () => {
  it('every daily question in forty time zones comes once, and nothing acknowledged is lost', {
    timeout: 180 * SECOND,
  }, async () => {
    const { counts, violations } = await chaos({ seed: SEED, from: FROM, days: 1 });
    expect(violations).toEqual([]);
    expect(counts['questions due']).toBeGreaterThan(30);
    expect(counts['answers acknowledged']).toBeGreaterThan(40);
    expect(counts['interactions answered']).toBeGreaterThan(10);
  });

  it.each([
    { without: 'claim', wrong: /posted \d+ times/ },
    { without: 'nonce', wrong: /posted 2 times/ },
    { without: 'lease', wrong: /not posted/ },
  ] as const)(
    'would fail without the $without, so this test can fail',
    {
      timeout: 180 * SECOND,
    },
    async ({ without, wrong }) => {
      const { violations } = await chaos({ seed: SEED, from: FROM, days: 0.25, without });
      expect(violations).toContainEqual(expect.stringMatching(wrong));
    },
  );
});
