import { PermissionFlagsBits as Permission } from 'discord.js';
import type { InteractionOutcome } from '../../client.ts';
import { type Discord, guildOfApp } from '../discord.ts';
import { interactionMetadata, interactionPayload, type Occasion } from '../interactions/payload.ts';
import { InteractionKind, type InteractionState } from '../interactions/store.ts';
import { channelPermissions, has } from '../world/permissions.ts';

/** How an interaction went, for the member's app. */
export type Settled = InteractionOutcome | { kind: 'choices'; choices: unknown[] };

/** What the app shows when no answer came in time. */
const FAILURES: Record<number, string> = {
  [InteractionKind.Command]: 'The application did not respond',
  [InteractionKind.Component]: 'This interaction failed',
  [InteractionKind.Autocomplete]: 'Loading options failed',
  [InteractionKind.ModalSubmit]: 'Something went wrong. Try again.',
};

/** How often the clock is looked at; it may be one that a test moves by hand. */
const LOOK_EVERY = 15;

interface More {
  /** Fields of `interaction_metadata` that only this kind has. */
  metadata?: object;
  legacy?: object;
  /** Message type of the answer: 20 for slash commands, 23 for the menus. */
  replyType?: number;
  focusedType?: number | undefined;
}

/** Sends an interaction to the bot and waits for its first answer, at most three seconds. */
export function begin(discord: Discord, occasion: Occasion, more: More = {}): Promise<Settled> {
  const { kind, userId, channel, owners, source } = occasion;
  const id = discord.newId();
  const token = Buffer.from(`interaction:${id}:${discord.secret(120)}`).toString('base64url');
  const outside = channel.guildId !== undefined && !guildOfApp(discord, channel.guildId);
  const external = has(channelPermissions(discord.world, channel, userId), Permission.UseExternalApps);
  const { promise, resolve } = Promise.withResolvers<Settled>();
  const interaction: InteractionState = {
    id,
    token,
    kind,
    createdAt: discord.now(),
    userId,
    channelId: channel.id,
    followUps: 0,
    userInstallOnly: outside,
    forcedEphemeral: outside && !external,
    owners,
    metadata: interactionMetadata(discord, id, kind, userId, owners, more.metadata ?? {}),
    ...(more.legacy && { legacy: { id, ...more.legacy } }),
    replyType: more.replyType ?? 0,
    ...(more.focusedType !== undefined && { focusedType: more.focusedType }),
    ...(source && { sourceMessageId: source.message.id }),
    settle: (outcome) => {
      clearInterval(watch);
      resolve(outcome);
    },
  };
  const watch = setInterval(() => {
    if (discord.interactions.inTime(interaction)) return;
    interaction.expired = true;
    const error = { message: FAILURES[kind] ?? 'This interaction failed' };
    interaction.settle({ kind: 'failed', error });
    if (kind === InteractionKind.Autocomplete) return;
    discord.feeds.tell(userId, { type: 'interaction-failed', channelId: channel.id, error });
  }, LOOK_EVERY).unref();
  discord.interactions.add(interaction);
  discord.dispatch('INTERACTION_CREATE', interactionPayload(discord, interaction, occasion), {
    guildId: channel.guildId,
  });
  return promise;
}
