/** The board of a quiz night: who has how many points, of the members or of their teams. */
import type { Play } from '../games/play.ts';
import { addUp, type Standing } from '../games/standing.ts';
import type { Night } from '../storage/nights.ts';
import type { Storage } from '../storage/open.ts';
import { gameOfRound } from './night.ts';

/** A member on the board. Whoever has the same points shares a rank. */
export interface NightStanding extends Standing {
  rank: number;
  /** From 0; undefined where all play against all. */
  team: number | undefined;
}

/** All points of its members together, whose numbers are kept even. */
export interface TeamStanding {
  rank: number;
  team: number;
  points: number;
  members: number;
}

export interface NightBoard {
  /** The most points first. */
  members: readonly NightStanding[];
  /** None where all play against all. */
  teams: readonly TeamStanding[];
  /** Questions that were asked. */
  asked: number;
}

/** What the rounds so far have come to; whoever answered takes part, whether they had joined before or not. */
export async function boardOf(night: Night, play: Play, storage: Storage): Promise<NightBoard> {
  const rounds = Array.from({ length: night.round }, (_, index) => gameOfRound(night, index + 1));
  const [players, standings, asked] = await Promise.all([
    storage.nights.players(night.id),
    Promise.all(rounds.map((id) => play.standings(id))),
    Promise.all(rounds.map((id) => play.roundsOf(id))),
  ]);
  return {
    ...rank(night, standings.flat(), new Map(players.map(({ userId, team }) => [userId, team]))),
    asked: asked.flat().length,
  };
}

/**
 * Adds up what was won by the round.
 * @param teamOf of those who have joined; nobody else counts for a team.
 */
export function rank(
  { teams }: Pick<Night, 'teams'>,
  standings: readonly Standing[],
  teamOf: ReadonlyMap<string, number>,
): Pick<NightBoard, 'members' | 'teams'> {
  const members = addUp(standings).map((one) => ({
    ...one,
    team: teams > 0 ? teamOf.get(one.userId) : undefined,
  }));
  const sums = Array.from({ length: teams }, (_, team) => ({
    team,
    points: members.filter((one) => one.team === team).reduce((sum, { points }) => sum + points, 0),
    members: [...teamOf.values()].filter((one) => one === team).length,
  }));
  return {
    members: ranked(members, ({ userId }) => userId),
    teams: ranked(sums, ({ team }) => String(team)),
  };
}

/** The most points first, then by `key`, so that it is the same everywhere. */
function ranked<Item extends { points: number }>(
  items: readonly Item[],
  key: (item: Item) => string,
): (Item & { rank: number })[] {
  return items
    .map((item) => ({ ...item, rank: items.filter(({ points }) => points > item.points).length + 1 }))
    .toSorted((a, b) => a.rank - b.rank || (key(a) < key(b) ? -1 : 1));
}
