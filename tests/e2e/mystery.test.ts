/** A day's mystery through the whole bot: a restart in its middle, the next day, and several members. */
import { PermissionFlagsBits } from 'discord.js';
import { expect, it } from 'vitest';
import { finalAnswer } from '../../src/playground/final-answer.ts';
import { movableClock } from '../../src/playground/movable-clock.ts';
import { asked, shown } from '../commands/asked.ts';
import { onBothEngines } from '../storage/engines.ts';
import { answered, customIdOf, embedOf, PEOPLE, PLACES, type Running, runBot, until } from './bot.ts';

const DAY = 24 * 3_600_000;
const show = async (member: Running['ada'], path: 'show' | 'guess', options = {}) => {
  const { message } = answered(
    await finalAnswer(member, { channelId: PLACES.lore, command: 'mystery', path: [path], options }),
  );
  return embedOf(message).description ?? '';
};

const packOf = ({ app }: Running) => app.mysteries[0]?.pack.id ?? '';
const dayOf = ({ app }: Running) => Math.floor(app.now() / DAY);
/** Who it is for that member, by name. */
async function answerFor(run: Running, { user }: Running['ada']): Promise<string> {
  const game = await run.app.storage.mysteries.get({ userId: user.id, pack: packOf(run), day: dayOf(run) });
  return run.app.lore.entry(game?.entry ?? '')?.name ?? expect.unreachable('no mystery was begun');
}

