/** Games: rounds of questions, alone and private or in a channel for all. All of it is in storage and survives a restart. */
import { z } from 'zod';
import type { Viewer } from '../spoilers/viewer.ts';
import type { Storage } from '../storage/open.ts';
import type { Rating as Learned } from '../storage/ratings.ts';
import type { Answer, AnswerOutcome, Round } from '../storage/rounds.ts';
import type { Session } from '../storage/sessions.ts';
import { LEVELS, type Level } from '../trivia/level.ts';
import type { Difficulty } from '../trivia/question.ts';
import { firstRating, NEW_PLAYER, type Rating, updateRating } from '../trivia/rating.ts';
import { type Asking, readAsking } from './asking.ts';
import { POINTS } from './points.ts';
import type { Pool } from './pool.ts';

/** How long a question in a channel stays open, in milliseconds. */
const ROUND_TIME = 45_000;
/** A game that nobody has gone on with for so long is over, in milliseconds. */
const GAME_TIME = 24 * 3_600_000;
/** While a result is being shown, other processes leave it alone; longer than a request may take. In milliseconds. */
const TELLING = 60_000;
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

export interface Standing {
  userId: string;
  points: number;
  right: number;
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
}

export interface Play {
  /** Begins a game with its first question; `undefined` when no question fits. */
  begin(beginning: Beginning): Promise<{ game: Game; round: Round; asking: Asking } | undefined>;
  /** The next question after `roundId`; `undefined` when the game is over or somebody was quicker. */
  next(roundId: string): Promise<{ game: Game; round: Round; asking: Asking } | undefined>;
  game(id: string): Promise<Game | undefined>;
  round(id: string): Promise<{ round: Round; asking: Asking } | undefined>;
  answer(roundId: string, userId: string, option: number): Promise<AnswerOutcome>;
  /** Closes a round and counts it. The same again for one that is closed. */
  reveal(roundId: string): Promise<Revealed | undefined>;
  /** Points of a whole game, the most first. */
  standings(gameId: string): Promise<Standing[]>;
  /**
   * Up to `limit` rounds in channels whose time is over and whose result nobody has shown, of any process and however
   * long ago. Whoever is given one shows its result, and settles it or puts it off; else it comes again after a minute.
   */
  claimOver(limit: number): Promise<Round[]>;
  /** The result stands in its message, or never will. With the last round the game ends. */
  settle(round: Round): Promise<void>;
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
  const ask = async (game: Omit<Game, 'roundId'>) => {
    const asking = await pool.next(
      { guildId: game.guildId, topic: game.topic, level: game.level, viewer: await viewerOf(game) },
      new Set(game.asked),
    );
    if (!asking) return undefined;
    const round: Round = {
      id: newId(),
      // What is played alone counts for no board: nobody else had the question.
      guildId: game.private ? null : game.guildId,
      kind: 'play',
      question: asking,
      topic: asking.topic ?? null,
      points: POINTS[asking.level],
      changeable: !game.private,
      openedAt: now(),
      closesAt: game.private ? null : now() + ROUND_TIME,
      closedAt: null,
      channelId: game.channelId,
      messageId: null,
      sessionId: game.id,
    };
    const { closedAt, topic, ...opened } = round;
    // Side by side, so that they share a commit.
    await Promise.all([
      storage.rounds.open(opened),
      game.guildId === null ? undefined : storage.asked.mark(game.guildId, asking.id, now()),
    ]);
    return { asking, round };
  };

  return {
    async begin({ length, topic, level, parentId, ...place }) {
      const game = { ...place, parentId, id: newId(), length, topic, level, asked: [] as string[] };
      const first = await ask(game);
      if (!first) return undefined;
      const state: GameState = {
        length,
        topic,
        level,
        parentId,
        asked: [first.asking.id],
        roundId: first.round.id,
      };
      await storage.sessions.begin({ ...place, id: game.id, state }, now());
      return { game: { ...place, id: game.id, ...state }, ...first };
    },

    async next(roundId) {
      const round = await storage.rounds.get(roundId);
      const session = round?.sessionId ? await storage.sessions.get(round.sessionId) : undefined;
      const game = session && readGame(session);
      // Whoever presses second finds that the game has moved on.
      if (!session || !game || game.roundId !== roundId || isLast(game)) return undefined;
      const following = await ask(game);
      if (!following) return undefined;
      const state: GameState = {
        length: game.length,
        topic: game.topic,
        level: game.level,
        parentId: game.parentId,
        asked: [...game.asked, following.asking.id],
        roundId: following.round.id,
      };
      if (!(await storage.sessions.save(session, state, now()))) {
        await storage.rounds.close(following.round.id, now());
        return undefined;
      }
      return { game: { ...game, ...state }, ...following };
    },

    async game(id) {
      const session = await storage.sessions.get(id);
      return session && readGame(session);
    },

    async round(id) {
      const round = await storage.rounds.get(id);
      return round && { round, asking: readAsking(round.question) };
    },

    answer: (roundId, userId, option) => storage.rounds.answer(roundId, userId, option, now()),

    async reveal(roundId) {
      const closed = await storage.rounds.close(roundId, now());
      const round = await storage.rounds.get(roundId);
      if (!round) return undefined;
      const answers = await storage.rounds.answers(roundId);
      if (closed) await learn(storage, round, answers, now());
      return { round, asking: readAsking(round.question), answers, tally: await storage.rounds.tally(round) };
    },

    async standings(gameId) {
      const totals = new Map<string, Standing>();
      for (const round of await storage.rounds.ofSession(gameId)) {
        for (const { userId, option } of await storage.rounds.answers(round.id)) {
          const total = totals.get(userId) ?? { userId, points: 0, right: 0 };
          const right = option === round.question.right;
          totals.set(userId, {
            userId,
            points: total.points + (right ? round.points : 0),
            right: total.right + (right ? 1 : 0),
          });
        }
      }
      return [...totals.values()].toSorted((a, b) => b.points - a.points || (a.userId < b.userId ? -1 : 1));
    },

    claimOver: (limit) => storage.rounds.claimOver({ now: now(), lease: TELLING, limit }),

    async settle({ id, sessionId }) {
      await storage.rounds.settle(id, now());
      const session = sessionId ? await storage.sessions.get(sessionId) : undefined;
      const game = session && readGame(session);
      if (game && game.roundId === id && isLast(game)) await storage.sessions.end(game.id);
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
  for (const { userId, option } of answers) {
    const correct = option === round.question.right;
    await storage.ratings.learn(round.question.id, userId, now, (question, player) => {
      const after = updateRating(known(question) ?? estimate, known(player) ?? NEW_PLAYER, correct);
      return { question: stored(after.question, question), player: stored(after.player, player) };
    });
  }
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
