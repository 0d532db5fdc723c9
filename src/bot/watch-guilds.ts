/** Data of servers that removed Curzon goes after a while; an outage of Discord is no removal. */
import { type Client, Events } from 'discord.js';
import type { Logger } from 'pino';
import { KEEP_LEFT_DAYS } from '../cards/privacy-card.ts';
import type { Storage } from '../storage/open.ts';
import type { Background } from './background.ts';

const DAY = 24 * 3_600_000;
/** Between two looks for what is to be deleted, in milliseconds. */
const LOOK_EVERY = DAY / 4;

export interface GuildWatch {
  stop(): void;
}

export interface GuildWatchParts {
  storage: Storage;
  background: Background;
  now: () => number;
  log: Logger;
}

/** Notes which servers come and go, and deletes what has been kept long enough: at once, then several times a day. */
export async function watchGuilds(
  client: Client<true>,
  { storage: { guilds }, background, now, log }: GuildWatchParts,
): Promise<GuildWatch> {
  client.on(Events.GuildDelete, ({ id }) =>
    background.run('removed server not noted', () => guilds.markLeft(id, now()), { guild: id }),
  );
  client.on(Events.GuildCreate, ({ id }) =>
    background.run('added server not noted', () => guilds.markJoined(id), { guild: id }),
  );
  const purge = async () => {
    const gone = await guilds.purgeLeft(now(), KEEP_LEFT_DAYS * DAY);
    if (gone.length > 0) log.info({ guilds: gone.length }, 'data of servers that left deleted');
  };
  const purging = setInterval(() => background.run('purge failed', purge), LOOK_EVERY);
  purging.unref();
  await purge();
  return { stop: () => clearInterval(purging) };
}
