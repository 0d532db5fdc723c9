import { expect, it } from 'vitest';
import { remembered } from '../../src/storage/remembered.ts';

function counted() {
  const state = { version: 1 as number | undefined, reads: 0, now: 0 };
  const read = remembered(
    { version: () => state.version },
    async (key) => `${key} read ${++state.reads}`,
    () => state.now,
  );
  return { state, read };
}

it('reads once what nobody changes, and anew once anybody did', async () => {
  const { state, read } = counted();
  expect([await read('a'), await read('a'), await read('b')]).toEqual(['a read 1', 'a read 1', 'b read 2']);
  state.version = 2;
  expect(await read('a')).toBe('a read 3');
});

it('reads each time while nobody would tell of a change, and remembers nothing of before', async () => {
  const { state, read } = counted();
  await read('a');
  state.version = undefined;
  expect([await read('a'), await read('a')]).toEqual(['a read 2', 'a read 3']);
  state.version = 2;
  expect([await read('a'), await read('a')]).toEqual(['a read 4', 'a read 4']);
});

it('does not keep what was read while it changed', async () => {
  const answers: PromiseWithResolvers<string>[] = [];
  let version = 1;
  const read = remembered({ version: () => version }, () => {
    const answer = Promise.withResolvers<string>();
    answers.push(answer);
    return answer.promise;
  });
  const before = read('a');
  version = 2;
  answers[0]?.resolve('old');
  expect(await before).toBe('old');
  const after = read('a');
  answers[1]?.resolve('new');
  expect(await after).toBe('new');
});

it('remembers for a minute, since a process of an older version tells nobody', async () => {
  const { state, read } = counted();
  await read('a');
  state.now = 60_000;
  expect(await read('a')).toBe('a read 1');
  state.now = 60_001;
  expect(await read('a')).toBe('a read 2');
});
