/** The whole bot as `npm start` has it, as a child of a bench. */
import { randomUUID } from 'node:crypto';
import { actions, commands, forms, messageCommands, registered } from '../../commands/index.ts';
import { about } from '../../src/bot/about.ts';
import { assemble } from '../../src/bot/assemble.ts';
import { openKnowledge } from '../../src/bot/knowledge.ts';
import { createLog } from '../../src/bot/log.ts';
import { openPacks, packCache } from '../../src/bot/packs.ts';
import { shareShards } from '../../src/bot/share-shards.ts';
import { systemClock } from '../../src/daily/pacer.ts';
import { startBot } from '../../src/discord/client.ts';
import { createMemberRate } from '../../src/discord/member-rate.ts';
import { createRefusals } from '../../src/discord/refusals.ts';
import { openStorage, type StoragePlace } from '../../src/storage/open.ts';
import { answerCalls, cpuMs } from './calls.ts';

const MINUTE = 60_000;

const [token = '', api = '', argument = ''] = process.argv.slice(2);
/** With `shards` it shares so many with others. */
const { shards, ...place } = JSON.parse(argument) as StoragePlace & { shards?: number };
const log = createLog('fatal');
const knowledge = openKnowledge(await openPacks('data', packCache(process.env)));
const storage = await openStorage(place);
const refusals = createRefusals(log);
const sharing =
  shards === undefined
    ? undefined
    : shareShards({
        ...{ leases: storage.leases, worker: randomUUID(), count: shards, refusals, log },
        ...{ sleep: systemClock.sleep, identifyEvery: 0 },
      });
let ahead = 0;
const clock = { now: () => Date.now() + ahead, sleep: systemClock.sleep };
const bot = assemble({
  ...{ knowledge, about, storage, commands, messageCommands, actions, forms, log, clock },
  rate: createMemberRate(clock.now),
  ...(sharing ? { processes: sharing.alive } : {}),
});
const connection = await startBot({
  ...{ token, api, commands: registered, router: bot.router, log, refusals },
  shards: sharing && (await sharing.first()),
  takeIdentify: sharing?.takeIdentify,
  admit: sharing?.admit,
});
sharing?.serve(connection.shards);
await bot.run(connection.client);

answerCalls({
  cpu: cpuMs,
  /** Moves its clock, as that of one beside it was moved. */
  move(by: number) {
    ahead = by;
  },
  /** Daily questions, all due in one minute, which then begins. @returns how far its clock is ahead then. */
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
    return ahead;
  },
});
