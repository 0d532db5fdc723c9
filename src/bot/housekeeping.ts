/** What goes by itself: data of servers that removed Curzon, games that nobody goes on with, rounds that count for nothing. */
import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import { KEEP_LEFT_DAYS } from '../cards/privacy-card.ts';
import { type Membership, watchMembership } from '../discord/membership.ts';
import { dayOf } from '../games/mystery.ts';
import type { Play } from '../games/play.ts';
import type { Storage } from '../storage/open.ts';
import type { Background } from './background.ts';

const DAY = 24 * 3_600_000;
const EVERY = DAY / 4;
/** For streaks and boards; what is older counts for neither. */
const KEEP_MYSTERY_DAYS = 400;
/** So that whoever suggested a question sees that it was refused. */
const KEEP_REFUSED_DAYS = 30;
/** For the board under their messages. */
const KEEP_NIGHT_DAYS = 30;

interface HousekeepingParts {
  client: Client<true>;
  storage: Storage;
  play: () => Play;
  /** Is told of a server that removed Curzon and has it again. */
  cameBack: (guildId: string) => Promise<void>;
  /** Milliseconds since 1970. */
  now: () => number;
  log: Logger;
  background: Background;
}

export interface Housekeeping {
  stop(): void;
}

/** Tidies up now, and again every six hours; meanwhile notes which servers are added and removed. */
export function startHousekeeping(parts: HousekeepingParts): Housekeeping {
  const { client, storage, play, cameBack, now, log, background } = parts;
  const { guilds } = storage;
  const joined = async (guildId: string) => {
    if (await guilds.markJoined(guildId)) await cameBack(guildId);
  };
  const membership = watchMembership(client, {
    removed: (guild) =>
      background.run('removed server not noted', () => guilds.markLeft(guild, now()), { guild }),
    added: (guild) => background.run('added server not noted', () => joined(guild), { guild }),
  });
  const forgetServers = async () => {
    await compareGuilds(guilds, membership, joined, now());
    // Only now: one that was invited again while nobody noticed is not deleted.
    const gone = await guilds.purgeLeft(now(), KEEP_LEFT_DAYS * DAY, membership.isOurs);
    if (gone.length > 0) log.info({ guilds: gone.length }, 'data of servers that left deleted');
  };
  const tidyGames = async () => {
    const { games, rounds } = await play().tidy();
    if (games + rounds > 0) log.info({ games, rounds }, 'old games deleted');
  };
  const tidyMysteries = async () => {
    const gone = await storage.mysteries.forgetBefore(dayOf(now()) - KEEP_MYSTERY_DAYS);
    if (gone > 0) log.info({ games: gone }, 'old mysteries deleted');
  };
  const tidyNights = async () => {
    const gone = await storage.nights.forgetBefore(now() - KEEP_NIGHT_DAYS * DAY);
    if (gone > 0) log.info({ nights: gone }, 'old quiz nights deleted');
  };
  const tidySuggestions = async () => {
    const gone = await storage.suggestions.forgetRefused(now() - KEEP_REFUSED_DAYS * DAY);
    if (gone > 0) log.info({ questions: gone }, 'refused suggestions deleted');
  };
  const tidy = () => {
    background.run('data of servers that left not deleted', forgetServers);
    background.run('old games not deleted', tidyGames);
    background.run('old mysteries not deleted', tidyMysteries);
    background.run('old quiz nights not deleted', tidyNights);
    background.run('refused suggestions not deleted', tidySuggestions);
    background.run('marks of the forgotten not deleted', () => storage.members.forgetMarks(now()));
  };
  const timer = setInterval(tidy, EVERY);
  timer.unref();
  tidy();
  return { stop: () => clearInterval(timer) };
}

/** Servers that were left, or came back, while the bot was down or the database away. */
async function compareGuilds(
  guilds: Storage['guilds'],
  membership: Membership,
  joined: (guildId: string) => Promise<void>,
  now: number,
): Promise<void> {
  const left = new Set(await guilds.left());
  for (const id of await guilds.known())
    if (membership.isOurs(id) && !membership.has(id) && !left.has(id)) await guilds.markLeft(id, now);
  for (const id of left) if (membership.has(id)) await joined(id);
}
