import { bringBack } from './bring-back.ts';
import { holdNothing, RENEW_EVERY, renewHeld } from './held.ts';
import { lookAgain } from './look-again.ts';
import { type Clock, createPacer } from './pacer.ts';
import { type DailyOptions, runDue } from './run-due.ts';
import { type RegularOptions, runRegular } from './run-regular.ts';
import { type RevealOptions, runReveals } from './run-reveals.ts';
import { runSeasonRoles, type SeasonRoleOptions } from './run-season-roles.ts';

/** A question comes at most this much after its hour, in milliseconds, when nothing else is due. */
const LOOK_EVERY = 1_000;
/** How often to look for what a wrong clock has put too far away, in milliseconds. */
const BRING_BACK_EVERY = 60_000;

interface StartOptions
  extends Omit<DailyOptions, 'pacer' | 'signal' | 'now' | 'held'>,
    Pick<RevealOptions, 'reveal'>,
    Pick<RegularOptions, 'regular'>,
    Pick<SeasonRoleOptions, 'calendarOf' | 'roles'> {
  clock: Clock;
  /** Requests a second for daily posts and reveals together, in all processes. */
  perSecond?: number;
  /** How many processes share them now; only this one when left out. */
  processes?: (() => number) | undefined;
  /** How often to look for what is due, in milliseconds. */
  every?: number;
}

export interface Daily {
  /** Begins nothing new; resolves when what is on its way is confirmed. */
  stop(): Promise<void>;
}

/**
 * Looks for what is due, again and again, until stopped. There is no timer for each guild: the database
 * knows when. Trouble is an event, and the next look tries again.
 */
export function startDaily({
  clock,
  perSecond,
  processes,
  every = LOOK_EVERY,
  ...options
}: StartOptions): Daily {
  const stopping = new AbortController();
  const { signal } = stopping;
  const pacer = createPacer(clock, perSecond, processes);
  const held = holdNothing();
  const running = { ...options, now: clock.now, pacer, held, signal };
  const look = (run: () => Promise<unknown>, pause = every) =>
    lookAgain(run, {
      ...{ clock, every: pause, signal },
      failed: (error) => options.onEvent({ kind: 'failed', error }),
    });
  // Side by side: a burst of questions must not hold back an answer by minutes.
  const looking = Promise.all([
    look(() => runDue(running)),
    look(() => runReveals(running)),
    look(() => runRegular(running)),
    look(() => renewHeld(running), RENEW_EVERY),
    look(() => bringBack(running), BRING_BACK_EVERY),
    look(() => runSeasonRoles(running)),
  ]);
  return {
    async stop() {
      stopping.abort();
      await looking;
    },
  };
}
