/** Work that nobody waits for. A promise left alone ends the process when it fails; here it is logged, and counted. */
import type { Logger } from 'pino';

export interface Background {
  /**
   * Begins work and goes on without it.
   * @param failure what the log says when it fails: one sentence for all of its kind.
   * @param about for the log: ids of servers and rounds, nothing that a member typed.
   */
  run(failure: string, work: () => Promise<unknown>, about?: Readonly<Record<string, unknown>>): void;
  /** How often each sentence was logged since the start. */
  failures(): ReadonlyMap<string, number>;
  /** Resolves once nothing is under way any more. */
  idle(): Promise<void>;
}

export function createBackground(log: Logger): Background {
  const failures = new Map<string, number>();
  const underWay = new Set<Promise<unknown>>();
  return {
    run(failure, work, about = {}) {
      const running = (async () => work())()
        .catch((err: unknown) => {
          failures.set(failure, (failures.get(failure) ?? 0) + 1);
          log.error({ ...about, err }, failure);
        })
        .finally(() => underWay.delete(running));
      underWay.add(running);
    },
    failures: () => failures,
    async idle() {
      // What is under way may begin more.
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
