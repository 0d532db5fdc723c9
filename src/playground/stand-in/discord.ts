import type { CommandStore } from './commands/store.ts';
import type { InteractionStore } from './interactions/store.ts';
import type { MemberFeeds } from './members/feeds.ts';
import type { Files } from './messages/files.ts';
import type { NonceMemory } from './messages/nonces.ts';
import type { GuildState, WorldState } from './world/state.ts';

/** Who of the connected bots gets an event: the shard of a server, or shard 0 for direct messages. */
export interface Destination {
  guildId?: string | undefined;
  /** Gateway intent that has to be set, if the event needs one. */
  intent?: number;
}

/** The pretended Discord: all that the parts of the stand-in share. */
export interface Discord {
  now(): number;
  /** A fresh id. */
  newId(): string;
  /** Random letters and digits, for tokens and session ids. */
  secret(length: number): string;
  /** `http://127.0.0.1:port`, known once the server listens. */
  origin: string;
  token: string;
  readonly world: WorldState;
  readonly commands: CommandStore;
  readonly interactions: InteractionStore;
  readonly files: Files;
  readonly nonces: NonceMemory;
  readonly feeds: MemberFeeds;
  /** What the REST routes tell about the gateway. */
  readonly gateway: { url(): string; describe(): object };
  /** Sends a gateway event to the bot. */
  dispatch(event: string, data: object, destination: Destination): void;
}

/** A server the app was added to; what it was not added to it cannot see at all. */
export function guildOfApp(discord: Discord, guildId: string | undefined): GuildState | undefined {
  const guild = discord.world.guilds.get(guildId ?? '');
  return guild?.appInstalled ? guild : undefined;
}
