/** Games: rounds of questions, alone and private or in a channel for all. All of it is in storage and survives a restart. */
import { z } from 'zod';
import type { Viewer } from '../spoilers/viewer.ts';
import type { Storage } from '../storage/open.ts';
import { runShared } from '../storage/run-shared.ts';
import type { Rating as Learned } from '../storage/ratings.ts';
import type { Answer, AnswerOutcome, Round } from '../storage/rounds.ts';
import type { Session } from '../storage/sessions.ts';
import { LEVELS, type Level } from '../trivia/level.ts';
import { MODES, type Mode } from '../trivia/mode.ts';
import type { Difficulty } from '../trivia/question.ts';
import { firstRating, NEW_PLAYER, type Rating, updateRating } from '../trivia/rating.ts';
import { byLot } from '../trivia/seeded-order.ts';
import { type Asking, type GameChoice, NightRound, readAsking } from './asking.ts';
import { POINTS, worth } from './points.ts';
import type { Pool } from './pool.ts';
import { RULES, survivors } from './rules.ts';
import { addUp, type Standing } from './standing.ts';

/** Nobody knows yet who plays: the first question stays open so long after each answer. In milliseconds. */
const FIRST_QUESTION = 15_000;
/** All have answered: so long a slip of the finger can be mended. In milliseconds. */
const ALL_ANSWERED = 2_000;
/** A game that did not go on for so long is none that runs; longer than any question with its result. In milliseconds. */
const STALLED = 5 * 60_000;
/** Games for all at once in a channel. */
const MOST_IN_CHANNEL = 2;
/** Questions in a row that nobody answers until a game ends by itself. */
const MOST_UNANSWERED = 2;
/** A game that nobody has gone on with for so long is over, in milliseconds. */
const GAME_TIME = 24 * 3_600_000;
/** While something is being shown, other processes leave it alone: half a minute with their look for it. In milliseconds. */
const TELLING = 28_000;
const [SOONEST, LATEST] = [5_000, 10 * 60_000];
/** So many games are ended, and so many rounds deleted, at once. */
const TIDIED = 500;

const GameState = z.object({
  length: z.number(),
  /** The channel of a game in a thread: its limit holds there too. */
  parentId: z.string().nullable().default(null),
  topic: z.string().nullable(),
  level: z.enum(LEVELS).nullable(),
  /** Ids of the questions so far, the current one last. */
  asked: z.array(z.string()),
  roundId: z.string(),
  /** How long a question stays open at most, in milliseconds. */
  time: z.number().default(RULES.classic.time),
  mode: z.enum(MODES).default('classic'),
  night: NightRound.optional(),
});
type GameState = z.infer<typeof GameState>;

export interface Game extends GameState {
  id: string;
  guildId: string | null;
  channelId: string;
  ownerId: string;
  private: boolean;
}

/** A round that is over, with everything that may be told now. */
interface Revealed {
  round: Round;
  asking: Asking;
  answers: readonly Answer[];
  /** How many chose each option. */
  tally: readonly number[];
}

interface Beginning {
  guildId: string | null;
  channelId: string;
  /** Of a thread, the channel that it belongs to. */
  parentId: string | null;
  ownerId: string;
  private: boolean;
  topic: string | null;
  level: Level | null;
  length: number;
  /** How long a question stays open at most, in milliseconds; left out: as long as the mode has it. */
  time?: number | undefined;
  mode?: Mode | undefined;
  /** A round of a quiz night, for which there is always room. It has its id from the night, so that it begins once. */
  night?: (NightRound & { id: string }) | undefined;
}

/** A game with the question that it is at. */
export interface Asked {
  game: Game;
  round: Round;
  asking: Asking;
}

