/** A channel in memory that takes a message with the same nonce once, and the rest of what a day needs. */
import type { ChosenQuestion, DailyEvent, DailyJob } from '../../src/daily/job.ts';
import { createPacer } from '../../src/daily/pacer.ts';
import type { DailyOptions } from '../../src/daily/run-due.ts';
import type { Storage } from '../../src/storage/open.ts';
import { question } from '../storage/examples.ts';
import type { MovedClock } from './moved-clock.ts';

interface Message {
  channelId: string;
  messageId: string;
  nonce: string;
  at: number;
}

export interface Channel {
  messages: Message[];
  /** Requests, also those for a message that was there. */
  requests: number;
  events: DailyEvent[];
  options: DailyOptions;
}

/** @param changes what a test does differently. */
export function channel(storage: Storage, clock: MovedClock, changes: Partial<DailyOptions> = {}): Channel {
  const messages: Message[] = [];
  const events: DailyEvent[] = [];
  const made: Channel = {
    messages,
    events,
    requests: 0,
    options: {
      storage,
      now: clock.now,
      worker: 'worker',
      pacer: createPacer(clock, 1000),
      question: async (_, localDate): Promise<ChosenQuestion> => ({
        question: question(`of ${localDate}`),
        points: 10,
        changeable: true,
      }),
      post: async (job) => ({ messageId: send(made, job, clock.now()).messageId }),
      findOwnPost: async ({ nonce }) => messages.find((message) => message.nonce === nonce),
      onEvent: (event) => events.push(event),
      ...changes,
    },
  };
  return made;
}

export function send(to: Channel, { schedule, nonce }: DailyJob, at: number): Message {
  to.requests += 1;
  const there = to.messages.find((message) => message.nonce === nonce);
  if (there) return there;
  const messageId = String(1_300_000_000_000_000_000n + BigInt(to.messages.length));
  const message = { channelId: schedule.channelId, messageId, nonce, at };
  to.messages.push(message);
  return message;
}
