import { expect, it } from 'vitest';
import { runShared } from '../../src/storage/run-shared.ts';

/** Runs that end when they are told to. */
function held() {
  const runs: PromiseWithResolvers<number>[] = [];
  const ask = runShared(() => {
    const run = Promise.withResolvers<number>();
    runs.push(run);
    return run.promise;
  });
  return { runs, ask };
}

it('answers all who come while a run is under way by one more, since they may know of something later', async () => {
  const { runs, ask } = held();
  const first = ask('a');
  const later = [ask('a'), ask('a')];
  expect(runs).toHaveLength(1);
  runs[0]?.resolve(1);
  expect(await first).toBe(1);
  const latest = ask('a');
  expect(runs).toHaveLength(2);
  runs[1]?.resolve(2);
  expect(await Promise.all(later)).toEqual([2, 2]);
  runs[2]?.resolve(3);
  expect(await latest).toBe(3);
});

it('keeps apart what is asked for by another key, and begins anew once nothing is under way', async () => {
  const { runs, ask } = held();
  const asked = [ask('a'), ask('b')];
  for (const [index, run] of runs.entries()) run.resolve(index);
  expect(await Promise.all(asked)).toEqual([0, 1]);
  const again = ask('a');
  runs[2]?.resolve(2);
  expect(await again).toBe(2);
});

it('fails those alone who shared the run that failed', async () => {
  const { runs, ask } = held();
  const first = ask('a');
  const later = ask('a');
  runs[0]?.reject(new Error('away'));
  await expect(first).rejects.toThrow('away');
  runs[1]?.resolve(2);
  expect(await later).toBe(2);
});
