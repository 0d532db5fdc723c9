import { topicOf } from '../games/topic.ts';
import type { Lore } from '../lore/lore.ts';
import type { Night } from '../storage/nights.ts';
import type { Storage } from '../storage/open.ts';
import { durationOf } from './night.ts';

/** A night with what its cards say beside it. */
export interface NightView {
  night: Night;
  /** What its rounds are about, by name; undefined: anything. */
  topics: readonly (string | undefined)[];
  players: readonly { userId: string; team: number }[];
  /** About how long it takes, in milliseconds. */
  duration: number;
}

export async function nightView(night: Night, lore: Lore, storage: Storage): Promise<NightView> {
  return {
    night,
    topics: night.topics.map((id) => topicOf(id, lore)?.name),
    players: await storage.nights.players(night.id),
    duration: durationOf(night),
  };
}
