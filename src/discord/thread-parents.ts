/** Which channel a thread belongs to, for what is set for the channel holds in its threads too. */
import {
  type APIInteraction,
  type BaseInteraction,
  ChannelType,
  type Client,
  GatewayDispatchEvents,
} from 'discord.js';

/** Other channels have a parent too: their category. */
const THREADS: readonly ChannelType[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

/** So many threads are remembered at once, those asked in last. */
const MOST_THREADS = 10_000;

export interface ThreadParents {
  /**
   * Notes the parents of threads in which something is asked. Discord sends them with each interaction, but discord.js
   * shows no channel that it has not cached: it forgets archived threads, and never knew those of a server that Curzon
   * is not in. Has to be called before whatever answers interactions: listeners run in their order.
   */
  listen(client: Client): void;
  /** The id of the channel in whose thread something was asked; undefined outside of threads. */
  parentOf(interaction: BaseInteraction): string | undefined;
}

export function createThreadParents(): ThreadParents {
  /** By the thread's id. */
  const parents = new Map<string, string>();
  return {
    listen(client) {
      client.ws.on(GatewayDispatchEvents.InteractionCreate, ({ channel }: APIInteraction) => {
        if (!channel || !THREADS.includes(channel.type) || !('parent_id' in channel) || !channel.parent_id)
          return;
        parents.delete(channel.id);
        parents.set(channel.id, channel.parent_id);
        const [oldest] = parents.keys();
        if (parents.size > MOST_THREADS && oldest !== undefined) parents.delete(oldest);
      });
    },
    parentOf({ channel, channelId }) {
      if (channel?.isThread()) return channel.parentId ?? undefined;
      return parents.get(channelId ?? '');
    },
  };
}
