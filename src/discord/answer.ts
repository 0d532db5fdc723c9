/**
 * Sends what a command, button or form answers. Discord drops an interaction that has no first answer within 3 seconds
 * ("Receiving and responding"): what takes longer than that says "is thinking" first and is filled in later.
 */
import {
  type CommandInteraction,
  type InteractionReplyOptions,
  InteractionResponseType,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
  type ModalSubmitInteraction,
  Routes,
} from 'discord.js';
import { LIMITS } from '../cards/limits.ts';
import { type Modal, notice, type ReadyFile, type ReadyReply } from '../cards/reply.ts';
import { clip } from '../cards/text.ts';

/** In milliseconds; the rest of the 3 seconds is for the way to Discord, on a bad line too. */
export const THINK_AFTER = 1800;

const TOO_LATE: ReadyReply = {
  ...notice('That took too long', 'Nothing was changed. Try it again.'),
  apart: true,
};

/** Nothing Curzon says may notify anyone, whatever stands in it. */
const NOBODY = { parse: [] };

type Repliable = CommandInteraction | MessageComponentInteraction | ModalSubmitInteraction;

/** How an answer goes out. */
interface Manner {
  /** Turns the message pressed into the answer. */
  inPlace?: boolean;
  /** What to think in while it is not known yet whether the answer is private. */
  private: boolean;
  thinkAfter: number;
}

/**
 * @param work settles with the answer; what it throws is thrown here, after Discord has been told to wait if it was late.
 */
export async function answerWith(
  interaction: Repliable,
  work: Promise<ReadyReply | Modal>,
  manner: Manner,
): Promise<void> {
  if (!(await isSettled(work, manner.thinkAfter))) {
    await answerLate(interaction, work, manner);
    return;
  }
  const answer = await work;
  if ('modal' in answer) await (interaction as MessageComponentInteraction).showModal(answer.modal);
  else if (manner.inPlace && !answer.apart) {
    const pressed = interaction as MessageComponentInteraction | ModalMessageModalSubmitInteraction;
    await (answer.files
      ? pressed.update(editPayload(answer))
      : plainly(interaction, InteractionResponseType.UpdateMessage, editPayload(answer)));
    await answer.onSent?.({ channelId: pressed.message.channelId, messageId: pressed.message.id });
  } else if (answer.onSent) {
    const { resource } = await interaction.reply({ ...payload(answer), withResponse: true });
    if (resource?.message) await answer.onSent(sentAs(resource.message));
  } else if (answer.files) await interaction.reply(payload(answer));
  else await plainly(interaction, InteractionResponseType.ChannelMessageWithSource, payload(answer));
}

/**
 * A first answer without files, as Discord takes it. What is sent is plain data already, and discord.js would copy it name
 * by name, which takes longer than all else that Curzon does for an answer that it remembers.
 */
async function plainly(
  interaction: Repliable,
  type: InteractionResponseType.ChannelMessageWithSource | InteractionResponseType.UpdateMessage,
  { files: _, ...data }: ReturnType<typeof payload> | ReturnType<typeof editPayload>,
): Promise<void> {
  await interaction.client.rest.post(Routes.interactionCallback(interaction.id, interaction.token), {
    body: { type, data: { ...data, allowed_mentions: NOBODY } },
    auth: false,
  });
  interaction.replied = true;
}

async function answerLate(
  interaction: Repliable,
  work: Promise<ReadyReply | Modal>,
  { inPlace, private: inPrivate }: Manner,
): Promise<void> {
  if (inPlace) await (interaction as MessageComponentInteraction | ModalSubmitInteraction).deferUpdate();
  else await interaction.deferReply(inPrivate ? { flags: MessageFlags.Ephemeral } : {});
  const answered = await work;
  // A form cannot be opened once Discord was told to wait.
  const answer = 'modal' in answered ? TOO_LATE : answered;
  if (inPlace && answer.apart) await interaction.followUp(payload(answer));
  else if (inPlace || answer.private === inPrivate) {
    const message = await interaction.editReply(editPayload(answer));
    await answer.onSent?.(sentAs(message));
  } else {
    // Who sees a message is settled with its first sign of life, so one of the other kind takes its place.
    await interaction.deleteReply();
    const message = await interaction.followUp(payload(answer));
    await answer.onSent?.(sentAs(message));
  }
}

/** Whether it settles before so many milliseconds are over. */
async function isSettled(work: Promise<unknown>, within: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), within);
  });
  const settled = work.then(
    () => true,
    () => true,
  );
  const inTime = await Promise.race([settled, late]);
  clearTimeout(timer);
  return inTime;
}

const sentAs = ({ channelId, id }: { channelId: string; id: string }) => ({ channelId, messageId: id });

export const payload = (reply: ReadyReply) =>
  ({
    embeds: reply.embeds,
    components: reply.components,
    ...(reply.files ? { files: attached(reply.files) } : {}),
    ...(reply.private ? { flags: MessageFlags.Ephemeral } : {}),
  }) satisfies InteractionReplyOptions;

/** An edit keeps who sees the message, so it takes no flag; pictures of the card before go. */
const editPayload = ({ embeds, components, files = [] }: ReadyReply) => ({
  embeds,
  components,
  files: attached(files),
  attachments: [],
});

export const attached = (files: readonly ReadyFile[]) =>
  files.map(({ name, data, alt }) => ({
    name,
    attachment: data,
    ...(alt ? { description: clip(alt, LIMITS.attachmentDescription) } : {}),
  }));
