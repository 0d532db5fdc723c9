/** What its host does to a quiz night. */
import type { Play } from '../games/play.ts';
import type { Night } from '../storage/nights.ts';
import type { Storage } from '../storage/open.ts';
import { gameOfRound, isOpen } from './night.ts';

/** `start` before its time, the `next` round now, `hold` it after this round, `resume`, and `end` it. */
export type Lead = 'start' | 'next' | 'hold' | 'resume' | 'end';

interface LeadParts {
  play: Play;
  storage: Storage;
  now: () => number;
}

/** So often is tried again what somebody else was quicker with. */
const TRIES = 5;

/**
 * Does that, where it means anything now.
 * @returns the night as it is then; undefined where there is no such night any more.
 */
export async function leadNight(id: string, lead: Lead, parts: LeadParts): Promise<Night | undefined> {
  const { storage, now } = parts;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const night = await storage.nights.get(id);
    if (!night) return undefined;
    const changes = changesOf(night, lead, now());
    if (!changes) return night;
    const saved = await storage.nights.save(night, changes);
    if (!saved) continue;
    if (night.state === 'playing' && (lead === 'next' || lead === 'end')) await closeRound(saved, parts);
    return saved;
  }
  return storage.nights.get(id);
}

/** Undefined where it changes nothing. */
function changesOf(
  night: Night,
  lead: Lead,
  now: number,
): Parameters<Storage['nights']['save']>[1] | undefined {
  if (!isOpen(night)) return undefined;
  const { state, round } = night;
  switch (lead) {
    case 'start':
      return state === 'planned' ? { startsAt: now, stepAt: now } : undefined;
    case 'next':
      if (state === 'playing') return { held: false, stepAt: now };
      return state === 'planned' ? undefined : { state: 'waiting', held: false, stepAt: now };
    case 'resume':
      if (state === 'paused') return { state: 'waiting', held: false, stepAt: now };
      return night.held ? { held: false } : undefined;
    case 'hold':
      if (state === 'waiting') return { held: true, stepAt: now };
      return state === 'playing' && !night.held ? { held: true } : undefined;
    case 'end':
      // The round under way is the last; where none has begun, there is nothing to be won.
      return round === 0
        ? { state: 'cancelled', stepAt: now }
        : { rounds: round, held: false, stepAt: now, ...(state === 'playing' ? {} : { state: 'waiting' }) };
  }
}

/** The question under way is the last of its round. */
async function closeRound(night: Night, { play }: LeadParts): Promise<void> {
  const game = await play.game(gameOfRound(night, night.round));
  if (game) await play.skip(game.roundId, { stop: true });
}
