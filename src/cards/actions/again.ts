import { LEVELS, type Level } from '../../trivia/level.ts';
import { MODES, type Mode } from '../../trivia/mode.ts';
import { actionId } from './action-id.ts';

/** How many questions a game may have, and how long each may stay open, in seconds. */
export const GAME_BOUNDS = { length: { least: 1, most: 20 }, seconds: { least: 10, most: 120 } } as const;

interface Again {
  private: boolean;
  mode: Mode;
  length: number;
  level: Level | null;
  /** How long a question stays open at most; left out by buttons from before there was a choice. */
  seconds?: number | undefined;
  topic: string | null;
}

/** Begins another game like the one that ended. */
export const againId = actionId<'again', Again>(
  'again',
  ({ private: alone, mode, length, level, seconds, topic }) => [
    MODES.indexOf(mode) * 2 + (alone ? 1 : 0),
    length,
    level === null ? 0 : LEVELS.indexOf(level) + 1,
    seconds,
    topic ?? undefined,
  ],
  ([how, length, level, ...rest]) => {
    // Topics have a colon.
    const hasSeconds = /^\d+$/.test(rest[0] ?? '');
    return {
      private: Number(how) % 2 === 1,
      mode: MODES[Math.floor(Number(how) / 2)] ?? 'classic',
      length: within(GAME_BOUNDS.length, Number.parseInt(length ?? '', 10) || 5),
      level: LEVELS[Number(level) - 1] ?? null,
      seconds: hasSeconds ? within(GAME_BOUNDS.seconds, Number(rest[0])) : undefined,
      topic: rest.slice(hasSeconds ? 1 : 0).join('|') || null,
    };
  },
);

const within = ({ least, most }: { least: number; most: number }, wanted: number) =>
  Math.min(most, Math.max(least, wanted));
