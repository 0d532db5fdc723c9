/** How a round stands, as data: its question while it is open, and its result once it is closed. */
import type { Storage } from '../storage/open.ts';
import type { Round } from '../storage/rounds.ts';
import type { Mode } from '../trivia/mode.ts';
import { type Asking, type GameChoice, type NightRound, readAsking } from './asking.ts';
import type { Game, Play } from './play.ts';
import type { Standing } from './standing.ts';
import { RULES } from './rules.ts';

/** `daily`, which of a game's several questions it is, or a question by itself. */
export type RoundPlace = 'daily' | 'single' | { number: number; of: number };

export interface OpenRound {
  roundId: string;
  place: RoundPlace;
  asking: Asking;
  points: number;
  /** Played by one member, whom alone it is shown to. */
  alone: boolean;
  /** Who has answered so far, by user id; not what. */
  answered: readonly string[];
  /** When it closes, in milliseconds; undefined when somebody closes it. */
  closesAt: number | undefined;
  changeable: boolean;
  /** Of a game for all: its host may skip and stop, and all may take a hint. */
  isGame: boolean;
  mode: Mode;
  hints: boolean;
  /** Which round of a quiz night it belongs to. */
  night: NightRound | undefined;
  /** Of elimination, who is still in it, by user id; undefined while that is anybody. */
  stillIn: readonly string[] | undefined;
}

export interface ClosedRound {
  roundId: string;
  place: RoundPlace;
  asking: Asking;
  alone: boolean;
  /** How many chose each option. */
  tally: readonly number[];
  /** Members who were right, by user id. */
  right: readonly string[];
  /** Who chose each option, by user id, where it is a game's. */
  chose: readonly (readonly string[])[];
  /** What another game like this one would be, after its last question. */
  again: GameChoice | undefined;
  /** What the one member who played alone chose. */
  chosen: number | undefined;
  /** Whether another question can follow. */
  more: boolean;
  /** Whether its game ends with it. */
  isEnd: boolean;
  /** How a game of several questions went, after its last. */
  ending: { standings: readonly Standing[]; length: number } | undefined;
  mode: Mode;
  /** Which round of a quiz night it belongs to: that goes on by itself, and tells its own results. */
  night: NightRound | undefined;
  /** Of elimination, who is still in it, by user id. */
  stillIn: readonly string[] | undefined;
}

/** A question of a game, or the daily one, as it stands now. */
export async function openRound(
  play: Play,
  storage: Storage,
  { round, asking }: { round: Round; asking: Asking },
): Promise<OpenRound> {
  const game = round.sessionId ? await play.game(round.sessionId) : undefined;
  const answers = await storage.rounds.answers(round.id);
  const mode = asking.game?.mode ?? 'classic';
  return {
    roundId: round.id,
    place: placeOf(round, game),
    asking,
    points: round.points,
    alone: game?.private ?? false,
    answered: answers.map(({ userId }) => userId),
    closesAt: round.closesAt ?? undefined,
    changeable: round.changeable,
    isGame: game !== undefined && !game.private,
    mode,
    hints: RULES[mode].hints,
    night: asking.game?.night,
    stillIn: listed(await play.stillIn(round)),
  };
}

/** Closes a round and counts it, and after the last one says how the game went. The same again for one that is closed. */
export async function closeRound(play: Play, roundId: string): Promise<ClosedRound | undefined> {
  const revealed = await play.reveal(roundId);
  if (!revealed) return undefined;
  const { round, asking, answers, tally } = revealed;
  const game = round.sessionId ? await play.game(round.sessionId) : undefined;
  const isLast = game === undefined || game.asked.length >= game.length || game.roundId !== roundId;
  const alone = game?.private ?? false;
  const night = asking.game?.night;
  // A game that has ended, or whose host wants to be forgotten, is known by its questions alone.
  const rounds = !game && round.sessionId ? await play.roundsOf(round.sessionId) : [];
  const length = game?.length ?? rounds.length;
  // One that was stopped at its first question was meant to be longer.
  const wanted = asking.game?.length ?? length;
  // A result may be told once more when its game is further, or over: it ends with its last question alone.
  const isEnd = game ? isLast && game.roundId === roundId : rounds.at(-1) === roundId;
  return {
    roundId,
    place: game || wanted < 2 ? placeOf(round, game) : { number: rounds.indexOf(roundId) + 1, of: wanted },
    asking,
    alone,
    tally,
    right: answers.filter(({ option }) => option === asking.right).map(({ userId }) => userId),
    chose:
      round.kind === 'play'
        ? asking.options.map((_, index) =>
            answers.filter(({ option }) => option === index).map(({ userId }) => userId),
          )
        : [],
    again: isEnd && !night ? asking.game : undefined,
    chosen: alone ? answers[0]?.option : undefined,
    more: !isLast,
    isEnd,
    ending:
      isEnd && wanted > 1 && !night && round.sessionId
        ? { standings: await play.standings(round.sessionId), length }
        : undefined,
    mode: asking.game?.mode ?? 'classic',
    night,
    stillIn: alone ? undefined : listed(await play.stillIn(round)),
  };
}

const listed = (members: ReadonlySet<string> | undefined): string[] | undefined => members && [...members];

function placeOf(round: Round, game: Game | undefined): RoundPlace {
  if (round.kind === 'daily') return 'daily';
  const index = game?.asked.indexOf(round.question.id) ?? -1;
  const of = readAsking(round.question).game?.length ?? game?.length ?? 1;
  return index >= 0 && of > 1 ? { number: index + 1, of } : 'single';
}
