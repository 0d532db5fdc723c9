/** What the bot does by itself, when it fails: nobody waits for it, so nobody would hear of it. */
import { it } from 'vitest';
import { openNothing } from '../../src/bot/open-state.ts';
import { PLACES, runBot, until } from './bot.ts';

it('lives on when a server is added or removed while the database is away', async () => {
  const storage = await openNothing();
  const { standIn, logged } = await runBot({ storage });
  await storage.close();
  standIn.removeFromGuild(PLACES.runabout);
  await until(() => logged.some((line) => line.includes('removed server not noted')));
  standIn.addToGuild(PLACES.runabout);
  await until(() => logged.some((line) => line.includes('added server not noted')));
});
