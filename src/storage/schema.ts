/**
 * Every table of the database, as code reads it: columns are snake_case in the database and camelCase here.
 * Snowflakes are text (a JavaScript number loses their last digits), instants are milliseconds since 1970,
 * flags are 0 or 1, dates are local dates as `2026-04-09`.
 */
import type { Kysely } from 'kysely';

export interface Schema {
  guildSettings: { guildId: string; key: string; value: string };
  channelSettings: { guildId: string; channelId: string; key: string; value: string };
  userSettings: { userId: string; key: string; value: string };
  leftGuilds: { guildId: string; leftAt: number };
  misses: { text: string; count: number; lastAt: number };
  rounds: RoundRow;
  answers: AnswerRow;
  hints: { roundId: string; userId: string };
  askedQuestions: { guildId: string; questionId: string; askedAt: number };
  sessions: SessionRow;
  dailySchedules: ScheduleRow;
  dailyPosts: PostRow;
  regularPosts: RegularPostRow;
  customQuestions: CustomQuestionRow;
  suggestedQuestions: SuggestedQuestionRow;
  switchedOffQuestions: { guildId: string; questionId: string; switchedOffAt: number };
  leftOut: { guildId: string; userId: string; since: number };
  /** With which marks are made; without it nobody can tell whose one is. */
  secrets: { name: string; secret: string };
  /** Of who asked to be forgotten on a day after guessing in its mystery; days since 1970. */
  dayMarks: { day: number; mark: string };
  /** Of who asked to be forgotten where staff had left them out. */
  leftOutMarks: { guildId: string; mark: string; until: number };
  questionReports: ReportRow;
  questionRatings: { questionId: string } & RatingColumns;
  playerRatings: { userId: string } & RatingColumns;
  processes: ProcessRow;
  shards: ShardRow;
  identifies: { bucket: number; nextAt: number };
  takenInteractions: { id: string; takenAt: number };
  nights: NightRow;
  nightPlayers: NightPlayerRow;
  seasonRoles: SeasonRoleRow;
  seasonHolders: SeasonHolderRow;
  mysteries: { pack: string; day: number; entry: string };
  mysteryGames: MysteryGameRow;
  mysteryGuesses: { userId: string; pack: string; day: number; number: number; entry: string };
  mysteryPlaces: { guildId: string; userId: string; pack: string; day: number };
}

/** A quiz night. */
export interface NightRow {
  id: string;
  guildId: string;
  channelId: string;
  /** Of a thread, the channel that it belongs to. */
  parentId: string | null;
  hostId: string;
  title: string;
  startsAt: number;
  /** How many rounds, and how many questions each has. */
  rounds: number;
  questions: number;
  /** JSON: ids of topics, one a round, from the first again where there are fewer. */
  topics: string;
  /** How its rounds are played; its words belong to trivia, as those of `level`. */
  mode: string;
  /** How hard its questions are; null: any. */
  level: string | null;
  /** How many teams; 0: all against all. */
  teams: number;
  state: 'planned' | 'waiting' | 'playing' | 'paused' | 'over' | 'cancelled';
  /** How many rounds have begun. */
  round: number;
  /** 1: the host wants no further round by itself. */
  held: number;
  /** When it wants something; null: never again. */
  stepAt: number | null;
  /** What was last begun to be told in the channel, and since when. */
  telling: string | null;
  tellingSince: number | null;
  /** Discord's scheduled event. */
  eventId: string | null;
  /** The message that announces it. */
  messageId: string | null;
  /** Grows by one with each change, so that of two at once one is told. */
  revision: number;
  createdAt: number;
}

export interface NightPlayerRow {
  nightId: string;
  userId: string;
  /** From 0. */
  team: number;
  joinedAt: number;
}

/** The role that a season's first gets in a server. */
export interface SeasonRoleRow {
  guildId: string;
  roleId: string;
  /** The first day of the latest season of which it is decided who gets it, `2026-01-01`; empty for none. */
  doneSeason: string;
  pausedReason: string | null;
  /** When to look whether a season is over. */
  nextAt: number;
}

/** A member to whom the role is given, or from whom it is taken; `held` once Discord has it so. */
export interface SeasonHolderRow {
  guildId: string;
  roleId: string;
  userId: string;
  state: 'give' | 'held' | 'take';
}

/** What one member plays on one day: days since 1970, of UTC. */
interface MysteryGameRow {
  userId: string;
  pack: string;
  day: number;
  /** Who it is; another one than for everybody where a limit hides that. */
  entry: string;
  startedAt: number;
  finishedAt: number | null;
  won: number;
}

