import { beforeEach, expect, it } from 'vitest';
import { PostFailure, type RevealJob } from '../../src/daily/job.ts';
import { dailyNonce } from '../../src/daily/nonce.ts';
import { runDue } from '../../src/daily/run-due.ts';
import { runReveals } from '../../src/daily/run-reveals.ts';
import type { Storage } from '../../src/storage/open.ts';
import { onBothEngines } from '../storage/engines.ts';
import { DAY, GUILD, HOUR, KIRA, MINUTE, NOON, SISKO, schedule } from '../storage/examples.ts';
import { type Channel, channel } from './channel.ts';
import { type MovedClock, movedClock } from './moved-clock.ts';

const TODAY = '2026-04-09';
const NONCE = dailyNonce(GUILD, TODAY);

onBothEngines('the reveal', (engine) => {
  let storage: Storage;
  let clock: MovedClock;
  let to: Channel;
  let told: RevealJob[];
  beforeEach(async () => {
    storage = await engine.fresh();
    clock = movedClock(NOON);
    to = channel(storage, clock);
    told = [];
    await storage.schedules.upsert(schedule({ zone: 'UTC', time: '12:00', reveal: 4 }), {
      nextAt: NOON,
      now: NOON,
    });
    await runDue(to.options);
    to.events.length = 0;
  });
  const run = (reveal: (job: RevealJob) => Promise<void> = async (job) => void told.push(job)) =>
    runReveals({ ...to.options, reveal });

  it('comes so many hours after its question, once, with the last word on the answers', async () => {
    await storage.rounds.answer(NONCE, SISKO, 0, NOON + 1);
    await storage.rounds.answer(NONCE, KIRA, 1, NOON + 4 * HOUR - 1);
    clock.moveTo(NOON + 4 * HOUR - 1);
    expect(await run()).toBe(0);
    clock.moveTo(NOON + 4 * HOUR);
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    expect(told).toMatchObject([
      { post: { localDate: TODAY }, tally: [1, 1, 0, 0], nonce: NONCE.replace('d', 'r') },
    ]);
    expect(await storage.rounds.answer(NONCE, SISKO, 1, NOON)).toBe('closed');
    expect(to.events).toMatchObject([{ kind: 'revealed' }]);
  });

  it('is tried again after a failure that may pass', async () => {
    clock.moveTo(NOON + 4 * HOUR);
    await run(() => Promise.reject(new Error('503')));
    expect(await run()).toBe(0);
    clock.moveTo(NOON + 4 * HOUR + MINUTE + 1);
    expect(await run()).toBe(1);
    expect(to.events).toMatchObject([{ kind: 'reveal-failed', retrying: true }, { kind: 'revealed' }]);
  });

  it('is given up where it can no longer be told', async () => {
    clock.moveTo(NOON + 4 * HOUR);
    await run(() => Promise.reject(new PostFailure('gone', 'Unknown Channel')));
    clock.moveTo(NOON + DAY);
    expect(await run()).toBe(0);
    expect(to.events).toMatchObject([{ kind: 'reveal-failed', retrying: false }]);
  });
});
