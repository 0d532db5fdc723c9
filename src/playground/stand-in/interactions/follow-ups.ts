/** What an interaction's token allows after the first answer (Discord docs, Receiving and Responding: Followup Messages). */
import type { Discord } from '../discord.ts';
import { refusal } from '../errors.ts';
import type { Upload } from '../messages/files.ts';
import { checkDraft, createMessage, deleteMessage, editMessage } from '../messages/messages.ts';
import { Flag } from '../validation/messages.ts';
import type { ChannelState, StoredMessage } from '../world/state.ts';
import { Callback } from './callback.ts';
import { replyOrigin } from './origin.ts';
import type { InteractionState } from './store.ts';

/** Documented limit for an app that only the member installed, in a server that did not. */
const MOST_FOLLOW_UPS = 5;

/** The answered interaction of a token. Throws 50027 for an unknown or expired one, 10015 before the answer. */
export function interactionOfToken(discord: Discord, applicationId: string, token: string): InteractionState {
  if (applicationId !== discord.world.application.id) throw refusal('unknownWebhook');
  const interaction = discord.interactions.withToken(token);
  if (!interaction) throw refusal('wrongWebhookToken');
  const { acknowledged } = interaction;
  if (acknowledged === undefined || acknowledged === Callback.Autocomplete) throw refusal('unknownWebhook');
  return interaction;
}

/** A message of this interaction: `@original`, a follow-up, or the pressed component's own. */
export function messageOfToken(
  discord: Discord,
  interaction: InteractionState,
  messageId: string,
): { channel: ChannelState; stored: StoredMessage } {
  const channel = discord.world.channels.get(interaction.channelId);
  if (!channel) throw refusal('unknownChannel');
  const id = messageId === '@original' ? interaction.originalId : messageId;
  const stored = channel.messages.get(id ?? '');
  const metadata = stored?.message.interaction_metadata;
  const own = id === interaction.originalId || metadata?.id === interaction.id;
  if (!stored || !own) throw refusal('unknownMessage');
  return { channel, stored };
}

/** Sends a follow-up; the first one after a deferred answer becomes that answer instead. */
export function followUp(
  discord: Discord,
  interaction: InteractionState,
  body: unknown,
  uploads: readonly Upload[],
): StoredMessage {
  const draft = { kind: 'follow-up', body, uploads } as const;
  const { flags } = checkDraft(draft);
  const channel = discord.world.channels.get(interaction.channelId);
  const original = channel?.messages.get(interaction.originalId ?? '');
  if (channel && original && !original.answered) {
    return editMessage(discord, channel, original, body, uploads);
  }
  if (interaction.userInstallOnly && interaction.followUps >= MOST_FOLLOW_UPS) {
    throw refusal('tooManyFollowUps');
  }
  const ephemeral = ((flags ?? 0) & Flag.Ephemeral) !== 0;
  const sent = createMessage(discord, replyOrigin(discord, interaction, ephemeral, original), draft);
  interaction.followUps++;
  return sent;
}

export function editOfToken(
  discord: Discord,
  interaction: InteractionState,
  messageId: string,
  body: unknown,
  uploads: readonly Upload[],
): StoredMessage {
  const { channel, stored } = messageOfToken(discord, interaction, messageId);
  return editMessage(discord, channel, stored, body, uploads);
}

export function deleteOfToken(discord: Discord, interaction: InteractionState, messageId: string): void {
  const { channel, stored } = messageOfToken(discord, interaction, messageId);
  deleteMessage(discord, channel, stored);
}
