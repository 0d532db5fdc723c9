/** What a server has posted each day beside the daily question, made for whoever reads its channel. */
import { Temporal } from 'temporal-polyfill';
import { quoteCard } from '../cards/quote-card.ts';
import { randomFactCard } from '../cards/random-fact-card.ts';
import { mysteryCallCard, namedAs } from '../cards/regular-card.ts';
import type { Reply } from '../cards/reply.ts';
import { todayCard } from '../cards/today-card.ts';
import type { ChannelAccess } from '../discord/channel-access.ts';
import type { RegularPost } from '../storage/regular-posts.ts';
import type { Storage } from '../storage/open.ts';
import { seenOn } from '../timeline/seen-on.ts';
import { factOfDay, quoteOfDay } from '../trivia/by-lot.ts';
import type { Knowledge } from './knowledge.ts';
import { readerOf } from './settings.ts';

interface Parts {
  storage: Storage;
  channels: ChannelAccess;
  knownIn: (guildId: string) => Promise<Knowledge>;
}

/** @returns the card of a local date; undefined where there is nothing to say on it. */
export const regularCards =
  (parts: Parts) =>
  async (
    post: Pick<RegularPost, 'guildId' | 'channelId' | 'kind'>,
    localDate: string,
  ): Promise<Reply | undefined> => {
    const { guildId, kind } = post;
    const knowledge = await parts.knownIn(guildId);
    const { lore, mysteries } = knowledge;
    const viewer = await readerOf(parts, knowledge, post);
    const date = Temporal.PlainDate.from(localDate);
    const day = date.since('1970-01-01').days;
    switch (kind) {
      case 'mystery':
        return mysteries.length > 0 ? mysteryCallCard() : undefined;
      case 'today': {
        const on = seenOn(lore, date, viewer);
        const isEmpty = on.happened.length + on.released.length === 0;
        return isEmpty ? undefined : todayCard(on, { day: date, viewer, nearest: [], private: false });
      }
      case 'quote': {
        const chosen = quoteOfDay(lore, viewer, guildId, day);
        const view = { of: undefined, hasMore: false, private: false, override: undefined };
        return chosen && namedAs(kind, quoteCard(chosen.told, { place: chosen.place, ...view }));
      }
      case 'fact': {
        const told = factOfDay(lore, viewer, guildId, day);
        return told && namedAs(kind, randomFactCard(told, { private: false, again: false }));
      }
    }
  };
