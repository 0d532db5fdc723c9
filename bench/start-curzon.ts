/** The whole bot on the shipped packs, compiled before, connected to the stand-in; prints what that took. */
import { flushCompileCache } from 'node:module';
import { actions, commands, forms, messageCommands, registered } from '../commands/index.ts';
import { about } from '../src/bot/about.ts';
import { assemble } from '../src/bot/assemble.ts';
import { openKnowledge } from '../src/bot/knowledge.ts';
import { createLog } from '../src/bot/log.ts';
import { openState } from '../src/bot/open-state.ts';
import { openPacks } from '../src/bot/packs.ts';
import { startBot } from '../src/discord/client.ts';

const [token = '', api = '', folder = '', cache = ''] = process.argv.slice(2);
const log = createLog('error');
const knowledge = openKnowledge(await openPacks('data', cache));
const storage = await openState({ folder });
const bot = assemble({ knowledge, about, storage, commands, messageCommands, actions, forms, log });
const { client } = await startBot({ token, api, commands: registered, router: bot.router, log });
const { user, system } = process.cpuUsage();
const rss = process.memoryUsage.rss();
const readyMs = performance.now();
await bot.run(client);
flushCompileCache();
console.log(
  JSON.stringify({
    readyMs: Math.round(readyMs),
    cpuMs: Math.round((user + system) / 1000),
    rssMB: Math.round(rss / 1e6),
  }),
);
