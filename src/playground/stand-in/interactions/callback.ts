/** The app's first answer to an interaction (Discord docs, Receiving and Responding: Responding to an Interaction). */
import { z } from 'zod';
import type { InteractionOutcome } from '../../client.ts';
import type { Discord } from '../discord.ts';
import { DiscordError, refusal } from '../errors.ts';
import { clientMessage } from '../messages/deliver.ts';
import type { Upload } from '../messages/files.ts';
import { checkDraft, createLoading, createMessage, editMessage } from '../messages/messages.ts';
import { fault } from '../validation/checks.ts';
import { autocompleteData } from '../validation/commands.ts';
import { parseForm } from '../validation/form.ts';
import { deferredData, Flag } from '../validation/messages.ts';
import { modal } from '../validation/modals.ts';
import type { ChannelState, StoredMessage } from '../world/state.ts';
import { replyOrigin } from './origin.ts';
import { InteractionKind, type InteractionState } from './store.ts';

export const Callback = {
  Message: 4,
  DeferredMessage: 5,
  DeferredUpdate: 6,
  Update: 7,
  Autocomplete: 8,
  Modal: 9,
} as const;

/** Answers that fit: 6 and 7 need a component's message, 8 is autocomplete's only one, a modal opens no modal. */
function fittingTypes({ kind, sourceMessageId }: InteractionState): number[] {
  if (kind === InteractionKind.Autocomplete) return [Callback.Autocomplete];
  const types: number[] = [Callback.Message, Callback.DeferredMessage];
  if (sourceMessageId !== undefined) types.push(Callback.DeferredUpdate, Callback.Update);
  if (kind !== InteractionKind.ModalSubmit) types.push(Callback.Modal);
  return types;
}

function callbackForm(interaction: InteractionState) {
  const types = fittingTypes(interaction);
  return z.object({
    type: z.int().superRefine((type, ctx) => {
      if (types.includes(type)) return;
      ctx.addIssue(fault('BASE_TYPE_CHOICES', `Value must be one of {${types.join(', ')}}.`));
    }),
    data: z.unknown().optional(),
  });
}

/** Reports the faults of what is in `data` under `data`. */
function inData<Result>(check: () => Result): Result {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof DiscordError) || !error.errors) throw error;
    throw new DiscordError(error.status, error.code, error.message, { data: error.errors });
  }
}

function outcome(kind: 'message' | 'update', stored: StoredMessage): InteractionOutcome {
  const message = clientMessage(stored);
  if (kind === 'update') return { kind, message, ephemeral: message.ephemeral };
  return { kind, message, ephemeral: message.ephemeral, deferred: !stored.answered };
}

export interface CallbackResult {
  interaction: InteractionState;
  type: number;
  message?: StoredMessage;
}

interface Answer {
  discord: Discord;
  interaction: InteractionState;
  data: unknown;
  uploads: readonly Upload[];
}

/**
 * Checks and performs the app's first answer. Throws 10062 for an unknown interaction and for one older
 * than three seconds, 40060 for one that was answered, 50035 and 50006 for a bad body.
 */
export function answerInteraction(
  discord: Discord,
  id: string,
  token: string,
  body: unknown,
  uploads: readonly Upload[],
): CallbackResult {
  const interaction = discord.interactions.find(id);
  if (!interaction || interaction.token !== token) throw refusal('unknownInteraction');
  if (interaction.acknowledged !== undefined) throw refusal('alreadyAcknowledged');
  if (interaction.expired || !discord.interactions.inTime(interaction)) throw refusal('unknownInteraction');
  const { type, data } = parseForm(callbackForm(interaction), body);
  const message = ANSWERS[type]?.({ discord, interaction, data, uploads });
  interaction.acknowledged = type;
  return { interaction, type, ...(message && { message }) };
}

const ANSWERS: Record<number, (answer: Answer) => StoredMessage | undefined> = {
  [Callback.Message]: reply,
  [Callback.DeferredMessage]: defer,
  [Callback.DeferredUpdate]: deferUpdate,
  [Callback.Update]: update,
  [Callback.Autocomplete]: suggest,
  [Callback.Modal]: openModal,
};

function reply(answer: Answer): StoredMessage {
  const { discord, interaction, data, uploads } = answer;
  const draft = { kind: 'callback', body: data, uploads } as const;
  const message = settlingEmpty(interaction, () => {
    const ephemeral = ((checkDraft(draft).flags ?? 0) & Flag.Ephemeral) !== 0;
    return createMessage(discord, replyOrigin(discord, interaction, ephemeral), draft);
  });
  interaction.originalId = message.message.id;
  interaction.settle(outcome('message', message));
  return message;
}

function defer({ discord, interaction, data }: Answer): StoredMessage {
  const flags = inData(() => parseForm(deferredData, data))?.flags ?? 0;
  const message = createLoading(discord, replyOrigin(discord, interaction, (flags & Flag.Ephemeral) !== 0));
  interaction.originalId = message.message.id;
  interaction.settle(outcome('message', message));
  return message;
}

function sourceOf({ discord, interaction }: Answer): [ChannelState, StoredMessage] {
  const channel = discord.world.channels.get(interaction.channelId);
  const source = channel?.messages.get(interaction.sourceMessageId ?? '');
  if (!channel || !source) throw refusal('unknownMessage');
  return [channel, source];
}

function deferUpdate(answer: Answer): undefined {
  const [, source] = sourceOf(answer);
  answer.interaction.originalId = source.message.id;
  answer.interaction.settle({ kind: 'acknowledged' });
}

function update(answer: Answer): StoredMessage {
  const { discord, interaction, data, uploads } = answer;
  const [channel, source] = sourceOf(answer);
  settlingEmpty(interaction, () => editMessage(discord, channel, source, data, uploads));
  interaction.originalId = source.message.id;
  interaction.settle(outcome('update', source));
  return source;
}

function suggest({ interaction, data }: Answer): undefined {
  const { choices } = inData(() => parseForm(autocompleteData(interaction.focusedType ?? 3), data));
  interaction.settle({ kind: 'choices', choices });
}

function openModal({ interaction, data }: Answer): undefined {
  const form = inData(() => parseForm(modal, data));
  interaction.settle({ kind: 'modal', modal: form as never, interactionId: interaction.id });
}

/**
 * An answer without content still is the answer (Discord staff, discord-api-docs issue 3177): the
 * member sees nothing, the app gets 50006 and cannot answer again.
 */
function settlingEmpty<Result>(interaction: InteractionState, make: () => Result): Result {
  try {
    return inData(make);
  } catch (error) {
    if (error instanceof DiscordError && error.code === 50006) {
      interaction.acknowledged = Callback.DeferredUpdate;
      interaction.settle({ kind: 'acknowledged' });
    }
    throw error;
  }
}
