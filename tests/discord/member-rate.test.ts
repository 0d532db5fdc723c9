import { expect, it } from 'vitest';
import { createMemberRate } from '../../src/discord/member-rate.ts';

/** A rate of three at once and two a second, on a clock that the test moves. */
function started(more: { members?: number } = {}) {
  let now = 1_000_000;
  const rate = createMemberRate(() => now, { burst: 3, perSecond: 2, ...more });
  return {
    rate,
    wait: (ms: number) => {
      now += ms;
    },
    take: (userId: string, times = 1) => Array.from({ length: times }, () => rate.take(userId)),
  };
}

it('admits a burst, and then as many as it fills by', () => {
  const { take, wait } = started();
  expect(take('ada', 4)).toEqual([0, 0, 0, 500]);
  wait(400);
  expect(take('ada')).toEqual([100]);
  wait(100);
  expect(take('ada', 2)).toEqual([0, 500]);
  wait(60_000);
  expect(take('ada', 4)).toEqual([0, 0, 0, 500]);
});

it('counts each member alone', () => {
  const { take } = started();
  take('ada', 9);
  expect(take('bea')).toEqual([0]);
});

it('does not punish a wait that was too short', () => {
  const { take, wait } = started();
  take('ada', 50);
  wait(500);
  expect(take('ada')).toEqual([0]);
});

it('gives nothing for a clock that is put back', () => {
  const { take, wait } = started();
  take('ada', 3);
  wait(-10_000);
  expect(take('ada')).toEqual([500]);
});

it('remembers so many members, those who asked last', () => {
  const { take } = started({ members: 2 });
  take('ada', 3);
  take('bea', 3);
  take('ada');
  take('cyd', 3);
  expect(take('ada')).toEqual([500]);
  // Forgotten, and so as new.
  expect(take('bea')).toEqual([0]);
});

it('lets through whoever plays fast: a page a second for a minute, or an answer every two', () => {
  let now = 0;
  const rate = createMemberRate(() => now);
  for (let second = 0; second < 60; second++) {
    now += 1_000;
    expect(rate.take('ada')).toBe(0);
  }
});
