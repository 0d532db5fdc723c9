import { expect, it } from 'vitest';
import { abortedFrom, abortedIn } from '../../src/discord/aborted-from.ts';

it('ends attempts at an instant, also at one that was put off meanwhile', () => {
  let now = 0;
  const claim = { leaseUntil: 10 };
  const held = abortedFrom(
    () => claim.leaseUntil,
    () => now,
  );
  const within = abortedIn(10, () => now);
  now = 9;
  claim.leaseUntil = 20;
  expect([held.aborted, within.aborted]).toEqual([false, false]);
  now = 19;
  expect([held.aborted, within.aborted]).toEqual([false, true]);
  now = 20;
  expect(held.aborted).toBe(true);
});
