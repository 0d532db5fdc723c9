import type { Storage } from '../storage/open.ts';
import type { SeasonHolder, SeasonRole } from '../storage/season-roles.ts';
import type { DailyEvent, RoleTrouble } from './job.ts';
import type { Pacer } from './pacer.ts';
import { type Season, type Seasons, seasonsUntil } from './season.ts';

/** How roles are given and taken. Each may be asked for again: what is so already stays so. */
export interface RoleGiving {
  /** What is in the way of a role now; undefined for nothing. */
  trouble(guildId: string, roleId: string): Promise<RoleTrouble | undefined>;
  /** False where the member is not in the server. @param reason for the server's audit log. */
  give(of: SeasonHolder, reason: string): Promise<boolean>;
  take(of: SeasonHolder, reason: string): Promise<boolean>;
}

export interface SeasonRoleOptions {
  storage: Storage;
  /** Milliseconds since 1970. */
  now: () => number;
  pacer: Pacer;
  onEvent: (event: DailyEvent) => void;
  signal?: AbortSignal;
  /** When a server's days and seasons begin. */
  calendarOf: (guildId: string) => Promise<{ zone: string; seasons: Seasons }>;
  roles: RoleGiving;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** For so long other processes leave a server alone, in milliseconds. */
const LEASE = 5 * MINUTE;
const AT_ONCE = 20;
/** A zone may be changed meanwhile; also how often to try again what Discord did not take. In milliseconds. */
const LOOK_AGAIN = 6 * HOUR;
/** What is open still when a season ends, such as its last daily question, is waited for; longer than a weekend. */
const [WAIT_FOR_OPEN, LOOK_AT_OPEN] = [4 * 24 * HOUR, 10 * MINUTE];
/** Where more share the first place, none of them is the first. */
const MOST_FIRSTS = 10;

/**
 * Gives the role of a season's first in servers that want one, once a season: who gets it is noted with the season, in
 * one transaction, and given and taken afterwards, as often as it takes.
 * @returns how many servers were looked at.
 * @throws what the storage throws; claims then end with their lease.
 */
export async function runSeasonRoles(options: SeasonRoleOptions): Promise<number> {
  const { storage, now, signal, onEvent } = options;
  let looked = 0;
  for (let more = true; more && !signal?.aborted; ) {
    const claim = { now: now(), lease: LEASE, beyond: now() + 2 * LOOK_AGAIN, limit: AT_ONCE };
    const claims = await storage.seasonRoles.claimDue(claim);
    more = claims.length === AT_ONCE;
    looked += claims.length;
    for (const role of claims)
      await look(options, role).catch((error: unknown) =>
        onEvent({ kind: 'season-role-retrying', guildId: role.guildId, error }),
      );
  }
  return looked;
}

async function look(options: SeasonRoleOptions, role: SeasonRole): Promise<void> {
  const { storage, now, calendarOf } = options;
  const { guildId } = role;
  const { zone, seasons } = await calendarOf(guildId);
  const [current, last] = seasonsUntil(seasons, now(), zone, 2);
  const isOver = last?.until !== undefined && last.firstDay > role.doneSeason;
  if (isOver && (await isOpenStill(options, guildId, last)))
    return storage.seasonRoles.later(role, now() + LOOK_AT_OPEN);
  if (isOver) await storage.seasonRoles.decide(role, last.firstDay, await firstsOf(options, guildId, last));
  const isDone = await settle(options, role, last?.name ?? 'a season');
  if (!isDone) return;
  await storage.seasonRoles.later(
    role,
    Math.min(current?.until ?? Number.POSITIVE_INFINITY, now() + LOOK_AGAIN),
  );
}

async function isOpenStill(
  { storage, now }: SeasonRoleOptions,
  guildId: string,
  { from, until = 0 }: Season,
): Promise<boolean> {
  return now() < until + WAIT_FOR_OPEN && storage.scores.isOpen({ guildId, now: now(), from, until });
}

/** All who share the first place, unless they are a crowd or nobody has a point. */
async function firstsOf(
  { storage, now }: SeasonRoleOptions,
  guildId: string,
  { from, until }: Season,
): Promise<string[]> {
  const scope = { guildId, now: now(), from, ...(until === undefined ? {} : { until }) };
  const { standings } = await storage.scores.board(scope, { offset: 0, limit: MOST_FIRSTS + 1 });
  const firsts = standings.filter(({ rank, points }) => rank === 1 && points > 0);
  return firsts.length > MOST_FIRSTS ? [] : firsts.map(({ userId }) => userId);
}

/** Gives and takes what is noted. False where it cannot go on, or was stopped first. */
async function settle(options: SeasonRoleOptions, { guildId }: SeasonRole, season: string): Promise<boolean> {
  const { storage, pacer, signal, roles, onEvent } = options;
  const pending = await storage.seasonRoles.pending(guildId);
  for (const roleId of new Set(pending.map((holder) => holder.roleId))) {
    const ofRole = pending.filter((holder) => holder.roleId === roleId);
    const trouble = await roles.trouble(guildId, roleId);
    if (trouble && isInTheWay(trouble, ofRole)) {
      if (await storage.seasonRoles.pause(guildId, trouble.why))
        onEvent({ kind: 'season-role-paused', guildId, roleId, trouble });
      return false;
    }
    for (const holder of ofRole) {
      if (!(await pacer.turn(signal))) return false;
      await storage.seasonRoles.settle(holder, await change(options, holder, season, trouble));
    }
  }
  if (pending.length > 0) onEvent({ kind: 'season-role-settled', guildId, holders: pending });
  return true;
}

/** Taking one is no harm whatever it may do, and one that is gone nobody has. */
const isInTheWay = ({ why }: RoleTrouble, holders: readonly SeasonHolder[]): boolean =>
  (why !== 'rights' && why !== 'gone') || holders.some(({ state }) => state === 'give');

/** @returns whether the member is there. */
async function change(
  { roles }: SeasonRoleOptions,
  holder: SeasonHolder,
  season: string,
  trouble: RoleTrouble | undefined,
): Promise<boolean> {
  if (holder.state === 'give') return roles.give(holder, `First of ${season} on Curzon’s board`);
  return (
    trouble?.why === 'gone' ||
    roles.take(holder, 'No longer the first of the latest season on Curzon’s board')
  );
}
