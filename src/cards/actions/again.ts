import { LEVELS, type Level } from '../../trivia/level.ts';
import { actionId } from './action-id.ts';

interface Again {
  private: boolean;
  length: number;
  level: Level | null;
  topic: string | null;
}

/** Begins another game like the one that ended. */
export const againId = actionId<'again', Again>(
  'again',
  ({ private: alone, length, level, topic }) => [
    alone ? 1 : 0,
    length,
    level === null ? 0 : LEVELS.indexOf(level) + 1,
    topic ?? undefined,
  ],
  ([alone, length, level, ...topic]) => ({
    private: alone === '1',
    length: Math.min(20, Math.max(1, Number.parseInt(length ?? '', 10) || 5)),
    level: LEVELS[Number(level) - 1] ?? null,
    topic: topic.join('|') || null,
  }),
);
