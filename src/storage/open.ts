import { CamelCasePlugin, Kysely } from 'kysely';
import { type Asked, createAsked } from './asked.ts';
import { type CustomQuestions, createCustomQuestions } from './custom-questions.ts';
import { createDailyPosts, type DailyPosts } from './daily-posts.ts';
import type { Engine } from './engine.ts';
import { createGuilds, type Guilds } from './guilds.ts';
import { createLeases, type Leases } from './leases.ts';
import type { Listening } from './listening.ts';
import { createChanges, SETTINGS_CHANNEL } from './remembered.ts';
import { createLeftOut, type LeftOut } from './left-out.ts';
import { createRegularPosts, type RegularPosts } from './regular-posts.ts';
import { createMembers, type Members } from './members.ts';
import { migrate } from './migrate.ts';
import { createMisses, type Misses } from './misses.ts';
import { createMysteries, type Mysteries } from './mysteries.ts';
import type { Patience } from './postgres.ts';
import { createRatings, type Ratings } from './ratings.ts';
import { createReports, type Reports } from './reports.ts';
import { createRounds, type Rounds } from './rounds.ts';
import { createSchedules, type Schedules } from './schedules.ts';
import type { Schema } from './schema.ts';
import { createScores, type Scores } from './scores.ts';
import { createSeasonRoles, type SeasonRoles } from './season-roles.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createSettings, type Settings } from './settings.ts';
import { createNights, type Nights } from './nights.ts';
import { openSqlite } from './sqlite.ts';
import { createStreaks, type Streaks } from './streaks.ts';
import { createSuggestions, type Suggestions } from './suggestions.ts';
import { createSwitchedOff, type SwitchedOff } from './switched-off.ts';
import { createWriteQueue } from './write-queue.ts';

/** Where the data is: one file for one process, or a PostgreSQL server for many. */
export type StoragePlace = { sqliteFile: string } | { databaseUrl: string };

/** Everything Curzon remembers. A promise that writes resolves once the data is on the disk. */
export interface Storage {
  readonly kind: Engine['kind'];
  settings: Settings;
  schedules: Schedules;
  dailyPosts: DailyPosts;
  rounds: Rounds;
  asked: Asked;
  sessions: Sessions;
  customQuestions: CustomQuestions;
  suggestions: Suggestions;
  reports: Reports;
  switchedOff: SwitchedOff;
  leftOut: LeftOut;
  regularPosts: RegularPosts;
  ratings: Ratings;
  misses: Misses;
  scores: Scores;
  seasonRoles: SeasonRoles;
  mysteries: Mysteries;
  nights: Nights;
  streaks: Streaks;
  members: Members;
  guilds: Guilds;
  leases: Leases;
  /** Resolves once what is waiting is committed. */
  flush(): Promise<void>;
  /** Commits what is waiting and lets go of the database. Later writes are refused. */
  close(): Promise<void>;
}

export interface StorageOptions {
  /** How long to wait for another process to let go of the SQLite file, in milliseconds. */
  busyTimeout?: number;
  /** How long to wait for what PostgreSQL answers to one statement, in milliseconds. */
  answerTimeout?: number;
  /** How long a write that nobody waits for looks out for company, in milliseconds. */
  soon?: number;
}

/** Longer than any statement of the bot's takes, and no longer than a member would wait. */
const ANSWER_TIMEOUT = 8_000;

/**
 * Opens the database, creates it where there is none, and brings it to the newest schema.
 * @throws StorageError in words for the operator: another process has the file, nobody answers, a newer
 *   version was here.
 */
export async function openStorage(place: StoragePlace, options: StorageOptions = {}): Promise<Storage> {
  const engine = await openEngine(place, options);
  return {
    kind: engine.kind,
    settings: createSettings(engine),
    schedules: createSchedules(engine),
    dailyPosts: createDailyPosts(engine),
    rounds: createRounds(engine),
    asked: createAsked(engine),
    sessions: createSessions(engine),
    customQuestions: createCustomQuestions(engine),
    suggestions: createSuggestions(engine),
    reports: createReports(engine),
    switchedOff: createSwitchedOff(engine),
    leftOut: createLeftOut(engine),
    regularPosts: createRegularPosts(engine),
    ratings: createRatings(engine),
    misses: createMisses(engine),
    scores: createScores(engine),
    seasonRoles: createSeasonRoles(engine),
    mysteries: createMysteries(engine),
    nights: createNights(engine),
    streaks: createStreaks(engine),
    members: createMembers(engine),
    guilds: createGuilds(engine),
    leases: createLeases(engine),
    flush: engine.flush,
    close: engine.close,
  };
}

type OpenEngine = Engine & Pick<Storage, 'flush' | 'close'>;

async function openEngine(place: StoragePlace, options: StorageOptions): Promise<OpenEngine> {
  const { kind, db } = await openDatabase(place, { answerTimeout: ANSWER_TIMEOUT, ...options });
  const queue = createWriteQueue(db, options.soon);
  let listening: Listening | undefined;
  // One process alone has an SQLite file, and hears itself.
  const settings = createChanges(kind, queue.write, () => kind === 'sqlite' || listening?.isOpen() === true);
  if ('databaseUrl' in place)
    listening = (await import('./listening.ts')).listenTo(
      place.databaseUrl,
      SETTINGS_CHANNEL,
      settings.heard,
    );
  return {
    kind,
    db,
    settings,
    write: queue.write,
    writeEach: queue.writeEach,
    writeEachSoon: queue.writeEachSoon,
    flush: queue.flush,
    async close() {
      await queue.close();
      await listening?.close();
      await db.destroy();
    },
  };
}

/**
 * The bare tables, for what moves all of them at once.
 * @throws StorageError as `openStorage` does.
 */
export async function openDatabase(
  place: StoragePlace,
  options: StorageOptions = {},
): Promise<Pick<Engine, 'kind' | 'db'>> {
  const kind = 'sqliteFile' in place ? 'sqlite' : 'postgres';
  const patience: Patience = {};
  const dialect =
    'sqliteFile' in place
      ? openSqlite(place.sqliteFile, options.busyTimeout)
      : // Loaded where it is used: most have no PostgreSQL, and some a slow card.
        await (await import('./postgres.ts')).openPostgres(place.databaseUrl, patience);
  const db = new Kysely<Schema>({ dialect, plugins: [new CamelCasePlugin()] });
  try {
    // Which may take as long as it takes.
    await migrate(db);
    if (options.answerTimeout !== undefined) patience.answer = options.answerTimeout;
    return { kind, db };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
