import { expect, it } from 'vitest';
import { durationOf, topicOfRound } from '../../src/nights/night.ts';

it('a round has its own topic, from the first again where there are fewer', () => {
  const topics = ['kind:ship', 'kind:person'];
  expect([1, 2, 3].map((round) => topicOfRound({ topics }, round))).toEqual([
    'kind:ship',
    'kind:person',
    'kind:ship',
  ]);
  expect(topicOfRound({ topics: [] }, 1)).toBeUndefined();
});

it('a night takes about as long as its questions', () => {
  const minutes = (mode: string) => durationOf({ rounds: 3, questions: 5, mode }) / 60_000;
  expect(minutes('classic')).toBeGreaterThan(10);
  expect(minutes('classic')).toBeLessThan(15);
  expect(minutes('lightning')).toBeLessThan(7);
});
