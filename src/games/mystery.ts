/** The daily mystery of one member: who it is, what they guessed, and what that told them. */
import type { Entry } from '../lore/model/model.ts';
import { type Cell, type Clue, GUESSES, type Mystery, type PackMysteries } from '../mystery/index.ts';
import type { Viewer } from '../spoilers/viewer.ts';
import type { MysteryGame } from '../storage/mysteries.ts';
import type { Storage } from '../storage/open.ts';

const DAY = 24 * 3_600_000;
/** Nobody is asked for twice within so many days. */
const APART = 60;
/** A guess this soon after midnight was meant for the mystery that has just ended. In milliseconds. */
const LATE = 3_600_000;
/** A server's board is of the last so many days. */
export const BOARD_DAYS = 30;
const BOARD = 10;

/** The day of an instant, in days since 1970: a new mystery comes at midnight UTC, everywhere at once. */
export const dayOf = (now: number): number => Math.floor(now / DAY);

export interface MysteryState {
  /** Days since 1970, and when the next one comes, in milliseconds since 1970. */
  day: number;
  endsAt: number;
  columns: PackMysteries['columns'];
  guesses: readonly { entry: Entry; cells: readonly Cell[] }[];
  /** One after each miss, from obscure to plain. */
  clues: readonly Clue[];
  /** How many guesses were made, those of people who are hidden here too, and how many are left. */
  taken: number;
  left: number;
  /** Who it was, once that may be told. */
  answer: Entry | undefined;
  won: boolean;
}

export interface MysteryParts {
  storage: Pick<Storage, 'mysteries'>;
  mysteries: readonly PackMysteries[];
  entryOf: (id: string) => Entry | undefined;
  /** Milliseconds since 1970. */
  now: number;
}

interface Player {
  userId: string;
  guildId: string | null;
  /** As for a private answer: what is guessed is compared within it. */
  viewer: Viewer;
}

/** A day's that was begun and not finished: it ended with its day. */
export interface EndedMystery {
  day: number;
  entry: Entry;
}

export interface PlayedMystery {
  state: MysteryState;
  /** `late`: the guess was meant for the day that has just ended, and is not taken. */
  outcome: 'shown' | 'taken' | 'repeated' | 'over' | 'late';
  /** Told with the first look at the next day's. */
  ended: EndedMystery | undefined;
}

/**
 * `none`: no pack has a person of whom this member may be told enough. `elsewhere`: today's was begun where whom it asks
 * for is not hidden, as it is here: nothing of it can be compared or told, and no guess is taken.
 */
export async function playMystery(
  parts: MysteryParts,
  player: Player,
  guess?: Entry,
): Promise<PlayedMystery | 'none' | 'elsewhere'> {
  const begun = await begin(parts, player);
  if (!begun || begun === 'elsewhere') return begun ?? 'none';
  const { pack, game, ended } = begun;
  const isLate = ended !== undefined && parts.now < game.day * DAY + LATE;
  if (!guess || isLate)
    return { state: stateOf(parts, player, pack, game), outcome: guess ? 'late' : 'shown', ended };
  const outcome = await parts.storage.mysteries.guess(game, guess.id, {
    ...{ most: GUESSES, guildId: player.guildId, now: parts.now },
  });
  const after = (await parts.storage.mysteries.get(game)) ?? game;
  return { state: stateOf(parts, player, pack, after), outcome, ended };
}

/** The finished game of a day; undefined while it is open, was not begun, or asks for somebody who is hidden here. */
export async function finishedMystery(
  parts: MysteryParts,
  player: Player,
  day = dayOf(parts.now),
): Promise<MysteryState | undefined> {
  const [pack] = parts.mysteries;
  const { userId } = player;
  const game = pack && (await parts.storage.mysteries.get({ userId, pack: pack.pack.id, day }));
  return pack && game?.finishedAt != null && parts.entryOf(game.entry)
    ? stateOf(parts, player, pack, game)
    : undefined;
}

export interface MysteryStatistics {
  played: number;
  won: number;
  /** How many were solved with one guess, with two … */
  spread: readonly number[];
  /** Days in a row that were solved, up to today or yesterday. */
  streak: number;
  best: number;
}

