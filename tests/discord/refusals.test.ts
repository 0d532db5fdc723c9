import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createRefusals } from '../../src/discord/refusals.ts';
import { movedClock } from '../daily/moved-clock.ts';

const MINUTE = 60_000;

function counted() {
  const clock = movedClock(0);
  const logged: string[] = [];
  const log = pino({ level: 'info' }, { write: (line) => void logged.push(line) });
  const refusals = createRefusals(log, clock.now);
  const refuse = (times: number) => {
    for (let count = 0; count < times; count += 1) refusals.note();
  };
  return { clock, logged, refusals, refuse };
}

describe('requests that Discord refuses', () => {
  it('end, below ten thousand in ten minutes, first what goes by itself and then all, until they are ten minutes old', () => {
    const { clock, logged, refusals, refuse } = counted();
    refuse(7_999);
    expect(refusals.allow(false)).toBe(true);
    clock.moveTo(MINUTE);
    refuse(1);
    expect([refusals.allow(false), refusals.allow(true)]).toEqual([false, true]);
    refuse(1_500);
    expect([refusals.allow(false), refusals.allow(true)]).toEqual([false, false]);
    clock.moveTo(10 * MINUTE);
    expect([refusals.allow(false), refusals.mine()]).toEqual([true, 1_501]);
    expect(logged.map((line) => /too many|again/.exec(line)?.[0])).toEqual(['too many', 'again']);
  });

  it('are counted together with those of all other processes', () => {
    const { refusals, refuse } = counted();
    refusals.share(7_990);
    refuse(9);
    expect(refusals.allow(false)).toBe(true);
    refuse(1);
    expect([refusals.allow(false), refusals.mine()]).toEqual([false, 10]);
  });
});
