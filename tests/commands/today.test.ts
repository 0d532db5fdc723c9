import { expect, it } from 'vitest';
import { movableClock } from '../../src/playground/movable-clock.ts';
import { PLACES } from '../e2e/bot.ts';
import { asked, startBot } from './asked.ts';

const clock = movableClock();
const { ada, bea } = await startBot({ clock });

it('is the day where the server is, and in UTC where no daily question says so', async () => {
  clock.moveTo(Math.ceil((clock.now() + 40 * 86_400_000) / 86_400_000) * 86_400_000 - 3_600_000);
  const before = (await asked(bea, 'today')).embed.title;
  await asked(ada, 'daily setup', { channel: PLACES.general, time: '9:00', zone: 'Asia/Tokyo' });
  const after = (await asked(bea, 'today')).embed.title;
  expect(before).toMatch(/^On this day: \w+ \d+$/);
  expect(after).not.toBe(before);
});

it('is for all unless told otherwise', async () => {
  expect((await asked(bea, 'today')).ephemeral).toBe(false);
  expect((await asked(bea, 'today', { private: true })).ephemeral).toBe(true);
});
