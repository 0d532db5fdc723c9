/** One step of a quiz night: what is told now, and what it wants next. */
import { type PauseReason, PostFailure } from '../daily/job.ts';
import { NONCE_WINDOW } from '../daily/nonce.ts';
import type { Play } from '../games/play.ts';
import type { Night } from '../storage/nights.ts';
import type { Storage } from '../storage/open.ts';
import { isLevel } from '../trivia/level.ts';
import { isMode } from '../trivia/mode.ts';
import { boardOf, type NightBoard } from './board.ts';
import {
  BEFORE_FIRST,
  BETWEEN_ROUNDS,
  gameOfRound,
  LATEST_BEGIN,
  LONGEST_PAUSE,
  topicOfRound,
} from './night.ts';

/** What a night tells in its channel. */
export type Telling =
  | { kind: 'begins'; players: readonly { userId: string; team: number }[]; firstAt: number }
  | { kind: 'board'; board: NightBoard; next: { at: number } | 'held' | 'deserted' }
  | { kind: 'held' }
  | { kind: 'winners'; board: NightBoard }
  | { kind: 'off'; why: 'missed' | 'cancelled' | 'nothing to ask' };

/** How a night speaks in Discord. */
export interface NightVoice {
  /**
   * Says it in the night's channel, once: whatever tells the same `stage` again says the same.
   * @param again it was begun to be told longer ago than Discord remembers: it may stand there.
   * @throws PostFailure
   */
  tell(night: Night, stage: string, telling: Telling, again: boolean): Promise<void>;
  /** Brings the announcement and Discord's own event up to date. Where that fails, the night goes on. */
  announce(night: Night): Promise<void>;
  /** The channel is gone, or may not be written in: tells the staff so, with how it stood. */
  lost(night: Night, reason: PauseReason, board: NightBoard): Promise<void>;
}

interface StepParts {
  play: Play;
  storage: Storage;
  voice: NightVoice;
  now: () => number;
  /** Is told of what could not be told yet, and comes again. */
  onDelay: (night: Night, error: unknown) => void;
}

/** How often a round under way is looked at, in milliseconds. */
const LOOK_EVERY = 1_500;
/** Another night runs in the channel: so long is waited, in milliseconds. */
const WAIT_FOR_OTHER = 30_000;
/** What Discord did not take is told again after so long, in milliseconds. */
const RETRY = 20_000;
/** What cannot be told for so long never will be, in milliseconds. */
const GIVE_UP = 3_600_000;

/** Somebody changed the night meanwhile: it comes again. */
class Overtaken extends Error {}

/**
 * Does what a claimed night wants now. All of it may be done again: a process that ends in the middle only makes it late.
 * @returns what became of it; undefined where that is to be seen later.
 */
export async function stepNight(night: Night, parts: StepParts): Promise<Night | undefined> {
  const step = stepsOf(parts);
  try {
    return await step(night);
  } catch (error) {
    if (error instanceof Overtaken) return undefined;
    throw error;
  }
}

