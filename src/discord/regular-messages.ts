/** Sends what a server has posted each day beside the question, and finds its own post again after a crash. */
import type { APIMessage } from 'discord.js';
import { dayName } from '../cards/daily-cards.ts';
import { REGULAR_NAMES } from '../cards/regular-card.ts';
import type { Reply } from '../cards/reply.ts';
import type { PauseReason } from '../daily/job.ts';
import type { RegularSending } from '../daily/run-regular.ts';
import type { RegularPost } from '../storage/regular-posts.ts';
import type { Posting } from './posting.ts';

export interface RegularMessages extends RegularSending {
  /** Tells the staff why one is posted no more, where the server has a place for such notes. */
  tellStaff(post: RegularPost, reason: PauseReason): Promise<void>;
}

interface RegularMessageParts {
  posting: Posting;
  /** What is posted on a local date; undefined where there is nothing to say. */
  cardOf: (post: RegularPost, localDate: string) => Promise<Reply | undefined>;
}

export const regularMessages = ({ posting, cardOf }: RegularMessageParts): RegularMessages => ({
  async send({ post, localDate, nonce, begun }) {
    const card = await cardOf(post, localDate);
    if (!card) return false;
    const channel = await posting.checked(post, { thread: false });
    await posting.send(channel, card, {
      nonce,
      name: `${card.embeds[0]?.title ?? REGULAR_NAMES[post.kind]} · ${dayName(localDate)}`,
      begun: begun ? isThis(post, card) : undefined,
      claim: post,
    });
    return true;
  },

  async find({ post, localDate }) {
    const card = await cardOf(post, localDate);
    return card !== undefined && (await posting.ownIn(post.channelId, isThis(post, card))) !== undefined;
  },

  tellStaff: ({ guildId, channelId, kind }, reason) =>
    posting.tellPaused(guildId, {
      ...{ channelId, reason, thread: false },
      title: `${REGULAR_NAMES[kind]} is paused`,
      again: '/daily add',
    }),
});

/** The clock of Discord may be so much behind this one's, in milliseconds. */
const APART = 60_000;

/** Whether a message is the post that was begun. */
const isThis =
  ({ begunAt }: RegularPost, card: Reply) =>
  ({ embeds, timestamp }: APIMessage): boolean => {
    const title = card.embeds[0]?.title;
    return title !== undefined && embeds[0]?.title === title && Date.parse(timestamp) > begunAt - APART;
  };
