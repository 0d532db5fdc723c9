import { lookAgain } from '../daily/look-again.ts';
import type { Clock } from '../daily/pacer.ts';
import type { Play } from '../games/play.ts';
import type { Night } from '../storage/nights.ts';
import type { Storage } from '../storage/open.ts';
import { type NightVoice, stepNight } from './step.ts';

/** A night does what it wants at most so much late, in milliseconds. */
const LOOK_EVERY = 1_000;
/** So many are gone on with side by side. */
const AT_ONCE = 20;
/**
 * For so long other processes leave a night alone, in milliseconds: half a minute with their look for it. Whoever is slower
 * is overtaken, by the night's revision, and what both tell has one nonce.
 */
const LEASE = 28_000;

interface NightsParts {
  play: () => Play;
  storage: Storage;
  voice: NightVoice;
  clock: Clock;
  /** Is told of a night that went on, and of what failed and comes again. */
  onEvent: (event: { night: Night } | { error: unknown; night?: Night }) => void;
}

export interface Nights {
  /** Begins nothing new; resolves when what is being told is told. */
  stop(): Promise<void>;
}

/** Goes on with quiz nights, whichever process began them, until stopped. */
export function startNights({ play, storage, voice, clock, onEvent }: NightsParts): Nights {
  const stopping = new AbortController();
  const { signal } = stopping;
  const { now } = clock;
  const goOn = async (night: Night) => {
    try {
      const after = await stepNight(night, {
        ...{ play: play(), storage, voice, now },
        onDelay: (delayed, error) => onEvent({ error, night: delayed }),
      });
      if (after && after.state !== night.state) onEvent({ night: after });
    } catch (error) {
      // Its claim ends, and it comes again.
      onEvent({ error, night });
    }
  };
  const look = async () => {
    const due = await storage.nights.claimDue({ now: now(), lease: LEASE, limit: AT_ONCE });
    await Promise.all(due.map(goOn));
  };
  const failed = (error: unknown) => onEvent({ error });
  const looking = lookAgain(look, { clock, every: LOOK_EVERY, signal, failed });
  return {
    async stop() {
      stopping.abort();
      await looking;
    },
  };
}