function stepsOf({ play, storage, voice, now, onDelay }: StepParts) {
  const save = async (night: Night, changes: Parameters<Storage['nights']['save']>[1]): Promise<Night> => {
    const saved = await storage.nights.save(night, changes);
    if (!saved) throw new Overtaken();
    return saved;
  };

  /** Noted before it is sent, so that after a crash it is looked for before it is said twice. */
  const tell = async (night: Night, stage: string, telling: Telling): Promise<Night> => {
    const isNew = night.telling !== stage;
    const noted = isNew ? await save(night, { telling: stage, tellingSince: now() }) : night;
    await voice.tell(noted, stage, telling, now() - (noted.tellingSince ?? 0) > NONCE_WINDOW);
    return noted;
  };

  const settled = async (night: Night, state: 'over' | 'cancelled'): Promise<Night> => {
    const saved = await save(night, { state, stepAt: null });
    await voice.announce(saved);
    return saved;
  };

  const callOff = async (night: Night, why: (Telling & { kind: 'off' })['why']): Promise<Night> =>
    settled(await tell(night, 'off', { kind: 'off', why }), 'cancelled');

  const finish = async (night: Night): Promise<Night> => {
    if (night.round === 0) return callOff(night, 'nothing to ask');
    const board = await boardOf(night, play, storage);
    return settled(await tell(night, 'end', { kind: 'winners', board }), 'over');
  };

  const begin = async (night: Night): Promise<Night | undefined> => {
    if (now() - night.startsAt > LATEST_BEGIN) return callOff(night, 'missed');
    if (await storage.nights.isBusy(night)) {
      await storage.nights.later(night, now() + WAIT_FOR_OTHER);
      return undefined;
    }
    const players = await storage.nights.players(night.id);
    const firstAt = (night.telling === 'go' ? (night.tellingSince ?? now()) : now()) + BEFORE_FIRST;
    const told = await tell(night, 'go', { kind: 'begins', players, firstAt });
    const begun = await save(told, { state: 'waiting', stepAt: firstAt });
    await voice.announce(begun);
    return begun;
  };

  const beginRound = async (night: Night): Promise<Night> => {
    if (night.held) {
      const told = await tell(night, `p${night.round}`, { kind: 'held' });
      return save(told, { state: 'paused', stepAt: now() + LONGEST_PAUSE });
    }
    if (night.round >= night.rounds) return finish(night);
    const round = night.round + 1;
    const id = gameOfRound(night, round);
    const game = await play.game(id);
    const isWhole = game === undefined || (await play.round(game.roundId)) !== undefined;
    // A process ended between a game and its first question.
    if (game && !isWhole) await play.end(game);
    const hasBegun = (game && isWhole) || (await play.roundsOf(id)).length > 0;
    if (!hasBegun && !(await ask(night, round))) return finish(night);
    await play.showSoon(id);
    return save(night, { state: 'playing', round, stepAt: now() + LOOK_EVERY });
  };

  /** Begins the game of a round; of any level, then about anything, where nothing else is left to be asked. */
  const ask = async (night: Night, round: number): Promise<boolean> => {
    const { guildId, channelId, parentId, hostId, questions, rounds } = night;
    const game = {
      ...{ guildId, channelId, parentId, ownerId: hostId, private: false, length: questions },
      ...(isMode(night.mode) ? { mode: night.mode } : {}),
      night: { id: gameOfRound(night, round), round, of: rounds },
    };
    const topic = topicOfRound(night, round) ?? null;
    const level = isLevel(night.level) ? night.level : null;
    for (const wanted of [
      { topic, level },
      { topic, level: null },
      { topic: null, level: null },
    ])
      if (await play.begin({ ...game, ...wanted })) return true;
    return false;
  };

  const lookAtRound = async (night: Night): Promise<Night | undefined> => {
    const id = gameOfRound(night, night.round);
    if (await play.game(id)) {
      await storage.nights.later(night, now() + LOOK_EVERY);
      return undefined;
    }
    const answered = await answeredIn(id);
    for (const userId of answered) await storage.nights.join(night.id, userId, { now: now() });
    if (night.round >= night.rounds) return finish(night);
    const board = await boardOf(night, play, storage);
    const isStopped = night.held ? 'held' : answered.length === 0 ? 'deserted' : undefined;
    const at = (night.telling === `b${night.round}` ? (night.tellingSince ?? now()) : now()) + BETWEEN_ROUNDS;
    const told = await tell(night, `b${night.round}`, { kind: 'board', board, next: isStopped ?? { at } });
    return save(
      told,
      isStopped ? { state: 'paused', stepAt: now() + LONGEST_PAUSE } : { state: 'waiting', stepAt: at },
    );
  };

  /** Who answered in a game, first come, first listed. */
  const answeredIn = async (gameId: string): Promise<string[]> => {
    const rounds = await storage.rounds.ofSession(gameId);
    const answers = await Promise.all(rounds.map((round) => storage.rounds.answers(round.id)));
    return [...new Set(answers.flat().map(({ userId }) => userId))];
  };

  const next = (night: Night): Promise<Night | undefined> => {
    switch (night.state) {
      case 'planned':
        return begin(night);
      case 'waiting':
        return beginRound(night);
      case 'playing':
        return lookAtRound(night);
      case 'paused':
        return finish(night);
      case 'cancelled':
        return callOff(night, 'cancelled');
      case 'over':
        return settled(night, 'over');
    }
  };

  /** There is nowhere to go on: whatever was played is kept, and the staff is told how it stood. */
  const lose = async (night: Night, reason: PauseReason): Promise<Night> => {
    const game = night.round > 0 ? await play.game(gameOfRound(night, night.round)) : undefined;
    if (game) await play.end(game);
    const lost = await settled(night, night.round > 0 ? 'over' : 'cancelled');
    await voice.lost(lost, reason, await boardOf(lost, play, storage));
    return lost;
  };

  return async (night: Night): Promise<Night | undefined> => {
    try {
      return await next(night);
    } catch (error) {
      if (!(error instanceof PostFailure)) throw error;
      // As it was noted when it was tried.
      const current = (await storage.nights.get(night.id)) ?? night;
      const isLost = now() - (current.tellingSince ?? now()) > GIVE_UP;
      if (error.kind !== 'retry') return lose(current, error.kind);
      if (isLost) return lose(current, 'forbidden');
      onDelay(current, error);
      await storage.nights.later(current, now() + Math.max(RETRY, error.after ?? 0));
      return undefined;
    }
  };
}
