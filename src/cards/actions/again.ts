import { LEVELS, type Level } from '../../trivia/level.ts';
import { actionId } from './action-id.ts';

interface Again {
  private: boolean;
  length: number;
  level: Level | null;
  /** How long a question stays open at most; left out by buttons from before there was a choice. */
  seconds?: number | undefined;
  topic: string | null;
}

/** Begins another game like the one that ended. */
export const againId = actionId<'again', Again>(
  'again',
  ({ private: alone, length, level, seconds, topic }) => [
    alone ? 1 : 0,
    length,
    level === null ? 0 : LEVELS.indexOf(level) + 1,
    seconds,
    topic ?? undefined,
  ],
  ([alone, length, level, ...rest]) => {
    // Topics have a colon.
    const hasSeconds = /^\d+$/.test(rest[0] ?? '');
    return {
      private: alone === '1',
      length: between(1, Number.parseInt(length ?? '', 10) || 5, 20),
      level: LEVELS[Number(level) - 1] ?? null,
      seconds: hasSeconds ? between(10, Number(rest[0]), 120) : undefined,
      topic: rest.slice(hasSeconds ? 1 : 0).join('|') || null,
    };
  },
);

const between = (least: number, wanted: number, most: number) => Math.min(most, Math.max(least, wanted));
