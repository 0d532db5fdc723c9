/**
 * A process that posts what is due and takes answers, to be killed at any moment:
 * node kill-child.ts '{"place": …, "url": …}', then a line on its input to begin.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DailyJob } from '../../src/daily/job.ts';
import { systemClock } from '../../src/daily/pacer.ts';
import { startDaily } from '../../src/daily/start.ts';
import { openStorage, type Storage, type StoragePlace } from '../../src/storage/open.ts';
import { question } from '../storage/examples.ts';

export interface ChildOptions {
  place: StoragePlace;
  /** Of the message server. */
  url: string;
  /** How many it posts a second. */
  pace?: number;
  /** Stop when nothing is due any more. */
  untilIdle?: boolean;
  /** Leaves a safety out, to see that its test can fail. Lives here alone. */
  without?: 'nonce' | 'claim';
}

const LEASE = 700;
const MEMBERS = 3;

const {
  place,
  url,
  pace = 100,
  untilIdle = false,
  without,
} = JSON.parse(process.argv[2] ?? '') as ChildOptions;
const say = (line: string) => process.stdout.write(`${line}\n`);

await once(process.stdin, 'data');
process.stdin.destroy();
const storage = await openStorage(place);
say('open');

async function post({ schedule, nonce, post: { localDate } }: DailyJob): Promise<{ messageId: string }> {
  const response = await fetch(`${url}/channels/${schedule.channelId}/messages`, {
    method: 'POST',
    body: JSON.stringify({
      nonce: without ? randomUUID() : nonce,
      enforce_nonce: !without,
      content: `${schedule.guildId} ${localDate}`,
    }),
  });
  const { id } = (await response.json()) as { id: string };
  return { messageId: id };
}

const answering: Promise<void>[] = [];

async function answer(roundId: string): Promise<void> {
  for (let member = 0; member < MEMBERS; member += 1) {
    const userId = `member${member}`;
    const outcome = await storage.rounds.answer(roundId, userId, member, Date.now());
    // The member sees this, and from now on it has to be true.
    if (outcome === 'taken') say(`answered ${roundId} ${userId}`);
  }
}

const begin = (daily: Storage) =>
  startDaily({
    storage: daily,
    clock: systemClock,
    worker: randomUUID(),
    perSecond: pace,
    every: 20,
    lease: LEASE,
    batch: 10,
    // The server never forgets one.
    nonceWindow: 3_600_000,
    question: async (_, localDate) => ({ question: question(localDate), points: 10, changeable: false }),
    post,
    findOwnPost: async () => undefined,
    reveal: async () => {},
    onEvent(event) {
      if (event.kind === 'posted') answering.push(answer(event.job.round.id));
    },
  });

const running =
  without === 'claim' ? [begin(unclaimed(storage)), begin(unclaimed(storage))] : [begin(storage)];

if (untilIdle) {
  const due = async () =>
    (await storage.schedules.list({ limit: 10_000 })).some(
      ({ nextAt }) => nextAt !== null && nextAt <= Date.now(),
    );
  while (await due()) await sleep(50);
  await Promise.all(running.map((daily) => daily.stop()));
  await Promise.all(answering);
  await storage.close();
  say('idle');
}

/** Everyone takes what is due, and nobody says so. */
function unclaimed(safe: Storage): Storage {
  return {
    ...safe,
    schedules: {
      ...safe.schedules,
      async claimDue({ now, lease, limit }) {
        const all = await safe.schedules.list({ limit: 10_000 });
        return all
          .filter(({ nextAt }) => nextAt !== null && nextAt <= now)
          .slice(0, limit)
          .map((schedule) => ({ ...schedule, leaseUntil: now + lease }));
      },
    },
  };
}
