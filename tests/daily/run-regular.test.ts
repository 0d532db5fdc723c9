import { beforeEach, expect, it } from 'vitest';
import { bringBack } from '../../src/daily/bring-back.ts';
import { PostFailure } from '../../src/daily/job.ts';
import { nextRegular, type RegularSending, runRegular } from '../../src/daily/run-regular.ts';
import type { Storage } from '../../src/storage/open.ts';
import { onBothEngines } from '../storage/engines.ts';
import { CHANNEL, DAY, GUILD, HOUR, MINUTE, NOON } from '../storage/examples.ts';
import { type Channel, channel } from './channel.ts';
import { type MovedClock, movedClock } from './moved-clock.ts';

const KEY = { guildId: GUILD, kind: 'quote' } as const;
const CHOICE = { ...KEY, channelId: CHANNEL, time: '12:00', zone: 'UTC', skipWeekdays: 0 };

onBothEngines('what is posted each day beside the question', (engine) => {
  let storage: Storage;
  let clock: MovedClock;
  let to: Channel;
  /** Nonces of what is in the channel, and of each request. */
  let posted: Set<string>;
  let requests: string[];
  beforeEach(async () => {
    storage = await engine.fresh();
    clock = movedClock(NOON);
    to = channel(storage, clock);
    posted = new Set();
    requests = [];
    await storage.regularPosts.put(CHOICE, NOON);
  });
  const sending: RegularSending = {
    async send({ nonce }) {
      requests.push(nonce);
      posted.add(nonce);
      return true;
    },
    find: async ({ nonce }) => posted.has(nonce),
  };
  const run = (changes: Partial<RegularSending> = {}, worker = 'worker') =>
    runRegular({ ...to.options, worker, regular: { ...sending, ...changes } });
  const kinds = () => to.events.map(({ kind }) => kind);

  it('comes at its hour, once, and the next day again', async () => {
    clock.moveTo(NOON - 1);
    expect(await run()).toBe(0);
    clock.moveTo(NOON);
    expect([await run(), await run()]).toEqual([1, 0]);
    clock.moveTo(NOON + DAY);
    expect(await run()).toBe(1);
    expect(requests).toHaveLength(2);
    expect(posted.size).toBe(2);
  });

  it('comes once when several processes look at the same time', async () => {
    await Promise.all(['one', 'two', 'three'].map((worker) => run({}, worker)));
    expect(requests).toHaveLength(1);
  });

  it('is taken up with the same nonce where a process ended before its answer came', async () => {
    const lost = async (job: Parameters<RegularSending['send']>[0]): Promise<boolean> => {
      await sending.send(job);
      throw new Error('the answer was lost');
    };
    expect(await run({ send: lost })).toBe(0);
    clock.moveTo(NOON + MINUTE + 1);
    expect(await run({}, 'another')).toBe(1);
    expect(requests).toHaveLength(2);
    expect(posted.size).toBe(1);
  });

  it('is looked for in the channel where its request is older than Discord knows a nonce', async () => {
    await run({
      async send(job) {
        await sending.send(job);
        throw new Error('the answer was lost');
      },
    });
    clock.moveTo(NOON + HOUR);
    expect(await run()).toBe(1);
    expect(requests).toHaveLength(1);
    expect(to.events.at(-1)).toMatchObject({ kind: 'regular-posted', outcome: 'found' });
  });

  it('is sent after all where it is not found', async () => {
    await run({ send: () => Promise.reject(new Error('503')) });
    clock.moveTo(NOON + HOUR);
    expect(await run()).toBe(1);
    expect(requests).toHaveLength(1);
  });

  it('leaves out a day that has nothing to say, and one whose hour is long over', async () => {
    expect(await run({ send: async () => false })).toBe(0);
    expect(to.events).toMatchObject([{ kind: 'regular-posted', outcome: 'nothing' }]);
    clock.moveTo(NOON + DAY + 10 * HOUR);
    expect(await run()).toBe(0);
    expect(await storage.regularPosts.get(KEY)).toMatchObject({ nextAt: NOON + 2 * DAY });
    expect(requests).toEqual([]);
  });

  it('does not come twice on a day whose hour was changed after it', async () => {
    await run();
    const { postedDate = null } = (await storage.regularPosts.get(KEY)) ?? {};
    const later = { ...CHOICE, time: '18:00' };
    const nextAt = nextRegular({ ...later, postedDate }, clock.now());
    expect(nextAt).toBe(NOON + DAY + 6 * HOUR);
    await storage.regularPosts.put(later, nextAt);
    clock.moveTo(NOON + 7 * HOUR);
    expect(await run()).toBe(0);
  });

  it.each([
    ['gone', 'the channel is gone'],
    ['forbidden', 'not allowed there'],
  ] as const)('pauses where %s, is told once, and goes on when resumed', async (kind, message) => {
    await run({ send: () => Promise.reject(new PostFailure(kind, message)) });
    clock.moveTo(NOON + 2 * MINUTE);
    await run();
    expect(kinds()).toEqual(['regular-paused']);
    expect(await storage.regularPosts.get(KEY)).toMatchObject({ pausedReason: kind, nextAt: null });
    await storage.regularPosts.resume(KEY, clock.now());
    expect(await run()).toBe(1);
  });

  it('is brought back where a wrong clock had put it far away', async () => {
    await storage.regularPosts.put(CHOICE, NOON + 400 * DAY);
    expect(await bringBack(to.options)).toBe(1);
    expect(await storage.regularPosts.get(KEY)).toMatchObject({ nextAt: NOON + DAY });
    expect(kinds()).toEqual(['regular-brought-back']);
  });

  it('is one of each kind, each with its own hour, and ends alone', async () => {
    await storage.regularPosts.put({ ...CHOICE, kind: 'fact', time: '13:00' }, NOON + HOUR);
    await run();
    clock.moveTo(NOON + HOUR);
    await run();
    expect(requests.map((nonce) => nonce[0])).toEqual(['q', 'f']);
    expect(await storage.regularPosts.remove(KEY)).toBe(true);
    expect(await storage.regularPosts.remove(KEY)).toBe(false);
    expect((await storage.regularPosts.ofGuild(GUILD)).map(({ kind }) => kind)).toEqual(['fact']);
  });
});
