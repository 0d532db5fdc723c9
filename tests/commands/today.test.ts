import { expect, it } from 'vitest';
import { movableClock } from '../../src/playground/movable-clock.ts';
import { PLACES } from '../e2e/bot.ts';
import { asked, startBot } from './asked.ts';

const clock = movableClock();
const { ada, bea } = await startBot({ clock });

it('is the day where the server is: as the daily question says, else as the server, else in UTC', async () => {
  clock.moveTo(Math.ceil((clock.now() + 40 * 86_400_000) / 86_400_000) * 86_400_000 - 3_600_000);
  const before = (await asked(bea, 'today')).embed.title;
  expect((await asked(ada, 'settings time-zone', { zone: 'Atlantis' })).embed.title).toBe(
    'No such time zone',
  );
  const settings = await asked(ada, 'settings time-zone', { zone: 'Auckland' });
  expect(settings.text).toContain('**Pacific/Auckland**');
  const set = (await asked(bea, 'today')).embed.title;
  expect(set).not.toBe(before);
  await asked(ada, 'daily setup', { channel: PLACES.general, time: '9:00', zone: 'America/New_York' });
  const after = (await asked(bea, 'today')).embed.title;
  expect(before).toMatch(/^On this day: \w+ \d+$/);
  expect(after).toBe(before);
});

it('is for all unless told otherwise', async () => {
  expect((await asked(bea, 'today')).ephemeral).toBe(false);
  expect((await asked(bea, 'today', { private: true })).ephemeral).toBe(true);
});