interface ProcessRow {
  id: string;
  seenAt: number;
  leaving: number;
  /** Requests that Discord refused to it in the last ten minutes. */
  refused: number;
}

interface ShardRow {
  shard: number;
  holder: string | null;
  leaseUntil: number;
  /** Its holder would rather give it away: it has more than its share, or is about to end. */
  offered: number;
  /** Who connects to it meanwhile. */
  successor: string | null;
}

export interface RoundRow {
  id: string;
  guildId: string | null;
  kind: 'daily' | 'play';
  questionId: string;
  topic: string | null;
  /** JSON of a `QuestionSnapshot`: what was shown, so that a changed pack changes no open round. */
  snapshot: string;
  rightOption: number;
  points: number;
  changeable: number;
  openedAt: number;
  /** When it closes by itself. */
  closesAt: number | null;
  closedAt: number | null;
  channelId: string | null;
  messageId: string | null;
  sessionId: string | null;
  /** When to show the result in the message, or to try that again; null: it is shown, or nothing shows it by itself. */
  tellAt: number | null;
  /** Null: for as long as the guild's data, because it counts for its boards. */
  keepUntil: number | null;
}

export interface AnswerRow {
  roundId: string;
  userId: string;
  option: number;
  answeredAt: number;
  changes: number;
  /** 1: with a hint, so that it is worth half. */
  hinted: number;
}

export interface SessionRow {
  id: string;
  guildId: string | null;
  channelId: string;
  ownerId: string;
  private: number;
  /** JSON; its shape belongs to trivia. */
  state: string;
  /** Grows by one with each save, so that of two clicks at once one is told. */
  revision: number;
  updatedAt: number;
  /** When its next question comes by itself; null: not now. */
  goOnAt: number | null;
  /** JSON of a {@link Hook}; null where the bot writes by itself. */
  hook: string | null;
}

/** An interaction's own way to write in its channel: Discord takes it for a quarter of an hour. */
export interface Hook {
  applicationId: string;
  token: string;
}

export interface ScheduleRow {
  guildId: string;
  channelId: string;
  /** Wall clock, `HH:MM`. */
  time: string;
  /** IANA name. */
  zone: string;
  topic: string | null;
  difficulty: string | null;
  roleId: string | null;
  useThread: number;
  /** Bit 0 is Monday. */
  skipWeekdays: number;
  /** Null: with the next question. */
  revealHours: number | null;
  pausedReason: string | null;
  /** Null: not due until resumed. */
  nextAt: number | null;
  claimedBy: string | null;
  leaseUntil: number;
  toldAdmin: number;
  createdAt: number;
}

export interface PostRow {
  guildId: string;
  localDate: string;
  roundId: string | null;
  nonce: string;
  state: 'recorded' | 'posted' | 'skipped';
  skippedReason: string | null;
  dueAt: number;
  recordedAt: number;
  postedAt: number | null;
  /** Null: with the next question. */
  revealAt: number | null;
  revealedAt: number | null;
  revealClaimedBy: string | null;
  revealLeaseUntil: number;
}

/** What a server may have posted each day beside the daily question. */
export type RegularKind = 'mystery' | 'today' | 'quote' | 'fact';

export interface RegularPostRow {
  guildId: string;
  kind: RegularKind;
  channelId: string;
  /** Wall clock, `HH:MM`. */
  time: string;
  /** IANA name. */
  zone: string;
  /** Bit 0 is Monday. */
  skipWeekdays: number;
  pausedReason: string | null;
  /** Null: not due until resumed. */
  nextAt: number | null;
  claimedBy: string | null;
  leaseUntil: number;
  /** The local date of the latest request for it; it may be in the channel from then on. */
  begunDate: string | null;
  begunAt: number;
  /** The latest local date that is done with. */
  postedDate: string | null;
}

export interface CustomQuestionRow {
  guildId: string;
  id: string;
  text: string;
  rightAnswer: string;
  wrong1: string;
  /** Empty where there is no such answer. */
  wrong2: string;
  wrong3: string;
  source: string;
  topic: string | null;
  difficulty: string | null;
  /** Null once its author asked to be forgotten. */
  authorId: string | null;
  createdAt: number;
}

export interface SuggestedQuestionRow extends CustomQuestionRow {
  /** Null while it waits for staff. */
  refusedAt: number | null;
}

export interface ReportRow {
  id: string;
  guildId: string | null;
  questionId: string;
  userId: string;
  reason: string;
  reportedAt: number;
  resolvedAt: number | null;
}

export interface RatingColumns {
  rating: number;
  /** How unsure the rating is, where the rating system knows it. */
  deviation: number | null;
  answers: number;
  updatedAt: number;
}

export type Database = Kysely<Schema>;
