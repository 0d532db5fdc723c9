/** Keeps the messages of questions in a channel true: who has answered, and the result once time is up. */
import { type APIMessage, type Client, DiscordAPIError, Routes } from 'discord.js';
import type { Logger } from 'pino';
import type { Reply } from '../cards/reply.ts';
import { closedRoundCard, openRoundCard } from '../cards/round-card.ts';
import { pauseReasonOf } from '../daily/job.ts';
import { lookAgain } from '../daily/look-again.ts';
import type { Clock } from '../daily/pacer.ts';
import type { Game, Play } from '../games/play.ts';
import { closeRound, openRound } from '../games/round-state.ts';
import type { Storage } from '../storage/open.ts';
import type { Round } from '../storage/rounds.ts';
import type { Hook } from '../storage/schema.ts';
import { abortedIn } from './aborted-from.ts';
import { asksRound, type Posting, whileNonceIsKnown } from './posting.ts';

/** A result is shown at most this much after its question's time is over, in milliseconds. */
const LOOK_EVERY = 1_000;
/** So many results are shown side by side. */
const AT_ONCE = 20;
/** A message that cannot be edited for so long keeps its question. In milliseconds. */
const GIVE_UP = 24 * 3_600_000;
/** Edits of one message are limited to a handful in five seconds: this many milliseconds lie between two. */
const EDIT_EVERY = 2_500;
/** For so long what a hook sends is tried, in milliseconds: with a request's 15 s less than others leave it alone. */
const BY_HOOK = 10_000;
/** Discord limits edits of messages older than an hour (error 30046). In milliseconds. */
const EDIT_UNTIL = 55 * 60_000;

/** What happens to a question's message while it is open. Its result is shown there by itself once its time is over. */
export interface Live {
  /** Shows who has answered by now, soon; many at once make one edit. */
  showAnswered(roundId: string): void;
  /** A later interaction of a member's is good for longer; a game that Curzon itself writes needs none. */
  renew(gameId: string, hook: Hook): void;
}

interface LiveMessages extends Live {
  /** Begins to show the results of rounds whose time is over, those of earlier processes too. */
  start(): void;
  /** Begins no more edits, and resolves once the results being shown are; rounds still open wait for the next start. */
  stop(): Promise<void>;
}

interface LiveParts {
  play: () => Play;
  storage: Storage;
  posting: Posting;
  client: () => Client<true> | undefined;
  clock: Clock;
  log: Logger;
  /** For work that nobody waits for: what fails is logged. */
  background: {
    run(failure: string, work: () => Promise<unknown>, about?: Readonly<Record<string, unknown>>): void;
  };
}