export async function mysteryStatistics(parts: MysteryParts, userId: string): Promise<MysteryStatistics> {
  const [pack] = parts.mysteries;
  const games = pack ? await parts.storage.mysteries.finished(userId, pack.pack.id) : [];
  const spread = Array.from({ length: GUESSES }, () => 0);
  for (const { won, guesses } of games) if (won) spread[guesses - 1] = (spread[guesses - 1] ?? 0) + 1;
  const runs: { last: number; length: number }[] = [];
  for (const { day } of games.filter(({ won }) => won).toReversed()) {
    const run = runs.at(-1);
    if (run && run.last === day - 1) runs[runs.length - 1] = { last: day, length: run.length + 1 };
    else runs.push({ last: day, length: 1 });
  }
  const latest = runs.at(-1);
  return {
    played: games.length,
    won: games.filter(({ won }) => won).length,
    spread,
    streak: latest && latest.last >= dayOf(parts.now) - 1 ? latest.length : 0,
    best: Math.max(0, ...runs.map(({ length }) => length)),
  };
}

export const mysteryBoard = async (parts: MysteryParts, guildId: string) => {
  const [pack] = parts.mysteries;
  const since = dayOf(parts.now) - BOARD_DAYS + 1;
  return pack ? parts.storage.mysteries.board(guildId, pack.pack.id, since, BOARD) : [];
};

/** The game of today, begun where it was not: of the pack's mystery, or of a fair other one within the member's limit. */
async function begin({ storage, mysteries, entryOf, now }: MysteryParts, { userId, viewer }: Player) {
  const [pack] = mysteries;
  if (!pack) return undefined;
  const day = dayOf(now);
  const of = { userId, pack: pack.pack.id, day };
  const known = await storage.mysteries.get(of);
  if (known) return entryOf(known.entry) ? { pack, game: known, ended: undefined } : 'elsewhere';
  const shared = entryOf(
    await storage.mysteries.ofDay(of.pack, day, APART, (asked) => chosenFor(pack, day, asked)),
  );
  const mystery = (shared && pack.of(shared, viewer)) ?? fairOther(pack, day, viewer);
  if (!mystery) return undefined;
  const before = await storage.mysteries.get({ ...of, day: day - 1 });
  const entry = before?.finishedAt === null && before.guesses.length > 0 ? entryOf(before.entry) : undefined;
  return {
    pack,
    game: await storage.mysteries.begin(of, mystery.entry.id, now),
    ended: entry && { day: day - 1, entry },
  };
}

function chosenFor(pack: PackMysteries, day: number, asked: ReadonlySet<string>): string {
  let first: Entry | undefined;
  for (const entry of pack.from(day)) {
    first ??= entry;
    if (!asked.has(entry.id)) return entry.id;
  }
  return first?.id ?? '';
}

/** The first of the day's order of whom the viewer may be told enough. */
function fairOther(pack: PackMysteries, day: number, viewer: Viewer): Mystery | undefined {
  for (const entry of pack.from(day)) {
    const mystery = pack.of(entry, viewer);
    if (mystery) return mystery;
  }
  return undefined;
}

function stateOf(
  { entryOf }: MysteryParts,
  { viewer }: Player,
  pack: PackMysteries,
  game: MysteryGame,
): MysteryState {
  const { day } = game;
  const answer = entryOf(game.entry);
  const guesses = game.guesses.flatMap((id) => {
    const entry = entryOf(id);
    return entry && answer ? [{ entry, cells: pack.compare(entry, answer, viewer) }] : [];
  });
  const misses = game.guesses.length - (game.won ? 1 : 0);
  return {
    day,
    endsAt: (day + 1) * DAY,
    columns: pack.columns,
    guesses,
    // A limit that was set meanwhile hides those beyond it.
    clues: (answer && pack.of(answer, viewer))?.clues.slice(0, misses) ?? [],
    taken: game.guesses.length,
    left: GUESSES - game.guesses.length,
    answer: game.finishedAt === null ? undefined : answer,
    won: game.won,
  };
}
