/** What the modes of a game differ in. */
import type { Mode } from '../trivia/mode.ts';

interface Rules {
  /** How long a question stays open at most where nothing else was chosen, in milliseconds. */
  time: number;
  /** So long a result is read before the next question comes, in milliseconds. */
  resultTime: number;
  /** Whether an answer may be changed until the close. */
  changeable: boolean;
  hints: boolean;
}

export const RULES: Readonly<Record<Mode, Rules>> = {
  classic: { time: 45_000, resultTime: 7_000, changeable: true, hints: true },
  elimination: { time: 45_000, resultTime: 7_000, changeable: true, hints: false },
  lightning: { time: 10_000, resultTime: 4_000, changeable: false, hints: false },
};

/** A question that is over, with what its members chose. */
interface Played {
  right: number;
  answers: readonly { userId: string; option: number }[];
}

/**
 * Who is still in a game of elimination after these questions. Whoever answers the first is in; a wrong answer, or none,
 * puts them out, but where nobody in it is right all of them stay.
 *
 * @returns undefined before the first answer. `isOver`: one of several is left, or the only one who plays was wrong.
 */
export function survivors(
  played: readonly Played[],
): { still: ReadonlySet<string>; isOver: boolean } | undefined {
  let still: ReadonlySet<string> | undefined;
  let players = 0;
  let isMissed = false;
  for (const { right, answers } of played) {
    if (still === undefined && answers.length === 0) continue;
    const all: ReadonlySet<string> = still ?? new Set(answers.map(({ userId }) => userId));
    players ||= all.size;
    const through = answers.filter(({ userId, option }) => option === right && all.has(userId));
    isMissed = through.length === 0;
    still = isMissed ? all : new Set(through.map(({ userId }) => userId));
  }
  return still && { still, isOver: players > 1 ? still.size === 1 : isMissed };
}
