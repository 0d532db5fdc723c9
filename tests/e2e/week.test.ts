/** A week in a server, as it goes by when the playground's clock is put forward. */
import { expect, it } from 'vitest';
import { movableClock } from '../../src/playground/movable-clock.ts';
import { asked } from '../commands/asked.ts';
import { PLACES, runBot, until } from './bot.ts';

const DAY = 24 * 3_600_000;

it('a week has its questions, its mysteries and a board, a day after the other', async () => {
  const clock = movableClock();
  // From noon on: what was due in the morning is not too late to be posted, whatever the hour the test runs at.
  clock.moveTo((Math.floor(clock.now() / DAY) + 1.5) * DAY);
  const run = await runBot({ clock, standIn: { rateLimits: false } });
  const at = { channel: PLACES.general, zone: 'UTC' };
  await asked(run.ada, 'daily setup', { ...at, time: '9:00' });
  await asked(run.ada, 'daily add', { ...at, what: 'mystery', time: '10:00' });
  const titled = (title: string) =>
    run.bea
      .messages(PLACES.general)
      .filter(({ embeds }) => embeds.some((one) => one.title?.startsWith(title)));
  const mysteries = new Set<string | undefined>();
  const { storage } = run.app;
  const pack = run.app.mysteries[0]?.pack.id ?? '';
  for (let day = 1; day <= 7; day += 1) {
    run.clock.moveTo(run.clock.now() + DAY);
    await until(
      () => titled('Daily question ·').length === day && titled('Mystery of the day').length === day,
    );
    const question = titled('Daily question ·').at(-1) ?? expect.unreachable();
    const [, , roundId = ''] =
      /1\|vote\|[^"]+/.exec(JSON.stringify(question.components))?.[0].split('|') ?? [];
    const right = (await storage.rounds.get(roundId))?.question.right ?? 0;
    await run.bea.press(PLACES.general, question.id, `1|vote|${roundId}|${right}`);
    await asked(run.bea, 'mystery guess', { who: 'Spock' });
    const today = { userId: run.bea.user.id, pack, day: Math.floor(run.clock.now() / DAY) };
    mysteries.add((await storage.mysteries.get(today))?.entry);
    await until(async () => ((await storage.schedules.get(PLACES.starbase))?.nextAt ?? 0) > run.clock.now());
  }
  expect(mysteries.size).toBe(7);
  expect(await storage.streaks.of(PLACES.starbase, run.bea.user.id, run.clock.now())).toMatchObject({
    current: 7,
  });
  expect((await asked(run.cyd, 'trivia leaderboard')).text).toContain(`<@${run.bea.user.id}>`);
});
