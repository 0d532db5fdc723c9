/** The playground: a stand-in for Discord and a page that plays its members, for the bot that connects to it. */
import type { Clock } from '../daily/pacer.ts';
import type { Storage } from '../storage/open.ts';
import { movableClock } from './movable-clock.ts';
import { nextQuestionIn } from './page-clock.ts';
import { servePage } from './serve-page.ts';
import { startStandIn } from './stand-in/index.ts';

export interface Playground {
  /** Where the page is. */
  url: string;
  /** What the bot connects with in place of Discord's address and a token of its own. */
  api: string;
  token: string;
  /** The bot's clock: the page can put it forward. */
  clock: Clock;
  stop(): Promise<void>;
}

/**
 * @param port of the page; 0 takes any free one.
 * @param record file that every request to the stand-in is written into, one JSON object a line.
 * @throws when the port is in use, naming it.
 */
export async function startPlayground({
  port,
  record,
  storage,
  examples,
}: {
  port: number;
  record: string | undefined;
  /** Commands that the page offers to begin with, as typed. */
  examples: readonly string[];
  /** Where the page finds when the next daily question comes. */
  storage: Pick<Storage, 'schedules'>;
}): Promise<Playground> {
  const clock = movableClock();
  const standIn = await startStandIn({ now: clock.now, ...(record === undefined ? {} : { record }) });
  try {
    const page = await servePage({
      members: {
        memberIds: standIn.users.map((user) => user.id),
        client: (userId) => standIn.client(userId),
        clock: { ...clock, nextQuestion: () => nextQuestionIn(storage.schedules) },
        filesOrigin: new URL(standIn.restUrl).origin,
      },
      port,
      examples,
    });
    return {
      url: page.url,
      api: standIn.restUrl,
      token: standIn.token,
      clock,
      async stop() {
        await page.close();
        await standIn.close();
      },
    };
  } catch (error) {
    await standIn.close();
    throw error;
  }
}
