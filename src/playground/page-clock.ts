/** The playground's own clock, as its page shows it and puts it forward. */
import type { Schedules } from '../storage/schedules.ts';
import type { ClockMove, ClockState } from './page/protocol.ts';

export interface PageClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Puts it forward to that instant; never back. */
  moveTo(instant: number): void;
  nextQuestion(): Promise<ClockState['nextQuestion']>;
}

const HOUR = 3_600_000;
const STEPS = { hour: HOUR, day: 24 * HOUR } as const;
/** More servers than a playground has. */
const MOST_SERVERS = 100;
/** How soon a page knows of a question that was set up, in milliseconds. */
const LOOK_EVERY = 500;

/** The earliest daily question of all servers. */
export async function nextQuestionIn(
  schedules: Pick<Schedules, 'list'>,
): Promise<ClockState['nextQuestion']> {
  const all = await schedules.list({ limit: MOST_SERVERS });
  const instants = all.flatMap(({ nextAt }) => nextAt ?? []);
  if (instants.length > 0) return Math.min(...instants);
  return all.length > 0 ? 'paused' : 'none';
}

/** Without a daily question to go to, nothing moves. */
export async function moveClock(clock: PageClock, to: ClockMove): Promise<void> {
  const target = to === 'daily' ? await clock.nextQuestion() : clock.now() + STEPS[to];
  if (typeof target === 'number') clock.moveTo(target);
}

export interface ClockWatch {
  /** What a page that just came has to know; undefined while storage closes. */
  state(): Promise<ClockState | undefined>;
  /** Tells at once, as after a move. */
  look(): Promise<void>;
  stop(): void;
}

/** Tells whenever another question comes next, or the clock was put forward by someone. */
export function watchClock(clock: PageClock, tell: (state: ClockState) => void): ClockWatch {
  let known: { ahead: number; next: ClockState['nextQuestion'] } | undefined;
  const state = async () => {
    const nextQuestion = await clock.nextQuestion().catch(() => undefined);
    return nextQuestion === undefined ? undefined : { nextQuestion, now: clock.now() };
  };
  const look = async () => {
    const current = await state();
    if (!current) return;
    const ahead = current.now - Date.now();
    const same = known?.next === current.nextQuestion && Math.abs(ahead - known.ahead) < LOOK_EVERY;
    if (same) return;
    known = { ahead, next: current.nextQuestion };
    tell(current);
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => console.error('the next question is not shown:', error));
  }, LOOK_EVERY).unref();
  return { state, look, stop: () => clearInterval(timer) };
}
