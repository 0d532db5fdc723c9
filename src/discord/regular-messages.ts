/** Sends what a server has posted each day beside the question, and finds its own post again after a crash. */
import { REGULAR_NAMES } from '../cards/regular-card.ts';
import type { Reply } from '../cards/reply.ts';
import { grant } from '../cards/schedule-card.ts';
import type { PauseReason } from '../daily/job.ts';
import type { RegularSending } from '../daily/run-regular.ts';
import type { RegularPost } from '../storage/regular-posts.ts';
import type { ChannelAccess } from './channel-access.ts';
import type { Posting } from './posting.ts';

export interface RegularMessages extends RegularSending {
  /** Tells the staff why one is posted no more, where the server has a place for such notes. */
  tellStaff(post: RegularPost, reason: PauseReason): Promise<void>;
}

interface RegularMessageParts {
  posting: Posting;
  channels: ChannelAccess;
  /** What is posted on a local date; undefined where there is nothing to say. */
  cardOf: (post: RegularPost, localDate: string) => Promise<Reply | undefined>;
}

export const regularMessages = ({ posting, channels, cardOf }: RegularMessageParts): RegularMessages => ({
  async send({ post, localDate, nonce }) {
    const card = await cardOf(post, localDate);
    if (!card) return false;
    const channel = await posting.checked(post, { thread: false });
    await posting.send(channel, card, { nonce });
    return true;
  },

  async find({ post, localDate }) {
    const title = (await cardOf(post, localDate))?.embeds[0]?.title;
    const own = await posting.ownIn(
      post.channelId,
      // The clock of Discord may be a little behind this one's.
      ({ embeds, createdTimestamp }) =>
        title !== undefined && embeds[0]?.title === title && createdTimestamp > post.begunAt - APART,
    );
    return own !== undefined;
  },

  async tellStaff({ guildId, channelId, kind }, reason) {
    const access = await channels.check(guildId, channelId, { thread: false });
    const because =
      reason === 'gone'
        ? 'its channel is gone. Choose another one with `/daily add`.'
        : `Curzon may not post in <#${channelId}>. ${access.ok ? 'Look at its permissions there.' : grant(channelId, access.missing)} Then \`/daily resume\`.`;
    await posting.tell(guildId, `${REGULAR_NAMES[kind]} is paused`, `Because ${because}`);
  },
});

/** In milliseconds. */
const APART = 60_000;
