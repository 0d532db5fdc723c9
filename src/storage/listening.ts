import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** In milliseconds. */
const [FIRST_PAUSE, LONGEST_PAUSE, BEAT, CONNECT_TIMEOUT] = [1_000, 30_000, 5_000, 5_000];

export interface Listening {
  /** Whether whatever is told now will be heard. */
  isOpen(): boolean;
  close(): Promise<void>;
}

/**
 * Listens to what is told on a channel of a PostgreSQL, on a connection of its own, and connects again where that breaks.
 * One that is dead without saying so is noticed after ten seconds at most.
 * @param heard is told of each notice, and once more whenever it begins to listen: what was told before is lost.
 */
export function listenTo(databaseUrl: string, channel: string, heard: () => void): Listening {
  const stopped = new AbortController();
  let isOpen = false;
  const listen = async () => {
    const client = new pg.Client({
      ...{ connectionString: databaseUrl, application_name: 'curzon', keepAlive: true },
      ...{ connectionTimeoutMillis: CONNECT_TIMEOUT, query_timeout: BEAT },
    });
    const lost = new AbortController();
    const lose = () => lost.abort();
    client.on('error', lose);
    client.on('end', lose);
    client.on('notification', heard);
    try {
      await client.connect();
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      isOpen = true;
      heard();
      const either = AbortSignal.any([lost.signal, stopped.signal]);
      while (!either.aborted) {
        await sleep(BEAT, undefined, { signal: either, ref: false }).catch(() => {});
        if (!either.aborted) await client.query('select 1');
      }
    } finally {
      isOpen = false;
      // A dead connection answers no goodbye either.
      client.end().catch(() => {});
    }
  };
  const run = async () => {
    for (let pause = FIRST_PAUSE; !stopped.signal.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      const begun = performance.now();
      // Nothing is remembered meanwhile, and whoever asks the database is told that it is away.
      await listen().catch(() => {});
      if (performance.now() - begun > LONGEST_PAUSE) pause = FIRST_PAUSE;
      await sleep(pause, undefined, { signal: stopped.signal, ref: false }).catch(() => {});
    }
  };
  const running = run();
  return {
    isOpen: () => isOpen,
    async close() {
      const wasOpen = isOpen;
      stopped.abort();
      // One that is only being made ends by itself, once somebody answers or nobody does.
      if (wasOpen) await running;
    },
  };
}
