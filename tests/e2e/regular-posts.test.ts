/** What a server has posted each day beside the daily question, from setting it up to its end. */
import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { openNothing } from '../../src/bot/open-state.ts';
import { movableClock } from '../../src/playground/movable-clock.ts';
import { asked as askedOf } from '../commands/asked.ts';
import { onBothEngines } from '../storage/engines.ts';
import { answered, customIdOf, embedOf, PLACES, type Running, runBot, until } from './bot.ts';

const start = (options: Parameters<typeof runBot>[0] = {}) =>
  runBot({ clock: movableClock(), standIn: { rateLimits: false }, ...options });
const add = (run: Running, what: string, options: Record<string, string> = {}) =>
  askedOf(run.ada, 'daily add', { what, channel: PLACES.general, time: '9:00', zone: 'Berlin', ...options });
const posts = (run: Running) =>
  run.bea.messages(PLACES.general).filter(({ author, embeds }) => author.bot && embeds.length > 0);
const titles = (run: Running) => posts(run).map((message) => embedOf(message).title ?? '');

/** Until the next of that kind has come, or its hour has gone by without one. */
async function toNext(run: Running, kind: 'mystery' | 'today' | 'quote' | 'fact'): Promise<void> {
  const key = { guildId: PLACES.starbase, kind };
  const nextAt = async () => (await run.app.storage.regularPosts.get(key))?.nextAt ?? 0;
  const due = await nextAt();
  run.clock.moveTo(due + 1_000);
  await until(async () => (await nextAt()) > due);
}

onBothEngines('a quote and a fact of the day', (engine) => {
  it('come at their hour, each day another one, and once when the bot starts anew in between', async () => {
    const storage = await engine.fresh();
    const run = await start({ storage });
    const { embed, ephemeral } = await add(run, 'quote', { skip: 'none' });
    expect([embed.title, ephemeral]).toEqual(['Quote of the day: set up', true]);
    expect(JSON.stringify(embed)).toMatch(/at 09:00, Europe\/Berlin.*Next: <t:\d+:F>/);
    await add(run, 'fact', { time: '10:00' });
    await toNext(run, 'quote');
    await toNext(run, 'fact');
    expect(titles(run)).toEqual(['Quote of the day', expect.stringMatching(/^Fact of the day: ./)]);
    await run.stopBot();
    const again = await start({ storage, after: run });
    await toNext(again, 'quote');
    await toNext(again, 'fact');
    expect(titles(again).map((title) => title.split(':')[0])).toEqual([
      'Quote of the day',
      'Fact of the day',
      'Quote of the day',
      'Fact of the day',
    ]);
    const said = posts(again).map((message) => embedOf(message).description);
    expect(new Set(said).size).toBe(4);
    expect(again.standIn.unknownRoutes).toEqual([]);
  });
});

describe('the mystery’s reminder', () => {
  it('opens the mystery for whoever presses, for them alone', async () => {
    const run = await start();
    await add(run, 'mystery');
    await toNext(run, 'mystery');
    const [message = expect.unreachable()] = posts(run);
    const opened = answered(await run.cyd.press(PLACES.general, message.id, customIdOf(message, 'Play')));
    expect(opened.ephemeral).toBe(true);
    expect(embedOf(opened.message).description).toContain('/mystery guess');
    expect(posts(run)).toHaveLength(1);
  });
});

describe('what happened on the day', () => {
  it('comes on a day on which something did, and on no other', async () => {
    // The day on which Star Trek VI was first shown.
    const run = await start();
    run.clock.moveTo(Date.UTC(new Date(run.clock.now()).getUTCFullYear() + 1, 11, 4, 12));
    await add(run, 'today', { zone: 'UTC' });
    for (let day = 0; day < 4; day += 1) await toNext(run, 'today');
    expect(titles(run)).toContain('On this day: December 6');
    expect(posts(run).length).toBeLessThan(4);
  });
});

describe('/daily add', () => {
  it('says all that is wrong, and opens again with what was typed', async () => {
    const run = await start();
    const { embed, message } = await add(run, 'quote', { time: '25:00', zone: 'Atlantis', skip: 'someday' });
    for (const option of ['**time:**', '**zone:**', '**skip:**']) expect(embed.description).toContain(option);
    const form = await run.ada.press(PLACES.lore, message.id, customIdOf(message, 'Try again'));
    expect(form.kind).toBe('modal');
    expect(JSON.stringify(form)).toContain('Atlantis');
    expect(await run.app.storage.regularPosts.ofGuild(PLACES.starbase)).toEqual([]);
  });

  it('takes the server’s own zone where none is named', async () => {
    const run = await start();
    await askedOf(run.ada, 'settings time-zone', { zone: 'Tokyo' });
    const { text } = await askedOf(run.ada, 'daily add', {
      what: 'fact',
      channel: PLACES.general,
      time: '8pm',
    });
    expect(text).toContain('20:00, Asia/Tokyo');
  });
});

describe('a channel where Curzon may not post any more', () => {
  it('pauses it, status says what to grant, and resume goes on', async () => {
    const run = await start({ storage: await openNothing() });
    await add(run, 'quote');
    const rights = (deny: bigint) =>
      run.standIn.setOverwrite(PLACES.general, { id: run.standIn.applicationId, type: 'member', deny });
    const isAllowed = async () =>
      (await run.app.channels.check(PLACES.starbase, PLACES.general, { thread: false })).ok;
    const quote = () => run.app.storage.regularPosts.get({ guildId: PLACES.starbase, kind: 'quote' });
    rights(PermissionFlagsBits.SendMessages);
    await until(async () => !(await isAllowed()));
    run.clock.moveTo(((await quote())?.nextAt ?? 0) + 1_000);
    await until(async () => (await quote())?.pausedReason === 'forbidden');
    expect((await askedOf(run.ada, 'daily status')).text).toContain('**Send Messages**');
    rights(0n);
    await until(isAllowed);
    await askedOf(run.ada, 'daily resume');
    await toNext(run, 'quote');
    expect(titles(run)).toEqual(['Quote of the day']);
  });
});

describe('/daily drop', () => {
  it('ends it, and says so where there is nothing to end', async () => {
    const run = await start();
    await add(run, 'quote');
    const drop = () => askedOf(run.ada, 'daily drop', { what: 'quote' });
    expect((await drop()).embed.title).toBe('Quote of the day: off');
    expect((await drop()).embed.title).toBe('It is not posted');
    run.clock.moveTo(run.clock.now() + 25 * 3_600_000);
    expect((await askedOf(run.ada, 'daily status')).embed.title).toBe('No daily question yet');
    expect(posts(run)).toEqual([]);
  });
});