export interface Play {
  /**
   * Begins a game with its first question; `undefined` when no question fits. Of games for all each host has one at a
   * time, and a channel two: where there is no room for one more, that is what comes back.
   */
  begin(beginning: Beginning): Promise<Asked | 'host' | 'channel' | undefined>;
  /**
   * The next question after `roundId`; `undefined` when the game is over or somebody was quicker. Where none is left to
   * ask, the game ends with the one it is at.
   */
  next(roundId: string): Promise<Asked | undefined>;
  game(id: string): Promise<Game | undefined>;
  round(id: string): Promise<{ round: Round; asking: Asking } | undefined>;
  answer(roundId: string, userId: string, option: number): Promise<AnswerOutcome>;
  /** Who is still in the game of elimination that a question belongs to; undefined where nobody can be out of it. */
  stillIn(round: Round): Promise<ReadonlySet<string> | undefined>;
  /**
   * Two options that are wrong, or one of three, for a member whose answer is worth half from now on.
   * `undefined` where there is none to leave out, or they have answered.
   */
  hint(roundId: string, userId: string): Promise<{ leaves: number[] } | undefined>;
  /** Closes the question of a game at once; with `stop` it is the last, even where it has closed by itself. */
  skip(roundId: string, options: { stop: boolean }): Promise<void>;
  /** Up to `limit` games whose next question is to come now. Whoever is given one shows it, or it comes again. */
  claimGoingOn(limit: number): Promise<Game[]>;
  /**
   * The question that a game shows next; `undefined` when there is none, and then the result of its last is told again,
   * as its end. The same again until it has a message.
   */
  goOn(game: Game): Promise<Asked | undefined>;
  /** Its question stands in the channel: it goes on when that is over. */
  went(game: Game): Promise<void>;
  /** Its question is shown at once by whatever goes on with games, and those after it. */
  showSoon(gameId: string): Promise<void>;
  /** It cannot go on: its channel is gone. */
  end(game: Game): Promise<void>;
  /** Closes a round and counts it. The same again for one that is closed. */
  reveal(roundId: string): Promise<Revealed | undefined>;
  /** The rounds of a game, by id, in their order. */
  roundsOf(gameId: string): Promise<string[]>;
  /** Points of a whole game, the most first. */
  standings(gameId: string): Promise<Standing[]>;
  /**
   * Up to `limit` rounds in channels whose time is over and whose result nobody has shown, of any process and however
   * long ago. Whoever is given one shows its result, and settles it or puts it off; else it comes again soon.
   */
  claimOver(limit: number): Promise<Round[]>;
  /**
   * The result stands in its message, or never will. With the last round the game ends.
   * @param saidMore whether it was told that a question follows: where the game was stopped meanwhile, it is told anew.
   */
  settle(round: Round, saidMore?: boolean): Promise<void>;
  /** The result could not be shown: that is tried again after about as long as it is late by now. */
  putOff(round: Round): Promise<void>;
  /** Ends games that nobody goes on with, and deletes rounds that count for no board and whose time is up. */
  tidy(): Promise<{ games: number; rounds: number }>;
}

interface PlayParts {
  /** Whoever reads a game's questions: its channel, or the one who plays alone. */
  viewerOf: (
    game: Pick<Game, 'guildId' | 'channelId' | 'parentId' | 'ownerId' | 'private'>,
  ) => Promise<Viewer>;
  storage: Storage;
  pool: Pool;
  now: () => number;
  newId: () => string;
}

