/** INTERACTION_CREATE as Discord sends it (Discord docs, Receiving and Responding: Interaction Structure). */
import type { APIMessageInteractionMetadata } from 'discord.js';
import { LARGEST_FILE } from '../../client.ts';
import type { Owners } from '../commands/owners.ts';
import { contextOf } from '../commands/visibility.ts';
import { type Discord, guildOfApp } from '../discord.ts';
import { interactionMember, partialChannel, userObject } from '../world/objects.ts';
import { channelPermissions } from '../world/permissions.ts';
import type { ChannelState, StoredMessage } from '../world/state.ts';
import type { InteractionState } from './store.ts';

export interface Occasion {
  kind: number;
  userId: string;
  channel: ChannelState;
  owners: Owners;
  data: object;
  /** The message of the pressed component. */
  source?: StoredMessage | undefined;
}

/** In a server that did not add the app, the app has what the member has there. */
function appPermissions(discord: Discord, channel: ChannelState, userId: string): bigint {
  const { world } = discord;
  const present = channel.guildId === undefined || guildOfApp(discord, channel.guildId);
  return channelPermissions(world, channel, present ? world.application.id : userId);
}

export function interactionPayload(
  discord: Discord,
  { id, token }: Pick<InteractionState, 'id' | 'token'>,
  { kind, userId, channel, owners, data, source }: Occasion,
): object {
  const { world } = discord;
  const user = world.users.get(userId);
  const guild = world.guilds.get(channel.guildId ?? '');
  return {
    id,
    application_id: world.application.id,
    type: kind,
    token,
    version: 1,
    data,
    ...(guild && {
      guild: { id: guild.id, locale: guild.locale, features: [] },
      guild_id: guild.id,
      guild_locale: guild.locale,
      member: interactionMember(world, channel, userId),
    }),
    ...(!guild && { user: userObject(world, userId) }),
    channel: partialChannel(world, channel, userId),
    channel_id: channel.id,
    ...(source && { message: source.message }),
    app_permissions: String(appPermissions(discord, channel, userId)),
    locale: user?.locale ?? 'en-US',
    entitlements: [],
    entitlement_sku_ids: [],
    authorizing_integration_owners: owners,
    context: contextOf(channel),
    attachment_size_limit: LARGEST_FILE,
  };
}

/** `interaction_metadata` of the messages that answer this interaction. */
export function interactionMetadata(
  discord: Discord,
  id: string,
  type: number,
  userId: string,
  owners: Owners,
  more: object,
): APIMessageInteractionMetadata {
  return {
    id,
    type,
    user: userObject(discord.world, userId),
    authorizing_integration_owners: owners,
    ...more,
  } as unknown as APIMessageInteractionMetadata;
}
