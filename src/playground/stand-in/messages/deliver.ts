/** Who hears of a message: the bot through the gateway, members through their apps. */
import { GatewayIntentBits, PermissionFlagsBits as Permission } from 'discord.js';
import type { ClientMessage } from '../../client.ts';
import type { Discord } from '../discord.ts';
import { partialMember } from '../world/objects.ts';
import { channelPermissions, has } from '../world/permissions.ts';
import type { ChannelState, StoredMessage } from '../world/state.ts';

export function clientMessage(stored: StoredMessage): ClientMessage {
  return { ...stored.message, ephemeral: stored.ephemeralFor !== undefined };
}

/** Members who may see a message: all who see the channel, or the one it is private to. */
function* audience(
  discord: Discord,
  channel: ChannelState,
  stored: Pick<StoredMessage, 'ephemeralFor'>,
): Generator<string> {
  if (stored.ephemeralFor !== undefined) {
    yield stored.ephemeralFor;
    return;
  }
  for (const user of discord.world.users.values()) {
    const visible = has(channelPermissions(discord.world, channel, user.id), Permission.ViewChannel);
    if (!user.bot && visible) yield user.id;
  }
}

const intentFor = (channel: ChannelState) =>
  channel.guildId === undefined ? GatewayIntentBits.DirectMessages : GatewayIntentBits.GuildMessages;

function forGateway(discord: Discord, channel: ChannelState, stored: StoredMessage): object {
  const { message } = stored;
  if (channel.guildId === undefined) return { ...message, channel_type: channel.type };
  const author = discord.world.guilds.get(channel.guildId)?.members.get(message.author.id);
  return {
    ...message,
    guild_id: channel.guildId,
    channel_type: channel.type,
    ...(author && { member: partialMember(author) }),
  };
}

function botSees(discord: Discord, channel: ChannelState, stored: StoredMessage): boolean {
  if (stored.ephemeralFor !== undefined) return false;
  return channelPermissions(discord.world, channel, discord.world.application.id) !== 0n;
}

export function announce(
  discord: Discord,
  channel: ChannelState,
  stored: StoredMessage,
  what: 'create' | 'update',
): void {
  const event = { type: `message-${what}` as const, message: clientMessage(stored) };
  discord.feeds.tellAll(audience(discord, channel, stored), event);
  if (!botSees(discord, channel, stored)) return;
  discord.dispatch(`MESSAGE_${what.toUpperCase()}`, forGateway(discord, channel, stored), {
    guildId: channel.guildId,
    intent: intentFor(channel),
  });
}

export function announceDeletion(discord: Discord, channel: ChannelState, stored: StoredMessage): void {
  const { id } = stored.message;
  discord.feeds.tellAll(audience(discord, channel, stored), {
    type: 'message-delete',
    channelId: channel.id,
    messageId: id,
  });
  if (!botSees(discord, channel, stored)) return;
  const data = { id, channel_id: channel.id, ...(channel.guildId && { guild_id: channel.guildId }) };
  discord.dispatch('MESSAGE_DELETE', data, { guildId: channel.guildId, intent: intentFor(channel) });
}
