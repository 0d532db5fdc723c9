/** A server that this process knows nothing about: it is down, not announced yet, or on another process's shard. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { loadPacks } from '../../src/lore/load.ts';
import { createLore } from '../../src/lore/lore.ts';
import type { ScheduleChoice } from '../../src/storage/schedules.ts';
import { PLACES, type Running, runBot } from '../e2e/bot.ts';
import { schedule } from '../storage/examples.ts';
import { rings } from '../trivia/fandom.ts';

const HOUR = 3_600_000;
const lore = createLore(loadPacks(rings()));

/** A bot with a question due in an hour. */
async function due(choice: Partial<ScheduleChoice> = {}): Promise<Running> {
  const run = await runBot({ lore, standIn: { rateLimits: false } });
  const now = run.clock.now();
  await run.app.storage.schedules.upsert(
    schedule({ guildId: PLACES.starbase, channelId: PLACES.general, ...choice }),
    { nextAt: now + HOUR, now },
  );
  return run;
}

const until = async (condition: () => boolean | Promise<boolean>) => {
  for (let tries = 0; !(await condition()); tries += 1) {
    if (tries > 400) throw new Error('waited 10 s in vain');
    await sleep(25);
  }
};
const stateOf = async ({ app }: Running) => ({
  posted: (await app.storage.dailyPosts.list(PLACES.starbase, 1))[0]?.state === 'posted',
  paused: (await app.storage.schedules.get(PLACES.starbase))?.pausedReason ?? false,
});
/** An hour later, once something has come of it. */
async function outcome(run: Running) {
  run.clock.moveTo(run.clock.now() + HOUR + 1_000);
  await until(async () => {
    const { posted, paused } = await stateOf(run);
    return posted || paused !== false;
  });
  return stateOf(run);
}

describe('the daily question of a server that is not known here', () => {
  it('is posted in an outage of the server that began before the start, and its schedule is not paused', async () => {
    const run = await due();
    const guild = run.bot.client.guilds.cache.get(PLACES.starbase);
    run.standIn.setUnavailable(PLACES.starbase);
    await until(() => guild?.available === false);
    // A process that starts now has never seen them.
    guild?.channels.cache.clear();
    run.bot.client.channels.cache.clear();
    expect(await outcome(run)).toEqual({ posted: true, paused: false });
  });

  it('is posted, with its thread, when this process was never told of the server', async () => {
    const run = await due({ useThread: true });
    run.bot.client.guilds.cache.delete(PLACES.starbase);
    run.bot.client.channels.cache.clear();
    expect(await outcome(run)).toEqual({ posted: true, paused: false });
    expect(
      run.standIn.requests.filter(({ path, status }) => path.endsWith('/threads') && status === 201),
    ).toHaveLength(1);
  });

  it('is paused when the server has removed Curzon', async () => {
    const run = await due();
    run.standIn.removeFromGuild(PLACES.starbase);
    await until(() => !run.bot.client.guilds.cache.has(PLACES.starbase));
    expect(await outcome(run)).toEqual({ posted: false, paused: 'forbidden' });
  });
});
