/** A day's mystery through the whole bot: a restart in its middle, the next day, and several members. */
import { expect, it } from 'vitest';
import { finalAnswer } from '../../src/playground/final-answer.ts';
import { onBothEngines } from '../storage/engines.ts';
import { answered, embedOf, PLACES, type Running, runBot } from './bot.ts';

const DAY = 24 * 3_600_000;
const show = async (member: Running['ada'], path: 'show' | 'guess', options = {}) => {
  const { message } = answered(
    await finalAnswer(member, { channelId: PLACES.lore, command: 'mystery', path: [path], options }),
  );
  return embedOf(message).description ?? '';
};

onBothEngines('a day’s mystery', (engine) => {
  const storage = async () => engine.open(await engine.emptyPlace());
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
