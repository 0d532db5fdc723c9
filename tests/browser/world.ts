/** What the browser tests play in: the stand-in for Discord, the fixture bot, and the page over both. */
import { type MemberSource, type ServedPage, servePage } from '../../src/playground/serve-page.ts';
import { startStandIn } from '../../src/playground/stand-in/index.ts';
import { startFixtureBot } from './fixture-bot.ts';

export interface PlayedWorld extends AsyncDisposable {
  members: MemberSource;
  page: ServedPage;
  /** Moves the clock of the stand-in, so that no test waits for Discord's three seconds. */
  advance(ms: number): void;
}

export async function startWorld(): Promise<PlayedWorld> {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const standIn = await startStandIn({ rateLimits: false, now });
  const bot = await startFixtureBot(standIn.restUrl, standIn.token);
  const members: MemberSource = {
    memberIds: standIn.users.map(({ id }) => id),
    client: (userId) => standIn.client(userId),
    clock: {
      now,
      moveTo: (instant) => {
        ahead += Math.max(0, instant - now());
      },
      nextQuestion: async () => 'none',
    },
    filesOrigin: new URL(standIn.restUrl).origin,
  };
  const page = await servePage({ members, port: 0, examples: ['/who Spock', '/pages'] });
  return {
    members,
    page,
    advance: (ms) => {
      ahead += ms;
    },
    async [Symbol.asyncDispose]() {
      await page.close();
      await bot.destroy();
      await standIn.close();
    },
  };
}
