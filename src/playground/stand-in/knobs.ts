/** What tests and the playground can do to a running stand-in. */
import { GatewayIntentBits } from 'discord.js';
import type { Discord } from './discord.ts';
import { Close, type CloseReason, Op } from './gateway/codes.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Fault, Faults } from './rest/faults.ts';
import { setArchived } from './messages/threads.ts';
import { type AnyComponent, walk } from './validation/components.ts';
import { EVERYONE } from './world/default-world.ts';
import { channelObject, userObject } from './world/objects.ts';
import { type ChannelState, type GuildState, installApp, overwriteObject, removeApp } from './world/state.ts';
import type { WorldOverwrite } from './world/world.ts';

export interface Knobs {
  /** Lets the next requests that match fail. */
  failNext(fault: Fault): void;
  /** Takes back every failure that was ordered. */
  heal(): void;
  /** Closes every gateway connection: with that code, or without a word. */
  disconnect(code?: number): void;
  /** Sends op 7 to every connection. */
  reconnectAll(): void;
  /** Sends op 9; unless `resumable`, the sessions are gone. */
  invalidateSession(resumable?: boolean): void;
  /** Stops answering heartbeats on open connections, or starts again. */
  ignoreHeartbeats(ignore?: boolean): void;
  /** Asks every client for a heartbeat (op 1). */
  requestHeartbeat(): void;
  /** New gateway connections get no HELLO, until called with false. */
  dropGateway(drop?: boolean): void;
  /** RESUME gets no answer, until called with false. */
  ignoreResume(ignore?: boolean): void;
  /** An outage of a server, or its end. */
  setUnavailable(guildId: string, unavailable?: boolean): void;
  /** Adds the app to a server of the world. */
  addToGuild(guildId: string): void;
  /** Removes the app from a server, as its admins can. */
  removeFromGuild(guildId: string): void;
  /** Deletes a channel, as a server's admins can. */
  deleteChannel(channelId: string): void;
  /** Archives a thread, as time does. */
  archiveThread(threadId: string): void;
  /** Sets what a role or member may do in a channel, as a server's admins can. */
  setOverwrite(channelId: string, overwrite: WorldOverwrite): void;
  /** Changes a role of a server, as its admins can. */
  setRole(guildId: string, roleId: string, changes: { position?: number; permissions?: bigint }): void;
  /** Deletes a role, as a server's admins can. */
  deleteRole(guildId: string, roleId: string): void;
  /** A member leaves a server. */
  leave(guildId: string, userId: string): void;
  /** Gives a message's first component that custom id: a button as an older version of the bot sent it. */
  replaceCustomId(messageId: string, customId: string): void;
  /** Makes the token void: REST answers 401, the gateway closes with 4004. */
  revokeToken(): void;
}

export function knobs(discord: Discord, gateway: Gateway, faults: Faults): Knobs {
  const { world } = discord;
  const guild = (id: string): GuildState => world.guilds.get(id) ?? missing('a server', id);
  const channel = (id: string): ChannelState => world.channels.get(id) ?? missing('a channel', id);
  const announceChannel = (event: string, { id, guildId }: ChannelState) => {
    const data = channelObject(world, channel(id), world.application.id);
    discord.dispatch(event, data, { guildId, intent: GatewayIntentBits.Guilds });
  };
  return {
    failNext: (fault) => faults.add(fault),
    heal: () => faults.clear(),
    disconnect(code) {
      if (code === undefined) for (const each of gateway.connections) each.cut();
      else gateway.closeAll(reasonOf(code));
    },
    reconnectAll() {
      for (const each of gateway.connections) each.send({ op: Op.Reconnect, d: null });
    },
    invalidateSession: (resumable = false) => gateway.invalidate(resumable),
    ignoreHeartbeats(ignore = true) {
      for (const each of gateway.connections) each.acknowledges = !ignore;
    },
    requestHeartbeat() {
      for (const each of gateway.connections) each.send({ op: Op.Heartbeat, d: null });
    },
    dropGateway(drop = true) {
      gateway.silent = drop;
    },
    ignoreResume(ignore = true) {
      gateway.ignoresResume = ignore;
    },
    setUnavailable(id, unavailable = true) {
      guild(id).unavailable = unavailable;
      gateway.announceGuild(guild(id));
    },
    addToGuild(id) {
      installApp(world, guild(id), EVERYONE);
      gateway.announceGuild(guild(id));
    },
    removeFromGuild(id) {
      removeApp(world, guild(id));
      gateway.announceGuild(guild(id));
    },
    deleteChannel(id) {
      announceChannel('CHANNEL_DELETE', channel(id));
      world.channels.delete(id);
    },
    archiveThread: (id) => setArchived(discord, channel(id), true),
    setOverwrite(id, overwrite) {
      const target = channel(id);
      const others = target.overwrites.filter((each) => each.id !== overwrite.id);
      target.overwrites = [...others, overwriteObject(overwrite)];
      announceChannel('CHANNEL_UPDATE', target);
    },
    setRole(guildId, roleId, { position, permissions }) {
      const { id, roles } = guild(guildId);
      const role = roles.get(roleId) ?? missing('a role', roleId);
      const changed = {
        ...role,
        ...(position === undefined ? {} : { position }),
        ...(permissions === undefined ? {} : { permissions: String(permissions) }),
      };
      roles.set(roleId, changed);
      const data = { guild_id: id, role: changed };
      discord.dispatch('GUILD_ROLE_UPDATE', data, { guildId: id, intent: GatewayIntentBits.Guilds });
    },
    deleteRole(guildId, roleId) {
      const { id, roles, members } = guild(guildId);
      roles.delete(roleId);
      for (const member of members.values()) member.roles = member.roles.filter((each) => each !== roleId);
      const data = { guild_id: id, role_id: roleId };
      discord.dispatch('GUILD_ROLE_DELETE', data, { guildId: id, intent: GatewayIntentBits.Guilds });
    },
    leave(guildId, userId) {
      guild(guildId).members.delete(userId);
      const data = { guild_id: guildId, user: userObject(world, userId) };
      discord.dispatch('GUILD_MEMBER_REMOVE', data, { guildId, intent: GatewayIntentBits.GuildMembers });
    },
    replaceCustomId(messageId, customId) {
      const stored = [...world.channels.values()].flatMap((each) => each.messages.get(messageId) ?? [])[0];
      if (!stored) return missing('a message', messageId);
      const components = structuredClone(stored.message.components ?? []);
      const all = [...walk(components as unknown as AnyComponent[])].map(([each]) => each);
      const first = all.find((each) => each.custom_id != null);
      if (!first) return missing('a component on message', messageId);
      first.custom_id = customId;
      stored.message = { ...stored.message, components };
    },
    revokeToken() {
      discord.token = discord.secret(72);
      gateway.closeAll(Close.AuthenticationFailed);
    },
  };
}

function missing(what: string, id: string): never {
  throw new Error(`expected ${what} ${id} in the stand-in's world`);
}

function reasonOf(code: number): CloseReason {
  return Object.values(Close).find(([known]) => known === code) ?? [code, ''];
}
