import type { DailyPost } from '../storage/daily-posts.ts';
import type { QuestionSnapshot } from '../storage/question.ts';
import type { RegularPost } from '../storage/regular-posts.ts';
import type { Round } from '../storage/rounds.ts';
import type { Schedule } from '../storage/schedules.ts';
import type { SeasonHolder } from '../storage/season-roles.ts';

/** A question whose time is over, and what was answered. */
export interface Result {
  post: DailyPost;
  round: Round;
  /** How many chose each option. */
  tally: readonly number[];
}

/** One question to send. The same job comes again, with the same question and nonce, until it is confirmed. */
export interface DailyJob {
  schedule: Schedule;
  post: DailyPost;
  round: Round;
  /** For Discord's `nonce`, with `enforce_nonce`. */
  nonce: string;
  /** A request for it may have been taken, and nobody has looked in the channel since. */
  begun: boolean;
  /** How long after its hour, in milliseconds. */
  late: number;
  /** The question before, where its answer comes with this one. */
  previous: Result | undefined;
}

/** One answer to tell. */
export interface RevealJob extends Result {
  /** For Discord's `nonce`, where the answer is a message of its own. */
  nonce: string;
}

/** What the caller chose to ask. */
export interface ChosenQuestion {
  question: QuestionSnapshot;
  points: number;
  /** Whether members may change their answer until the close. */
  changeable: boolean;
}

/**
 * Why a request failed, as the caller's functions throw it.
 * - `forbidden`: the bot lacks a permission. `gone`: the channel is not there. Both pause the schedule.
 * - `retry`: anything that may pass; anything else thrown counts as this.
 */
export class PostFailure extends Error {
  override readonly name = 'PostFailure';
  readonly kind: 'forbidden' | 'gone' | 'retry';
  /** For `retry`: not before so many milliseconds. */
  readonly after: number | undefined;

  constructor(kind: PostFailure['kind'], message: string, options: { after?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.after = options.after;
  }
}

/** Something else to send on a day. The same job comes again, with the same nonce, until it is confirmed. */
export interface RegularJob {
  post: RegularPost;
  /** In the post's zone, as `2026-04-09`. */
  localDate: string;
  /** For Discord's `nonce`, with `enforce_nonce`. */
  nonce: string;
  /** A request for it may have been taken, and nobody has looked in the channel since. */
  begun: boolean;
}

/**
 * What keeps Curzon from giving a role: it is `gone`, `everyone`'s, `managed` by an integration, `above` Curzon's own,
 * Curzon has `no right` to give any, or it has `rights` of its own over the server or its members.
 */
export type RoleTrouble =
  | { why: 'gone' | 'everyone' | 'managed' | 'above' | 'no right' }
  | { why: 'rights'; rights: readonly string[] };

export type DailyEvent =
  /** `nothing`: there was nothing to say on that day. */
  | { kind: 'regular-posted'; job: RegularJob; outcome: 'sent' | 'found' | 'nothing' }
  | { kind: 'regular-paused'; post: RegularPost; reason: PauseReason; error: unknown }
  | { kind: 'regular-retrying'; post: RegularPost; error: unknown }
  | { kind: 'regular-brought-back'; post: RegularPost }
  /** `found`: it was in the channel already, from before a crash. */
  | { kind: 'posted'; job: DailyJob; messageId: string; found: boolean }
  /** Days on which nothing was posted: the bot was down too long, or there was no question to ask. */
  | { kind: 'skipped'; schedule: Schedule; dates: readonly string[]; reason: SkipReason }
  /** Comes once for each pause; `schedules.markAdminTold` tells who of many processes informs the admin. */
  | { kind: 'paused'; schedule: Schedule; reason: PauseReason; error: unknown }
  | { kind: 'retrying'; schedule: Schedule; error: unknown }
  | { kind: 'revealed'; job: RevealJob }
  | { kind: 'reveal-failed'; post: DailyPost; retrying: boolean; error: unknown }
  /** Its next question was further away than can be, since a clock was ahead; it is planned anew. */
  | { kind: 'brought-back'; schedule: Schedule }
  | { kind: 'season-role-settled'; guildId: string; holders: readonly SeasonHolder[] }
  /** Comes once for each pause. */
  | { kind: 'season-role-paused'; guildId: string; roleId: string; trouble: RoleTrouble }
  | { kind: 'season-role-retrying'; guildId: string; error: unknown }
  /** The database did not answer; the next round tries again. */
  | { kind: 'failed'; error: unknown };

type SkipReason = 'missed' | 'no-question';
export type PauseReason = 'forbidden' | 'gone';

/** @returns why a schedule has to pause; undefined when trying again may help. */
export const pauseReasonOf = (error: unknown): PauseReason | undefined =>
  error instanceof PostFailure && error.kind !== 'retry' ? error.kind : undefined;

/** @returns when to try again at the earliest, in milliseconds; undefined: when the lease ends. */
export const retryTime = (error: unknown, now: number): number | undefined =>
  error instanceof PostFailure && error.after !== undefined ? now + error.after : undefined;
