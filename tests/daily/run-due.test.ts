import { beforeEach, describe, expect, it } from 'vitest';
import { type DailyEvent, type DailyJob, PostFailure } from '../../src/daily/job.ts';
import { dailyNonce } from '../../src/daily/nonce.ts';
import { createPacer } from '../../src/daily/pacer.ts';
import { type DailyOptions, runDue } from '../../src/daily/run-due.ts';
import type { Storage } from '../../src/storage/open.ts';
import type { ScheduleChoice } from '../../src/storage/schedules.ts';
import { onBothEngines } from '../storage/engines.ts';
import { DAY, GUILD, HOUR, KIRA, MINUTE, SISKO, schedule } from '../storage/examples.ts';
import { type Channel, channel, send } from './channel.ts';
import { type MovedClock, movedClock } from './moved-clock.ts';

/** 9:00 in Berlin. */
const NINE = Date.parse('2026-04-09T07:00:00Z');
const TODAY = '2026-04-09';
const NONCE = dailyNonce(GUILD, TODAY);

onBothEngines('the daily question', (engine) => {
  let storage: Storage;
  let clock: MovedClock;
  beforeEach(async () => {
    storage = await engine.fresh();
    clock = movedClock(NINE);
  });
  const add = (changes: Partial<ScheduleChoice> = {}, nextAt = NINE) =>
    storage.schedules.upsert(schedule(changes), { nextAt, now: NINE - DAY });
  const open = (changes: Partial<DailyOptions> = {}): Channel => channel(storage, clock, changes);
  const kinds = (events: readonly DailyEvent[]) => events.map(({ kind }) => kind);
  const nonces = (to: Channel) => to.messages.map(({ nonce }) => nonce);
  const failing = (error: unknown): Partial<DailyOptions> => ({ post: () => Promise.reject(error) });

  it('comes at its hour, once, and is due again tomorrow', async () => {
    await add();
    const to = open();
    clock.moveTo(NINE - 1);
    expect(await runDue(to.options)).toBe(0);
    clock.moveTo(NINE);
    expect(await runDue(to.options)).toBe(1);
    expect(await runDue(to.options)).toBe(0);
    expect(nonces(to)).toEqual([NONCE]);
    expect(kinds(to.events)).toEqual(['posted']);
    expect(await storage.schedules.get(GUILD)).toMatchObject({ nextAt: NINE + DAY, claimedBy: null });
    expect(await storage.dailyPosts.get(GUILD, TODAY)).toMatchObject({ state: 'posted', postedAt: NINE });
    expect(await storage.rounds.get(NONCE)).toMatchObject({
      messageId: to.messages[0]?.messageId,
      kind: 'daily',
    });
  });

  it('is written down before it is sent, and takes answers from then on', async () => {
    await add();
    const to = open({
      async post(job) {
        expect(await storage.dailyPosts.get(GUILD, TODAY)).toMatchObject({ state: 'recorded' });
        expect(await storage.rounds.answer(job.round.id, SISKO, 0, clock.now())).toBe('taken');
        return { messageId: '1' };
      },
    });
    expect(await runDue(to.options)).toBe(1);
  });

  it('comes in many guilds, none faster than the pace', async () => {
    const guilds = Array.from({ length: 100 }, (_, index) => String(5000 + index));
    await Promise.all(guilds.map((guildId) => add({ guildId })));
    const to = open({ pacer: createPacer(clock, 40), batch: 16 });
    expect(await runDue(to.options)).toBe(100);
    expect(new Set(nonces(to)).size).toBe(100);
    for (const { at: start } of to.messages)
      expect(to.messages.filter(({ at }) => at >= start && at < start + 1000).length).toBeLessThanOrEqual(43);
  });

  it('does not come twice on a day whose hour the admin changes', async () => {
    await add();
    const to = open();
    await runDue(to.options);
    await add({ time: '12:00' }, NINE + 3 * HOUR);
    clock.moveTo(NINE + 3 * HOUR);
    expect(await runDue(to.options)).toBe(0);
    expect((await storage.schedules.get(GUILD))?.nextAt).toBe(NINE + DAY + 3 * HOUR);
    expect(to.requests).toBe(1);
  });

  it('keeps the hour an admin chose while it was being sent', async () => {
    await add();
    const to: Channel = open({
      async post(job) {
        await add({ time: '21:00' }, NINE + 12 * HOUR);
        return send(to, job, clock.now());
      },
    });
    await runDue(to.options);
    expect((await storage.schedules.get(GUILD))?.nextAt).toBe(NINE + 12 * HOUR);
    clock.moveTo(NINE + 12 * HOUR);
    expect(await runDue(open().options)).toBe(0);
  });

  describe('after an outage', () => {
    it('comes late within six hours', async () => {
      await add();
      const to = open();
      clock.moveTo(NINE + 6 * HOUR);
      expect(await runDue(to.options)).toBe(1);
      expect(to.events).toMatchObject([{ kind: 'posted', job: { late: 6 * HOUR } }]);
    });

    it('is left out later than that, and said so', async () => {
      await add();
      const to = open();
      clock.moveTo(NINE + 6 * HOUR + 1);
      expect(await runDue(to.options)).toBe(0);
      expect(to.events).toMatchObject([{ kind: 'skipped', dates: [TODAY], reason: 'missed' }]);
      expect(await storage.dailyPosts.get(GUILD, TODAY)).toMatchObject({ state: 'skipped' });
      expect((await storage.schedules.get(GUILD))?.nextAt).toBe(NINE + DAY);
    });

    it('comes once, not once for each day missed', async () => {
      await add();
      const to = open();
      clock.moveTo(NINE + 3 * DAY + HOUR);
      expect(await runDue(to.options)).toBe(1);
      expect(to.events).toMatchObject([
        { kind: 'skipped', dates: [TODAY, '2026-04-10', '2026-04-11'] },
        { kind: 'posted', job: { post: { localDate: '2026-04-12' }, late: HOUR } },
      ]);
    });

    it('counts a day that had reached the channel, and only then leaves it out', async () => {
      await add();
      const lost = open({ post: () => Promise.reject(new Error('socket hang up')) });
      await runDue(lost.options);
      const to = open();
      to.messages.push({ channelId: '1', messageId: '77', nonce: NONCE, at: NINE });
      clock.moveTo(NINE + 2 * DAY);
      await runDue(to.options);
      expect(to.events).toMatchObject([
        { kind: 'posted', messageId: '77', found: true },
        { kind: 'skipped', dates: ['2026-04-10'] },
        { kind: 'posted', found: false },
      ]);
    });
  });

  describe('after a crash', () => {
    /** As if the process had died: the message is out, the database does not know. */
    async function crashAfterSending(to: Channel): Promise<void> {
      await runDue({
        ...to.options,
        async post(job) {
          send(to, job, clock.now());
          throw new Error('killed');
        },
      });
      to.events.length = 0;
    }

    it('is sent again with the same nonce and the same question while Discord knows the nonce', async () => {
      await add();
      const to = open({ lease: 30_000, findOwnPost: () => Promise.reject(new Error('not needed')) });
      await crashAfterSending(to);
      clock.moveTo(NINE + 31_000);
      const changed = { question: () => Promise.reject(new Error('not asked again')) };
      expect(await runDue({ ...to.options, ...changed })).toBe(1);
      expect(to.requests).toBe(2);
      expect(nonces(to)).toEqual([NONCE]);
    });

    it('is left to whoever holds it until the lease ends', async () => {
      await add();
      const to = open();
      await crashAfterSending(to);
      clock.moveTo(NINE + 27_000);
      expect(await runDue({ ...to.options, worker: 'other' })).toBe(0);
      expect(to.requests).toBe(1);
    });

    it('is looked for in the channel once Discord may have forgotten the nonce', async () => {
      await add();
      const to = open();
      await crashAfterSending(to);
      clock.moveTo(NINE + HOUR);
      expect(await runDue(to.options)).toBe(1);
      expect(to.requests).toBe(1);
      expect(to.events).toMatchObject([{ kind: 'posted', found: true }]);
    });

    it('is sent when it is not in the channel, with the whole time to answer', async () => {
      await add({ reveal: 2 });
      const to = open();
      await runDue({ ...to.options, ...failing(new Error('killed')) });
      clock.moveTo(NINE + HOUR);
      expect(await runDue(to.options)).toBe(1);
      expect(to.requests).toBe(1);
      const post = await storage.dailyPosts.get(GUILD, TODAY);
      expect(post?.revealAt).toBeGreaterThanOrEqual(NINE + 3 * HOUR);
      expect((await storage.rounds.get(NONCE))?.closesAt).toBe(post?.revealAt);
    });

    it('is not sent by a worker that lost its claim while it waited for its turn', async () => {
      await add();
      const slow = {
        async turn() {
          clock.moveTo(NINE + 2 * MINUTE);
          return true;
        },
      };
      const to = open({ pacer: slow });
      expect(await runDue(to.options)).toBe(0);
      expect(to.requests).toBe(0);
    });
  });

  describe('that cannot be sent', () => {
    it.each(['forbidden', 'gone'] as const)('pauses its schedule (%s) and says so once', async (kind) => {
      await add();
      const to = open(failing(new PostFailure(kind, 'Missing Access')));
      await runDue(to.options);
      clock.moveTo(NINE + HOUR);
      await runDue(to.options);
      expect(to.events).toMatchObject([{ kind: 'paused', reason: kind }]);
      expect(await storage.schedules.get(GUILD)).toMatchObject({ pausedReason: kind, nextAt: null });
      expect(await storage.dailyPosts.get(GUILD, TODAY)).toMatchObject({
        state: 'skipped',
        skippedReason: kind,
      });
    });

    it('is tried again when its lease ends, and never deleted', async () => {
      await add();
      const to = open(failing(new PostFailure('retry', '503')));
      await runDue(to.options);
      await runDue(to.options);
      expect(kinds(to.events)).toEqual(['retrying']);
      clock.moveTo(NINE + MINUTE + 1);
      await runDue(to.options);
      expect(kinds(to.events)).toEqual(['retrying', 'retrying']);
      expect(await storage.schedules.get(GUILD)).toMatchObject({ pausedReason: null, nextAt: NINE });
    });

    it('is tried again when Discord says', async () => {
      await add();
      const to = open(failing(new PostFailure('retry', '429', { after: 5 * MINUTE })));
      await runDue(to.options);
      clock.moveTo(NINE + 5 * MINUTE);
      await runDue(to.options);
      expect(to.events).toHaveLength(1);
      clock.moveTo(NINE + 5 * MINUTE + 1);
      await runDue(to.options);
      expect(to.events).toHaveLength(2);
    });

    it('for want of a question is left out, and said so', async () => {
      await add();
      const to = open({ question: async () => undefined });
      await runDue(to.options);
      expect(to.events).toMatchObject([{ kind: 'skipped', dates: [TODAY], reason: 'no-question' }]);
      expect((await storage.schedules.get(GUILD))?.nextAt).toBe(NINE + DAY);
    });

    it('in one guild harms no other', async () => {
      await add({ guildId: '1', zone: 'Bajor/Dahkur' });
      await add({ guildId: '2' });
      await add({ guildId: '3' });
      const to: Channel = open({
        async post(job) {
          if (job.schedule.guildId === '2') throw new PostFailure('gone', 'Unknown Channel');
          return send(to, job, clock.now());
        },
      });
      expect(await runDue(to.options)).toBe(1);
      expect(kinds(to.events).sort()).toEqual(['paused', 'posted', 'retrying']);
    });
  });

  it('carries the answer to the one before, which is closed by then', async () => {
    await add();
    const jobs: DailyJob[] = [];
    const to: Channel = open({
      async post(job) {
        jobs.push(job);
        return send(to, job, clock.now());
      },
    });
    await runDue(to.options);
    await storage.rounds.answer(NONCE, SISKO, 0, NINE + 1);
    await storage.rounds.answer(NONCE, KIRA, 2, NINE + 1);
    clock.moveTo(NINE + DAY);
    await runDue(to.options);
    expect(jobs[0]?.previous).toBeUndefined();
    expect(jobs[1]?.previous).toMatchObject({ post: { localDate: TODAY }, tally: [1, 0, 1, 0] });
    expect(await storage.rounds.answer(NONCE, KIRA, 1, NINE + DAY)).toBe('closed');
    expect((await storage.dailyPosts.get(GUILD, TODAY))?.revealedAt).toBe(clock.now());
  });

  it('stops at once when asked, finishes what is on its way and gives the rest back', async () => {
    const guilds = Array.from({ length: 30 }, (_, index) => String(7000 + index));
    await Promise.all(guilds.map((guildId) => add({ guildId })));
    const stop = new AbortController();
    const to: Channel = open({
      signal: stop.signal,
      batch: 10,
      async post(job) {
        if (to.messages.length === 4) stop.abort();
        return send(to, job, clock.now());
      },
    });
    const before = await runDue(to.options);
    expect(before).toBe(to.messages.length);
    expect(before).toBeLessThan(30);
    const next = open();
    expect(await runDue({ ...next.options, worker: 'next' })).toBe(30 - before);
    expect(new Set([...nonces(to), ...nonces(next)]).size).toBe(30);
  });

  it('tells when the database is gone, after what is on its way', async () => {
    await add();
    const place = await engine.emptyPlace();
    const other = await engine.open(place);
    await other.close();
    await expect(runDue(channel(other, clock).options)).rejects.toThrow();
  });

  it.runIf(engine.kind === 'postgres')(
    'comes once when several processes look at the same time',
    async () => {
      const place = await engine.emptyPlace();
      const processes = await Promise.all([1, 2, 3].map(() => engine.open(place)));
      const guilds = Array.from({ length: 90 }, (_, index) => String(9000 + index));
      for (const guildId of guilds)
        await processes[0]?.schedules.upsert(schedule({ guildId }), { nextAt: NINE, now: NINE });
      const to = open();
      const posted = await Promise.all(
        processes.map((each, index) =>
          runDue({ ...to.options, storage: each, worker: `worker ${index}`, batch: 8 }),
        ),
      );
      expect(posted.reduce((sum, count) => sum + count)).toBe(90);
      // Not even a repeated request: every claim went to one.
      expect(to.requests).toBe(90);
    },
  );
});
