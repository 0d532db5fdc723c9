import type { Level } from '../trivia/level.ts';

/** What the right answer is worth: hard questions three times as much as easy ones, and no answer counts against anyone. */
export const POINTS: Readonly<Record<Level, number>> = { easy: 10, medium: 20, hard: 30 };

/** With a hint half of it, as boards count too. */
export const worth = (points: number, hinted: boolean): number => (hinted ? Math.floor(points / 2) : points);