onBothEngines('a day’s mystery', (engine) => {
  const storage = async () => engine.open(await engine.emptyPlace());

  it('is won, shared and on the board, though its channel is lost and the bot starts anew in its middle', async () => {
    const first = await runBot({ storage: await storage(), standIn: { rateLimits: false } });
    await show(first.bea, 'guess', { who: 'Spock' });
    await show(first.cyd, 'show');
    await first.stopBot();
    first.standIn.deleteChannel(PLACES.lore);

    const run = await runBot({ after: first });
    const there = (member: Running['ada'], path: string, options = {}) =>
      asked(member, `mystery ${path}`, options, { channelId: PLACES.general });
    expect((await there(run.bea, 'show')).embed.description).toContain('**Guess 1: Spock**');
    const who = await answerFor(run, run.bea);
    const won = await there(run.bea, 'guess', { who });
    expect([won.ephemeral, won.embed.description]).toEqual([true, expect.stringContaining(who)]);
    const press = async ({ message }: typeof won, label: string) =>
      shown(await run.bea.press(PLACES.general, message.id, customIdOf(message, label)));
    const grid = await press(won, 'Share');
    expect(grid.ephemeral).toBe(false);
    expect(grid.embed.description).not.toContain(who);
    expect((await press(won, 'Board')).embed.description).toContain(`<@${PEOPLE.bea}>`);
    expect((await there(run.cyd, 'show')).embed.description).not.toContain('Guess 1');
  });

  it('is played on where Curzon may neither see nor write', async () => {
    const run = await runBot({ storage: await storage(), standIn: { rateLimits: false } });
    await show(run.bea, 'guess', { who: 'Spock' });
    run.standIn.setOverwrite(PLACES.lore, {
      ...{ id: run.standIn.applicationId, type: 'member' },
      deny: PermissionFlagsBits.ViewChannel | PermissionFlagsBits.SendMessages,
    });
    const who = await answerFor(run, run.bea);
    const won = await asked(run.bea, 'mystery guess', { who });
    expect(won.embed.description).toContain(who);
    const grid = await run.bea.press(PLACES.lore, won.message.id, customIdOf(won.message, 'Share'));
    expect(shown(grid).ephemeral).toBe(false);
    expect(run.standIn.requests.filter(({ status }) => status >= 400)).toEqual([]);
  });

  it('is called to in another channel once its own is gone, once though the process ends before it noted that', async () => {
    const first = await runBot({
      ...{ storage: await storage(), clock: movableClock(), standIn: { rateLimits: false } },
    });
    const call = (run: Running, channel: string) =>
      asked(run.ada, 'daily add', { what: 'mystery', channel, time: '9:00', zone: 'UTC' });
    const key = { guildId: PLACES.starbase, kind: 'mystery' } as const;
    const set = ({ app }: Running) => app.storage.regularPosts.get(key);
    const calls = (run: Running, channel: string) =>
      run.bea.messages(channel).filter(({ embeds }) => embeds[0]?.title === 'Mystery of the day');
    const toNext = async (run: Running) => {
      const due = (await set(run))?.nextAt ?? 0;
      run.clock.moveTo(due + 1_000);
      await until(async () => (await set(run))?.nextAt !== due);
    };
    await call(first, PLACES.spoilers);
    await toNext(first);
    await first.stopBot();
    first.standIn.deleteChannel(PLACES.spoilers);

    const run = await runBot({ after: first });
    await toNext(run);
    await until(async () => (await set(run))?.pausedReason === 'gone');
    // Where Discord writes to the server's staff.
    await until(() => run.ada.messages(PLACES.staff).length === 1);
    expect((await asked(run.ada, 'daily status')).text).toContain('The channel is gone');
    await call(run, PLACES.general);
    const due = (await set(run))?.nextAt ?? 0;
    run.bot.client.rest.options.timeout = 300;
    run.standIn.failNext({
      method: 'POST',
      path: /\/messages$/,
      after: true,
      hold: () => new Promise(() => {}),
    });
    run.clock.moveTo(due + 1_000);
    await until(() => calls(run, PLACES.general).length === 1);
    await run.stopBot();

    const again = await runBot({ after: run });
    again.clock.moveTo(again.clock.now() + 10 * 60_000);
    await until(async () => ((await set(again))?.nextAt ?? 0) > due);
    const [message = expect.unreachable(), ...others] = calls(again, PLACES.general);
    expect(others).toEqual([]);
    const opened = shown(await again.cyd.press(PLACES.general, message.id, customIdOf(message, 'Play')));
    expect([opened.ephemeral, opened.embed.description]).toEqual([
      true,
      expect.stringContaining('/mystery guess'),
    ]);
    const board = shown(await again.cyd.press(PLACES.general, message.id, customIdOf(message, 'Board')));
    expect(board.embed.title).toContain('Mysteries solved');
  });

  it('goes on after a restart, is the same for all, and is another one the next day', async () => {
    const first = await runBot({ storage: await storage() });
    const { storage: kept, mysteries } = first.app;
    expect(await show(first.ada, 'guess', { who: 'Spock' })).toMatch(/\*\*Guess 1: Spock\*\*/);
    await first.stopBot();

    const again = await runBot({ after: first });
    expect(await show(again.ada, 'show')).toMatch(/\*\*Guess 1: Spock\*\*/);
    expect(await show(again.bea, 'show')).not.toContain('Spock');
    const day = Math.floor(again.app.now() / DAY);
    const of = (userId: string, on: number) =>
      kept.mysteries.get({ userId, pack: mysteries[0]?.pack.id ?? '', day: on });
    const [ada, bea] = [again.ada.user.id, again.bea.user.id];
    expect((await of(ada, day))?.entry).toBe((await of(bea, day))?.entry);

    again.clock.moveTo(again.app.now() + DAY);
    expect(await show(again.ada, 'show')).not.toContain('Spock');
    expect((await of(ada, day + 1))?.entry).not.toBe((await of(ada, day))?.entry);
  });

  it('that midnight ended is told the next day, takes no guess that was meant for it, and is shared later too', async () => {
    const run = await runBot({ storage: await storage(), standIn: { rateLimits: false } });
    const midnight = (dayOf(run) + 1) * DAY;
    run.clock.moveTo(midnight - 60_000);
    await show(run.bea, 'guess', { who: 'Spock' });
    const who = await answerFor(run, run.bea);
    await show(run.cyd, 'show');
    const won = await asked(run.cyd, 'mystery guess', { who });
    run.clock.moveTo(midnight + 60_000);
    const late = await show(run.bea, 'guess', { who });
    expect(late).toContain(`ended at midnight UTC: it was **${who}**`);
    expect(late).toMatch(/was not counted[\s\S]*You have 6 guesses/);
    expect(await show(run.bea, 'guess', { who })).not.toContain('ended at midnight');
    const grid = shown(await run.cyd.press(PLACES.lore, won.message.id, customIdOf(won.message, 'Share')));
    expect([grid.embed.title, grid.embed.description]).toEqual([
      won.embed.title,
      expect.stringContaining('solved it with 1 guess'),
    ]);
    run.clock.moveTo(midnight + DAY + DAY / 2);
    expect(await show(run.bea, 'guess', { who: 'Spock' })).toMatch(/ended at midnight[\s\S]*Guess 1: Spock/);
  });

  it('takes no guess where whom it asks for is hidden, goes on elsewhere, and is another one for who begins there', async () => {
    const run = await runBot({ storage: await storage(), standIn: { rateLimits: false } });
    await show(run.bea, 'guess', { who: 'Hikaru Sulu' });
    const who = await answerFor(run, run.bea);
    await asked(run.ada, 'lore-admin hide', { name: who });
    const { embed } = await asked(run.bea, 'mystery guess', { who: 'Spock' });
    expect([embed.title, embed.description]).toEqual(['Not here today', expect.not.stringContaining(who)]);
    const there = { channelId: PLACES.deck };
    const solved = await asked(run.bea, 'mystery guess', { who }, there);
    expect(solved.embed.description).toContain('Solved with 2 guesses');
    const share = customIdOf(solved.message, 'Share');
    expect(shown(await run.bea.press(PLACES.deck, solved.message.id, share)).embed.description).toMatch(
      /solved it with 2 guesses/,
    );
    expect(await show(run.cyd, 'guess', { who: 'Spock' })).toContain('Guess 1: Spock');
    expect(await answerFor(run, run.cyd)).not.toBe(who);
  });

  it('is a fair other one for whoever’s limit hides it', async () => {
    const { app, bea, standIn: _, ...run } = await runBot({ storage: await storage() });
    const day = Math.floor(app.now() / DAY);
    const [mysteries] = app.mysteries;
    const ofFilm = [...(mysteries?.from(day) ?? [])].find(({ id }) => id === 'khitomer/chang');
    await app.storage.mysteries.ofDay(mysteries?.pack.id ?? '', day, 60, () => ofFilm?.id ?? '');
    await finalAnswer(bea, {
      ...{ channelId: PLACES.lore, command: 'spoilers', path: ['set'] },
      options: { limit: 'not TUC, no novels, no novelizations, no games' },
    });
    await show(bea, 'show');
    await show(run.ada, 'show');
    const of = (userId: string) => app.storage.mysteries.get({ userId, pack: mysteries?.pack.id ?? '', day });
    expect((await of(run.ada.user.id))?.entry).toBe('khitomer/chang');
    const other = (await of(bea.user.id))?.entry;
    expect(other).toBeDefined();
    expect(other).not.toBe('khitomer/chang');
  });
});
