import { expect, it } from 'vitest';
import { dailyNonce, revealNonce } from '../../src/daily/nonce.ts';

it('names each guild and day differently, within the 25 characters of Discord', () => {
  const largest = '18446744073709551615';
  expect(dailyNonce(largest, '2026-04-09')).toBe('d:3w5e11264sgsf:20260409');
  expect(dailyNonce(largest, '2026-04-09').length).toBeLessThanOrEqual(25);
  expect(dailyNonce('18446744073709551614', '2026-04-09')).not.toBe(dailyNonce(largest, '2026-04-09'));
  expect(revealNonce(largest, '2026-04-09')).toBe('r:3w5e11264sgsf:20260409');
});