export function liveMessages({
  play,
  storage,
  posting,
  client,
  clock,
  log,
  background,
}: LiveParts): LiveMessages {
  const { now } = clock;
  const showing = new Map<string, NodeJS.Timeout>();
  const stopping = new AbortController();
  let looking: Promise<void> | undefined;

  const hookOf = async (sessionId: string | null) =>
    sessionId === null ? undefined : (await storage.sessions.get(sessionId))?.hook;

  /** By its ids alone: the channel may belong to a server that another process is connected to. */
  const edit = async ({ channelId, messageId, sessionId }: Round, { embeds, components }: Reply) => {
    const connected = client();
    if (!connected) throw new Error('not connected to Discord');
    if (!channelId || !messageId) return;
    const body = { embeds, components, allowed_mentions: { parse: [] } };
    const hook = await hookOf(sessionId);
    // A hook's token is in its address; one that has run out says nothing against the bot's own.
    if (hook)
      await connected.rest.patch(Routes.webhookMessage(hook.applicationId, hook.token, messageId), {
        body,
        auth: false,
      });
    else await connected.rest.patch(Routes.channelMessage(channelId, messageId), { body });
  };

  /** Discord takes it once, however often it is sent. A hook's has no nonce: it has come to its end before others send it. */
  const post = async (
    { id, channelId, sessionId }: Round,
    { embeds, components }: Reply,
  ): Promise<APIMessage> => {
    const connected = client();
    if (!connected) throw new Error('not connected to Discord');
    const body = { embeds, components, allowed_mentions: { parse: [] } };
    const hook = await hookOf(sessionId);
    const sent = hook
      ? await connected.rest.post(Routes.webhook(hook.applicationId, hook.token), {
          body,
          query: new URLSearchParams({ wait: 'true' }),
          auth: false,
          signal: abortedIn(BY_HOOK, now),
        })
      : await connected.rest.post(Routes.channelMessages(channelId ?? ''), {
          body: { ...body, nonce: id.replaceAll('-', '').slice(0, LONGEST_NONCE), enforce_nonce: true },
          signal: whileNonceIsKnown(now),
        });
    return sent as APIMessage;
  };

  /** With its message, also where Discord took it and the answer was lost: a question that closed meanwhile stands there. */
  const placed = async (round: Round): Promise<Round> => {
    const { id, channelId, messageId, sessionId } = round;
    if (messageId || !channelId || (await hookOf(sessionId))) return round;
    const own = await posting.ownIn(channelId, (message) => asksRound(message, id));
    if (!own) return round;
    await storage.rounds.setMessage(id, { channelId, messageId: own.id });
    return { ...round, messageId: own.id };
  };

  const goOn = async (game: Game) => {
    try {
      const asked = await play().goOn(game);
      if (asked) {
        const message = await post(asked.round, openRoundCard(await openRound(play(), storage, asked)));
        await storage.rounds.setMessage(asked.round.id, {
          channelId: message.channel_id,
          messageId: message.id,
        });
      }
      await play().went(game);
    } catch (err) {
      const isOver = isFinal(err);
      log.warn({ game: game.id, err }, isOver ? 'game cannot go on' : 'next question not shown yet');
      if (!isOver) return;
      await play().end(game);
    }
  };

  const tell = async (round: Round) => {
    const about = { round: round.id };
    let saidMore = false;
    try {
      const closed = await closeRound(play(), round.id);
      saidMore = closed?.more ?? false;
      if (closed) await edit(await placed(round), closedRoundCard(closed));
    } catch (err) {
      const late = now() - (round.closesAt ?? now());
      if (!isFinal(err) && late < GIVE_UP) {
        log.warn({ ...about, err }, 'result of a round not shown yet');
        await play().putOff(round);
        return;
      }
      log.warn({ ...about, err }, 'result of a round cannot be shown');
    }
    await play().settle(round, saidMore);
  };

  const look = async () => {
    const claimed = await play().claimOver(AT_ONCE);
    await Promise.all(claimed.map(tell));
    const games = await play().claimGoingOn(AT_ONCE);
    await Promise.all(games.map(goOn));
    return claimed.length === AT_ONCE;
  };

  const showAnswered = async (roundId: string) => {
    const found = await play().round(roundId);
    // The daily question shows who answered when it ends: its message holds yesterday's answer too.
    if (!found || found.round.kind === 'daily' || now() - found.round.openedAt > EDIT_UNTIL) return;
    if (found.round.closedAt !== null) {
      // An answer that was shown at the last moment may stand where the result belongs.
      await storage.rounds.tellAgainAt(roundId, now());
      return;
    }
    await edit(found.round, openRoundCard(await openRound(play(), storage, found)));
    // It may have overtaken the result, which then has to be shown once more.
    const after = await storage.rounds.get(roundId);
    if (after && after.closedAt !== null) await storage.rounds.tellAgainAt(roundId, now());
  };

  return {
    showAnswered(roundId) {
      if (showing.has(roundId)) return;
      const timer = setTimeout(() => {
        showing.delete(roundId);
        background.run('answers of a round not shown', () => showAnswered(roundId), { round: roundId });
      }, EDIT_EVERY);
      showing.set(roundId, timer);
    },
    renew(gameId, hook) {
      background.run('way to write a game not kept', async () => {
        if (await hookOf(gameId)) await storage.sessions.hold(gameId, hook);
      });
    },
    start() {
      looking ??= lookAgain(look, {
        ...{ clock, every: LOOK_EVERY, signal: stopping.signal },
        // Claims come again when their time ends.
        failed: (err) => log.error({ err }, 'results of rounds not shown'),
      });
    },
    async stop() {
      stopping.abort();
      for (const timer of showing.values()) clearTimeout(timer);
      await looking;
    },
  };
}

const TOO_MANY_LATE_EDITS = 30046;
/** In characters, as Discord takes it. */
const LONGEST_NONCE = 25;

/** Discord will never take it: the message or its channel is gone, or Curzon may not see it any more. */
const isFinal = (error: unknown) =>
  pauseReasonOf(error) !== undefined ||
  (error instanceof DiscordAPIError &&
    [400, 401, 403, 404].includes(error.status) &&
    error.code !== TOO_MANY_LATE_EDITS);
