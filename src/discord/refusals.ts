/**
 * Requests that Discord refuses (401, 403, 429): ten thousand of them in ten minutes, of all processes at one address
 * together, shut that address out ("Invalid Request Limit"). Long before, Curzon sends nothing more by itself, and shortly
 * before nothing at all.
 */
import type { Logger } from 'pino';

const LIMIT = 10_000;
const WINDOW = 600_000;
/** Of the limit: what goes by itself, and what a member waits for. Processes hear of each other every few seconds. */
const SHARE = { own: 0.8, asked: 0.95 };

export interface Refusals {
  /** Whether one more request may be sent. `asked`: a member waits for it. */
  allow(asked: boolean): boolean;
  /** One was refused. */
  note(): void;
  /** How many were refused to this process in the last ten minutes. */
  mine(): number;
  /** How many were refused to all others meanwhile. */
  share(others: number): void;
}

/** @param now milliseconds of a clock that is never put back. */
export function createRefusals(log: Logger, now = () => performance.now(), limit = LIMIT): Refusals {
  /** When each was refused, oldest first. */
  const refused: number[] = [];
  let others = 0;
  let held = false;
  const mine = () => {
    const kept = refused.findIndex((at) => now() - at < WINDOW);
    refused.splice(0, kept < 0 ? refused.length : kept);
    return refused.length;
  };
  return {
    allow(asked) {
      const count = mine() + others;
      if (count >= SHARE.own * limit !== held) {
        held = !held;
        if (held)
          log.error({ count }, 'Discord refuses too many requests: sending none by itself for a while');
        else log.info('requests are sent again');
      }
      return count < (asked ? SHARE.asked : SHARE.own) * limit;
    },
    note: () => void refused.push(now()),
    mine,
    share(count) {
      others = count;
    },
  };
}
