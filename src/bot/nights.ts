/** Runs quiz nights, and logs what becomes of them. */
import type { Logger } from 'pino';
import type { Clock } from '../daily/pacer.ts';
import type { Play } from '../games/play.ts';
import { type Nights, startNights } from '../nights/start.ts';
import type { NightVoice } from '../nights/step.ts';
import type { Storage } from '../storage/open.ts';

interface NightParts {
  play: () => Play;
  storage: Storage;
  voice: NightVoice;
  clock: Clock;
  log: Logger;
}

export const runNights = ({ log, ...parts }: NightParts): Nights =>
  startNights({
    ...parts,
    onEvent(event) {
      const about = event.night && {
        night: event.night.id,
        guild: event.night.guildId,
        state: event.night.state,
        round: event.night.round,
      };
      if ('error' in event) log.error({ ...about, err: event.error }, 'quiz night not gone on with yet');
      else log.info(about, 'quiz night');
    },
  });
