/** Keeps the messages of questions in a channel true: who has answered, and the result once time is up. */
import type { Client } from 'discord.js';
import type { Background } from '../bot/background.ts';
import type { Reply } from '../cards/reply.ts';
import { closedRoundCard, openRoundCard } from '../cards/round-card.ts';
import type { Play } from '../games/play.ts';
import { closeRound, openRound } from '../games/round-state.ts';
import type { Storage } from '../storage/open.ts';

/** Edits of one message are limited to a handful in five seconds: this many milliseconds lie between two. */
const EDIT_EVERY = 2_500;
/** Discord limits edits of messages older than an hour (error 30046). In milliseconds. */
const EDIT_UNTIL = 55 * 60_000;

/** What happens to a question's message after it was sent. */
export interface Live {
  /** Closes the round when its time comes, and shows the result in its message. */
  closeInTime(roundId: string): void;
  /** Shows who has answered by now, soon; many at once make one edit. */
  showAnswered(roundId: string): void;
}

export interface LiveMessages extends Live {
  /** Takes up the rounds that were open when the last process ended. */
  resume(): Promise<void>;
  /** Begins no more edits; rounds still open are taken up by the next start. */
  stop(): void;
}

export interface LiveParts {
  play: Play;
  storage: Storage;
  client: () => Client<true> | undefined;
  now: () => number;
  background: Background;
}

export function liveMessages({ play, storage, client, now, background }: LiveParts): LiveMessages {
  const closing = new Map<string, NodeJS.Timeout>();
  const showing = new Map<string, NodeJS.Timeout>();

  const edit = async (roundId: string, make: () => Promise<Reply | undefined>) => {
    const found = await storage.rounds.get(roundId);
    if (!found?.channelId || !found.messageId) return;
    const reply = await make();
    const channel = reply && (await client()?.channels.fetch(found.channelId));
    if (!reply || !channel?.isTextBased()) return;
    await channel.messages.edit(found.messageId, { embeds: reply.embeds, components: reply.components });
  };

  const later = (
    timers: Map<string, NodeJS.Timeout>,
    roundId: string,
    delay: number,
    run: () => Promise<void>,
  ) => {
    if (timers.has(roundId)) return;
    const timer = setTimeout(() => {
      timers.delete(roundId);
      background.run('message of a round not updated', run, { round: roundId });
    }, delay);
    timers.set(roundId, timer);
  };

  const closeInTime = async (roundId: string) => {
    const found = await play.round(roundId);
    if (!found || found.round.closesAt === null) return;
    later(closing, roundId, Math.max(0, found.round.closesAt - now()), () =>
      edit(roundId, async () => {
        const closed = await closeRound(play, roundId);
        return closed && closedRoundCard(closed);
      }),
    );
  };

  return {
    closeInTime: (roundId) =>
      background.run('end of a round not planned', () => closeInTime(roundId), { round: roundId }),
    showAnswered(roundId) {
      later(showing, roundId, EDIT_EVERY, () =>
        edit(roundId, async () => {
          const found = await play.round(roundId);
          // The daily question shows who answered when it ends: its message holds yesterday's answer too.
          if (
            !found ||
            found.round.kind === 'daily' ||
            found.round.closedAt !== null ||
            now() - found.round.openedAt > EDIT_UNTIL
          )
            return undefined;
          return openRoundCard(await openRound(play, storage, found));
        }),
      );
    },
    async resume() {
      for (const round of await play.openRounds()) await closeInTime(round.id);
    },
    stop() {
      for (const timer of [...closing.values(), ...showing.values()]) clearTimeout(timer);
    },
  };
}