export function createPlay({ storage, pool, now, newId, viewerOf }: PlayParts): Play {
  const draw = async (game: Omit<Game, 'roundId'>, choice: GameChoice) => {
    const drawn = await pool.next(
      { guildId: game.guildId, topic: game.topic, level: game.level, viewer: await viewerOf(game) },
      new Set(game.asked),
    );
    if (!drawn) return undefined;
    const asking: Asking = { ...drawn, game: choice };
    const round: Round = {
      id: newId(),
      // What is played alone counts for no board: nobody else had the question.
      guildId: game.private ? null : game.guildId,
      kind: 'play',
      question: asking,
      topic: asking.topic ?? null,
      points: POINTS[asking.level],
      changeable: !game.private && RULES[game.mode].changeable,
      openedAt: now(),
      closesAt: game.private ? null : now() + game.time,
      closedAt: null,
      channelId: game.channelId,
      messageId: null,
      sessionId: game.id,
    };
    return { asking, round };
  };

  const open = async (
    { guildId }: Pick<Game, 'guildId'>,
    { asking, round }: Pick<Asked, 'asking' | 'round'>,
  ) => {
    const { closedAt, topic, ...opened } = round;
    // Side by side, so that they share a commit.
    await Promise.all([
      storage.rounds.open(opened),
      guildId === null ? undefined : storage.asked.mark(guildId, asking.id, now()),
    ]);
  };

  const next: Play['next'] = async (roundId) => {
    const round = await storage.rounds.get(roundId);
    const session = round?.sessionId ? await storage.sessions.get(round.sessionId) : undefined;
    const game = session && readGame(session);
    // Whoever presses second finds that the game has moved on.
    if (!round || !session || !game || game.roundId !== roundId || isLast(game)) return undefined;
    const following = await draw(game, readAsking(round.question).game ?? choiceOf(game));
    if (!following) {
      await makeLast(game.id);
      return undefined;
    }
    await open(game, following);
    const state: GameState = {
      ...stateOf(game),
      asked: [...game.asked, following.asking.id],
      roundId: following.round.id,
    };
    if (!(await storage.sessions.save(session, state, now()))) {
      await storage.rounds.close(following.round.id, now());
      return undefined;
    }
    return { game: { ...game, ...state }, ...following };
  };

  /** The questions of a game that came before this one, or all with it, with what was chosen. */
  const played = async (round: Round, withIt: boolean) => {
    const all = round.sessionId ? await storage.rounds.ofSession(round.sessionId) : [];
    const until = all.findIndex(({ id }) => id === round.id) + (withIt ? 1 : 0);
    return Promise.all(
      all.slice(0, until).map(async ({ id, question }) => ({
        right: question.right,
        answers: await storage.rounds.answers(id),
      })),
    );
  };

  const stillIn: Play['stillIn'] = async (round) =>
    readAsking(round.question).game?.mode === 'elimination'
      ? survivors(await played(round, round.closedAt !== null))?.still
      : undefined;

  /** Moves the close of a question nearer once those who play have answered it. */
  const hurry = runShared(async (roundId) => {
    const round = await storage.rounds.get(roundId);
    if (!round?.sessionId || round.closesAt === null || round.kind !== 'play') return;
    const session = await storage.sessions.get(round.sessionId);
    const game = session && readGame(session);
    if (!game) return;
    const all = await storage.rounds.awaited({ id: roundId, sessionId: round.sessionId });
    const still = await stillIn(round);
    const awaited = still ? all?.filter((userId) => still.has(userId)) : all;
    const end = round.openedAt + game.time;
    if (awaited === undefined) await storage.rounds.closeAt(roundId, Math.min(end, now() + FIRST_QUESTION));
    else if (awaited.length === 0) await storage.rounds.closeAt(roundId, Math.min(end, now() + ALL_ANSWERED));
  });

  /** Whether nobody has answered for so many questions that nobody seems to play. */
  const isDeserted = async (game: Game) => {
    const rounds = (await storage.rounds.ofSession(game.id)).slice(-MOST_UNANSWERED);
    if (rounds.length < MOST_UNANSWERED) return false;
    const answers = await Promise.all(rounds.map(({ id }) => storage.rounds.answers(id)));
    return answers.every((some) => some.length === 0);
  };

  /** Ends a game with the question it is at. */
  const makeLast = async (gameId: string) => {
    for (let tries = 0; tries < 5; tries++) {
      const session = await storage.sessions.get(gameId);
      const game = session && readGame(session);
      if (!session || !game || isLast(game)) return;
      const { length: _, ...state } = stateOf(game);
      if (await storage.sessions.save(session, { ...state, length: game.asked.length }, now())) return;
    }
  };

  return {
    async begin({ length, topic, level, parentId, mode = 'classic', time = RULES[mode].time, ...rest }) {
      const { night: ofNight, ...place } = rest;
      const night = ofNight && { round: ofNight.round, of: ofNight.of };
      const game = {
        ...place,
        parentId,
        id: ofNight?.id ?? newId(),
        length,
        topic,
        level,
        time,
        mode,
        night,
        asked: [] as string[],
      };
      const first = await draw(game, choiceOf(game));
      if (!first) return undefined;
      const state: GameState = {
        length,
        topic,
        level,
        parentId,
        time,
        mode,
        ...(night ? { night } : {}),
        asked: [first.asking.id],
        roundId: first.round.id,
      };
      const session = { ...place, id: game.id, state };
      const room = { inChannel: MOST_IN_CHANNEL, since: now() - STALLED };
      const begun =
        place.private || night
          ? await storage.sessions.begin(session, now())
          : await storage.sessions.begin(session, now(), room);
      if (typeof begun === 'string') return begun;
      await open(game, first);
      return { game: { ...place, id: game.id, ...state }, ...first };
    },

    next,
    stillIn,

    async game(id) {
      const session = await storage.sessions.get(id);
      return session && readGame(session);
    },

    async round(id) {
      const round = await storage.rounds.get(id);
      return round && { round, asking: readAsking(round.question) };
    },

    async answer(roundId, userId, option) {
      const outcome = await storage.rounds.answer(roundId, userId, option, now());
      if (outcome === 'taken') await hurry(roundId);
      return outcome;
    },

    async hint(roundId, userId) {
      const round = await storage.rounds.get(roundId);
      if (!round || round.closedAt !== null) return undefined;
      if (!RULES[readAsking(round.question).game?.mode ?? 'classic'].hints) return undefined;
      const { options, right } = round.question;
      const wrong = options.flatMap((_, index) => (index === right ? [] : [index]));
      if (wrong.length < 2 || !(await storage.rounds.hint(roundId, userId))) return undefined;
      // The same for all who ask: two members learn no more than one.
      const [kept] = byLot(wrong, roundId, String);
      return { leaves: [right, kept ?? right].toSorted((a, b) => a - b) };
    },

    async skip(roundId, { stop }) {
      const round = await storage.rounds.get(roundId);
      if (stop && round?.sessionId) await makeLast(round.sessionId);
      if (round?.closedAt === null) await storage.rounds.closeAt(roundId, now());
      else if (stop) await storage.rounds.tellAgainAt(roundId, now());
    },

    async claimGoingOn(limit) {
      const claimed = await storage.sessions.claimGoingOn({ now: now(), lease: TELLING, limit });
      return claimed.flatMap((session) => readGame(session) ?? []);
    },

    async goOn(game) {
      const round = await storage.rounds.get(game.roundId);
      if (!round) return undefined;
      // Asked by a process that did not come to show it.
      if (round.closedAt === null && round.messageId === null)
        return { game, round, asking: readAsking(round.question) };
      if (round.closedAt === null) return undefined;
      const following = await next(game.roundId);
      const session = following ? undefined : await storage.sessions.get(game.id);
      if (session && readGame(session)?.roundId === round.id)
        await storage.rounds.tellAgainAt(round.id, now());
      return following;
    },

    showSoon: (id) => storage.sessions.goOn(id, now()),

    went: ({ id }) => storage.sessions.goOn(id, null),

    async end({ id }) {
      await storage.sessions.end(id);
    },

    async reveal(roundId) {
      const closed = await storage.rounds.close(roundId, now());
      const round = await storage.rounds.get(roundId);
      if (!round) return undefined;
      const game = closed && round.sessionId ? await storage.sessions.get(round.sessionId) : undefined;
      const running = game && readGame(game);
      const isOver =
        running &&
        ((!running.private && (await isDeserted(running))) ||
          (running.mode === 'elimination' && survivors(await played(round, true))?.isOver));
      if (isOver) await makeLast(running.id);
      const answers = await storage.rounds.answers(roundId);
      if (closed) await learn(storage, round, answers, now());
      return { round, asking: readAsking(round.question), answers, tally: await storage.rounds.tally(round) };
    },

    async roundsOf(gameId) {
      return (await storage.rounds.ofSession(gameId)).map(({ id }) => id);
    },

    async standings(gameId) {
      const rounds = await storage.rounds.ofSession(gameId);
      const won = rounds.map(async ({ id, question, points }) =>
        (await storage.rounds.answers(id)).map(({ userId, option, hinted }) =>
          option === question.right
            ? { userId, points: worth(points, hinted), right: 1 }
            : { userId, points: 0, right: 0 },
        ),
      );
      return addUp((await Promise.all(won)).flat());
    },

    claimOver: (limit) => storage.rounds.claimOver({ now: now(), lease: TELLING, limit }),

    async settle({ id, sessionId }, saidMore = false) {
      const session = sessionId ? await storage.sessions.get(sessionId) : undefined;
      const game = session && readGame(session);
      if (game?.roundId === id && isLast(game) && saidMore) {
        await storage.rounds.tellAgainAt(id, now());
        return;
      }
      await storage.rounds.settle(id, now());
      if (!game || game.roundId !== id) return;
      if (isLast(game)) await storage.sessions.end(game.id);
      else if (!game.private) await storage.sessions.goOn(game.id, now() + RULES[game.mode].resultTime);
    },

    async putOff({ id, closesAt }) {
      const late = now() - (closesAt ?? now());
      await storage.rounds.tellAgainAt(id, now() + Math.min(LATEST, Math.max(SOONEST, late)));
    },

    async tidy() {
      const before = now() - GAME_TIME;
      const endIdle = async () => {
        const idle = await storage.sessions.idleSince(before, TIDIED);
        await Promise.all(idle.map(({ id }) => storage.sessions.end(id)));
        return idle.length;
      };
      return {
        games: await untilFew(endIdle),
        rounds: await untilFew(() => storage.rounds.prune(now(), TIDIED)),
      };
    },
  };
}

