/**
 * The whole bot in a process of its own, to be killed at any moment: node kill-child.ts '{"place": …}' loads
 * what takes time and says so, the first line on its input begins, and every line sets its clock.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { actions, commands, forms, messageCommands, registered } from '../../commands/index.ts';
import { assemble } from '../../src/bot/assemble.ts';
import { openKnowledge } from '../../src/bot/knowledge.ts';
import { createLog } from '../../src/bot/log.ts';
import { openPacks } from '../../src/bot/packs.ts';
import { HAND_OVER, shareShards } from '../../src/bot/share-shards.ts';
import { systemClock } from '../../src/daily/pacer.ts';
import { type Shards, startBot } from '../../src/discord/client.ts';
import { createRefusals } from '../../src/discord/refusals.ts';
import { openStorage, type Storage, type StoragePlace } from '../../src/storage/open.ts';

export type Safety = 'nonce' | 'claim' | 'commit' | 'lease';

export interface ChildOptions {
  place: StoragePlace;
  /** Of the stand-in. */
  api: string;
  token: string;
  /** Folder of the packs. */
  data: string;
  /** It shares so many shards with others, each held for so many milliseconds. */
  sharing?: { count: number; lease: number } | undefined;
  /** How many times faster than its clock it does what waits for a time. */
  pace?: number | undefined;
  /** Leaves a safety out, to see that the test can fail. Lives here alone. */
  without?: Safety | undefined;
}

export interface ChildInput {
  /** How far its clock is ahead of the machine's, in milliseconds. */
  ahead: number;
  /** All of them unless told; only the first line's count. */
  shards?: Shards | undefined;
}

const {
  place,
  api,
  token,
  data,
  sharing: shared,
  pace = 1,
  without,
} = JSON.parse(process.argv[2] ?? '') as ChildOptions;
const knowledge = openKnowledge(await openPacks(data, join(tmpdir(), 'curzon-test-packs')));
const log = createLog('info');

const input = createInterface(process.stdin);
let ahead = 0;
let shards: Shards | undefined;
input.on('line', (line) => {
  const told = JSON.parse(line) as ChildInput;
  ahead = told.ahead;
  shards ??= told.shards;
});
// Nobody is left to end it.
input.once('close', () => process.exit(1));
const begun = once(input, 'line');
process.stdout.write('loaded\n');
await begun;

const opened = await openStorage(place);
const storage = weakened(opened);
const refusals = createRefusals(log);
const sharing =
  shared &&
  shareShards({
    ...{ leases: storage.leases, worker: randomUUID(), refusals, sleep: systemClock.sleep, log },
    ...{ ...shared, identifyEvery: 0 },
  });
const bot = assemble({
  knowledge,
  about: { version: '0.0.0-test', homepage: 'https://example.org' },
  storage,
  commands,
  messageCommands,
  actions,
  forms,
  log,
  clock: { now: () => Date.now() + ahead, sleep: (ms, signal) => systemClock.sleep(ms / pace, signal) },
  ...(sharing ? { processes: sharing.alive } : {}),
});
const connection = await startBot({
  ...{ token, api, commands: registered, router: bot.router, log },
  shards: sharing ? await sharing.first() : shards,
  takeIdentify: sharing?.takeIdentify,
  admit: sharing?.admit,
  refusals,
});
sharing?.serve(connection.shards);
process.once('SIGTERM', async () => {
  await sharing?.handOver(HAND_OVER);
  await bot.stop();
  await sharing?.stop();
  await connection.stop();
  await storage.close();
  process.exit(0);
});
await bot.run(connection.client);

function weakened(safe: Storage): Storage {
  const { dailyPosts, rounds, schedules } = safe;
  const anyNonce = <Post extends object>(post: Post) => ({ ...post, nonce: randomUUID().slice(0, 25) });
  switch (without) {
    case 'commit':
      return {
        ...safe,
        rounds: {
          ...rounds,
          async answer(...answer) {
            setTimeout(() => rounds.answer(...answer).catch(() => {}), 500);
            return 'taken';
          },
        },
      };
    // What a process holds is its own for days, though it be dead.
    case 'lease':
      return {
        ...safe,
        schedules: {
          ...schedules,
          claimDue: (claim) => schedules.claimDue({ ...claim, lease: 3 * 24 * 3_600_000 }),
        },
      };
    case 'nonce':
    case 'claim':
      return {
        ...safe,
        dailyPosts: {
          ...dailyPosts,
          async get(guildId, localDate) {
            const post = await dailyPosts.get(guildId, localDate);
            return post && anyNonce(post);
          },
          record: async (day) => anyNonce(await dailyPosts.record(day)),
        },
        ...(without === 'claim' && {
          schedules: {
            ...schedules,
            // Everyone takes what is due, and nobody says so.
            async claimDue({ now, lease, limit }) {
              const all = await schedules.list({ limit: 10_000 });
              return all
                .filter(({ nextAt }) => nextAt !== null && nextAt <= now)
                .slice(0, limit)
                .map((schedule) => ({ ...schedule, leaseUntil: now + lease }));
            },
          },
        }),
      };
    default:
      return safe;
  }
}
