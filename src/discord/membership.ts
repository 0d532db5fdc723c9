/** Which servers Curzon is in, as far as this process is connected to them. */
import {
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayReadyDispatchData,
  Status,
} from 'discord.js';
import { shardOf } from './shards.ts';

export interface Membership {
  /** Whether Curzon is in it; an outage of Discord is no removal. */
  has(guildId: string): boolean;
  /** Whether this process would know: of the servers of other shards, other processes do. */
  isOurs(guildId: string): boolean;
}

/** Is told of servers as they come and go. */
interface MembershipChanges {
  added(guildId: string): void;
  removed(guildId: string): void;
}

export function watchMembership(client: Client<true>, changes: MembershipChanges): Membership {
  // One that is being connected to has not said yet which servers it has.
  const isOurs = (guildId: string) =>
    client.ws.shards.get(shardOf(guildId, client.options.shardCount ?? 1))?.status === Status.Ready;
  client.on(Events.GuildCreate, ({ id }) => changes.added(id));
  client.on(Events.GuildDelete, ({ id }) => changes.removed(id));
  // A new session lists all servers of its shard; discord.js keeps those that were left before it.
  client.ws.on(GatewayDispatchEvents.Ready, ({ guilds }: GatewayReadyDispatchData, shardId: number) => {
    const listed = new Set(guilds.map(({ id }) => id));
    for (const [id, guild] of client.guilds.cache)
      if (guild.shardId === shardId && !listed.has(id)) {
        client.guilds.cache.delete(id);
        changes.removed(id);
      }
  });
  return { has: (guildId) => client.guilds.cache.has(guildId), isOurs };
}