/** Some at a time, so that nothing else waits for long. */
async function untilFew(some: () => Promise<number>): Promise<number> {
  let total = 0;
  for (let done = TIDIED; done === TIDIED; total += done) done = await some();
  return total;
}

const stateOf = ({ length, parentId, topic, level, asked, roundId, time, mode, night }: Game): GameState => ({
  length,
  parentId,
  topic,
  level,
  asked,
  roundId,
  time,
  mode,
  ...(night ? { night } : {}),
});

const choiceOf = ({
  private: alone,
  length,
  level,
  topic,
  time,
  mode,
  night,
}: Pick<Game, 'private' | 'length' | 'level' | 'topic' | 'time' | 'mode'> & {
  night?: NightRound | undefined;
}): GameChoice => ({
  private: alone,
  length,
  level,
  topic,
  seconds: time / 1_000,
  mode,
  ...(night ? { night } : {}),
});

const isLast = ({ asked, length }: GameState) => asked.length >= length;

function readGame({ id, guildId, channelId, ownerId, private: isPrivate, state }: Session): Game | undefined {
  const result = GameState.safeParse(state);
  return result.success ? { id, guildId, channelId, ownerId, private: isPrivate, ...result.data } : undefined;
}

/** Each answer is a game between the member and the question, from which both ratings learn. */
export async function learn(
  storage: Storage,
  round: Round,
  answers: readonly Answer[],
  now: number,
): Promise<void> {
  const estimate = firstRating(ESTIMATES[readAsking(round.question).level]);
  // What a hint made easier says little about the question or the member.
  const counted = answers.filter(({ hinted }) => !hinted);
  // All at once: they come one after the other, and share their commits.
  await Promise.all(
    counted.map(({ userId, option }) =>
      storage.ratings.learn(round.question.id, userId, now, (question, player) => {
        const correct = option === round.question.right;
        const after = updateRating(known(question) ?? estimate, known(player) ?? NEW_PLAYER, correct);
        return { question: stored(after.question, question), player: stored(after.player, player) };
      }),
    ),
  );
}

const ESTIMATES: Readonly<Record<Level, Difficulty>> = { easy: 2, medium: 3, hard: 4 };

const known = (learned: Learned | undefined): Rating | undefined =>
  learned && {
    rating: learned.rating,
    deviation: learned.deviation ?? NEW_PLAYER.deviation,
    volatility: NEW_PLAYER.volatility,
  };

const stored = ({ rating, deviation }: Rating, before: Learned | undefined): Learned => ({
  rating,
  deviation,
  answers: (before?.answers ?? 0) + 1,
});
