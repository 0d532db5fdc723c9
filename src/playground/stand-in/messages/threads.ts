import { ChannelType, GatewayIntentBits } from 'discord.js';
import { z } from 'zod';
import type { Discord } from '../discord.ts';
import { refusal } from '../errors.ts';
import { text, wholeNumber } from '../validation/checks.ts';
import { parseForm } from '../validation/form.ts';
import { Flag } from '../validation/messages.ts';
import { channelObject } from '../world/objects.ts';
import type { ChannelState, StoredMessage } from '../world/state.ts';
import { announce } from './deliver.ts';
import { instant } from './messages.ts';

/** Archives a thread or opens it again, as a new message in it does (Discord docs, Threads: Active & Archived). */
export function setArchived(discord: Discord, channel: ChannelState, archived: boolean): void {
  if (!channel.thread || channel.thread.archived === archived) return;
  channel.thread.archived = archived;
  const shown = channelObject(discord.world, channel, discord.world.application.id);
  discord.dispatch('THREAD_UPDATE', shown, { guildId: channel.guildId, intent: GatewayIntentBits.Guilds });
}

const threadForm = z.object({
  name: text({ min: 1, max: 100 }),
  /** Minutes. */
  auto_archive_duration: z.literal([60, 1440, 4320, 10080]).nullish(),
  rate_limit_per_user: wholeNumber(0, 21_600).nullish(),
});

/**
 * Starts a public thread on a message; it has the message's id (Discord docs, Channel Resource: Start
 * Thread from Message). Throws 160004 for a second one.
 */
export function startThread(
  discord: Discord,
  channel: ChannelState,
  stored: StoredMessage,
  body: unknown,
): object {
  const { world } = discord;
  const form = parseForm(threadForm, body ?? {});
  const { id } = stored.message;
  if (world.channels.has(id)) throw refusal('threadExists');
  const announcements = channel.type === ChannelType.GuildAnnouncement;
  const thread: ChannelState = {
    ...channel,
    id,
    type: announcements ? ChannelType.AnnouncementThread : ChannelType.PublicThread,
    name: form.name,
    topic: null,
    parentId: channel.id,
    overwrites: [],
    messages: new Map(),
    thread: {
      ownerId: world.application.id,
      autoArchive: form.auto_archive_duration ?? 4320,
      created: instant(discord.now()),
      archived: false,
    },
  };
  world.channels.set(id, thread);
  const shown = channelObject(world, thread, world.application.id);
  const flags = (stored.message.flags ?? 0) | Flag.HasThread;
  stored.message = { ...stored.message, flags, thread: shown } as StoredMessage['message'];
  discord.dispatch(
    'THREAD_CREATE',
    { ...shown, newly_created: true },
    { guildId: channel.guildId, intent: GatewayIntentBits.Guilds },
  );
  announce(discord, channel, stored, 'update');
  const members = channel.guildId ? world.guilds.get(channel.guildId)?.members.keys() : undefined;
  discord.feeds.tellAll(members ?? [], { type: 'channels-update' });
  return shown;
}
