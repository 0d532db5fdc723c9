import { type APIMessage, MessageType } from 'discord.js';
import type { Discord } from '../discord.ts';
import { refusal } from '../errors.ts';
import type { Origin } from '../messages/messages.ts';
import type { StoredMessage } from '../world/state.ts';
import type { InteractionState } from './store.ts';

/** The message that another one replies to, as it is embedded there: without its own reference. */
function replyTo({ message }: StoredMessage, guildId: string | undefined): Partial<APIMessage> {
  const { referenced_message: _, ...referenced } = message;
  return {
    type: MessageType.Reply,
    message_reference: {
      type: 0,
      message_id: message.id,
      channel_id: message.channel_id,
      ...(guildId && { guild_id: guildId }),
    },
    referenced_message: referenced as APIMessage,
  };
}

/**
 * What makes a message the app's answer to this interaction. With `original` it is a follow-up, which
 * refers to the first answer; otherwise it is the first answer, which refers to the pressed component.
 */
export function replyOrigin(
  discord: Discord,
  interaction: InteractionState,
  ephemeral: boolean,
  original?: StoredMessage,
): Origin {
  const channel = discord.world.channels.get(interaction.channelId);
  if (!channel) throw refusal('unknownChannel');
  const { application } = discord.world;
  const source = original ?? channel.messages.get(interaction.sourceMessageId ?? '');
  const metadata = {
    ...interaction.metadata,
    ...(original && { original_response_message_id: original.message.id }),
  } as NonNullable<APIMessage['interaction_metadata']>;
  return {
    channel,
    authorId: application.id,
    ephemeralFor: ephemeral || interaction.forcedEphemeral ? interaction.userId : undefined,
    fields: {
      type: interaction.replyType,
      application_id: application.id,
      webhook_id: application.id,
      interaction_metadata: metadata,
      ...(interaction.legacy && ({ interaction: interaction.legacy } as Partial<APIMessage>)),
      ...(source && replyTo(source, channel.guildId)),
    },
  };
}
