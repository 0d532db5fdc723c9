import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createBackground } from '../../src/bot/background.ts';

const lines: string[] = [];
const log = pino(
  { base: null },
  {
    write: (line) => {
      lines.push(line);
    },
  },
);

it('logs and counts what fails, however it fails, and goes on', async () => {
  const background = createBackground(log);
  let done = 0;
  background.run('not written', async () => Promise.reject(new Error('disk full')), { guild: '7' });
  background.run('not written', () => {
    throw new Error('at once');
  });
  background.run('not sent', async () => {
    done += 1;
  });
  await background.idle();
  expect(done).toBe(1);
  expect([...background.failures()]).toEqual([['not written', 2]]);
  const line = lines.find((one) => one.includes('disk full')) ?? '{}';
  expect(JSON.parse(line)).toMatchObject({ msg: 'not written', guild: '7', level: 50 });
  expect(lines.join()).toContain('at once');
});

it('is idle once also that has ended which came meanwhile', async () => {
  const background = createBackground(log);
  const ended: string[] = [];
  background.run('first', async () => {
    background.run('second', async () => {
      await new Promise(setImmediate);
      ended.push('second');
    });
    ended.push('first');
  });
  await background.idle();
  expect(ended).toEqual(['first', 'second']);
});
