/** The whole bot as `npm start` has it, as a child of a bench. */
import { actions, commands, forms, messageCommands, registered } from '../../commands/index.ts';
import { about } from '../../src/bot/about.ts';
import { assemble } from '../../src/bot/assemble.ts';
import { openKnowledge } from '../../src/bot/knowledge.ts';
import { createLog } from '../../src/bot/log.ts';
import { openPacks, packCache } from '../../src/bot/packs.ts';
import { systemClock } from '../../src/daily/pacer.ts';
import { startBot } from '../../src/discord/client.ts';
import { createMemberRate } from '../../src/discord/member-rate.ts';
import { openStorage, type StoragePlace } from '../../src/storage/open.ts';
import { answerCalls, cpuMs } from './calls.ts';

const MINUTE = 60_000;

const [token = '', api = '', place = ''] = process.argv.slice(2);
const log = createLog('fatal');
const knowledge = openKnowledge(await openPacks('data', packCache(process.env)));
const storage = await openStorage(JSON.parse(place) as StoragePlace);
let ahead = 0;
const clock = { now: () => Date.now() + ahead, sleep: systemClock.sleep };
const bot = assemble({
  ...{ knowledge, about, storage, commands, messageCommands, actions, forms, log, clock },
  rate: createMemberRate(clock.now),
});
const { client } = await startBot({ token, api, commands: registered, router: bot.router, log });
await bot.run(client);

answerCalls({
  cpu: cpuMs,
  /** Daily questions, all due in one minute, which then begins. */
  async makeDue(places: { guildId: string; channelId: string }[]) {
    const nextAt = Math.floor(clock.now() / MINUTE + 2) * MINUTE;
    const time = new Date(nextAt).toISOString().slice(11, 16);
    await Promise.all(
      places.map(({ guildId, channelId }) =>
        storage.schedules.upsert(
          {
            ...{ guildId, channelId, time, zone: 'UTC', topic: null, difficulty: null, roleId: null },
            ...{ useThread: false, skipWeekdays: 0, reveal: 'with-next' },
          },
          { nextAt, now: clock.now() },
        ),
      ),
    );
    ahead += nextAt - clock.now();
  },
});
