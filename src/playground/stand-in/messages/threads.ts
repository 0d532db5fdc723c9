import { ChannelType, GatewayIntentBits } from 'discord.js';
import { z } from 'zod';
import type { Discord } from '../discord.ts';
import { invalidField, refusal } from '../errors.ts';
import { list, snowflake, text, wholeNumber } from '../validation/checks.ts';
import { parseForm } from '../validation/form.ts';
import { Flag } from '../validation/messages.ts';
import { channelObject } from '../world/objects.ts';
import type { ChannelState, StoredMessage } from '../world/state.ts';
import { announce } from './deliver.ts';
import type { Upload } from './files.ts';
import { createMessage, instant } from './messages.ts';

/** Archives a thread or opens it again, as a new message in it does (Discord docs, Threads: Active & Archived). */
export function setArchived(discord: Discord, channel: ChannelState, archived: boolean): void {
  if (!channel.thread || channel.thread.archived === archived) return;
  channel.thread.archived = archived;
  channel.thread.archivedAt = instant(discord.now());
  const shown = channelObject(discord.world, channel, discord.world.application.id);
  discord.dispatch('THREAD_UPDATE', shown, { guildId: channel.guildId, intent: GatewayIntentBits.Guilds });
}

const threadFields = {
  name: text({ min: 1, max: 100 }),
  /** Minutes. */
  auto_archive_duration: z.literal([60, 1440, 4320, 10080]).nullish(),
  rate_limit_per_user: wholeNumber(0, 21_600).nullish(),
};

const threadForm = z.object(threadFields);

/** Without its message, which is checked as messages are. */
const postForm = z.object({
  ...threadFields,
  applied_tags: list(snowflake, { max: 5 }).nullish(),
  message: z.looseObject({}),
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
  const form = parseForm(threadForm, body ?? {});
  const { id } = stored.message;
  if (discord.world.channels.has(id)) throw refusal('threadExists');
  const shown = open(discord, channel, threadIn(discord, channel, id, form));
  const flags = (stored.message.flags ?? 0) | Flag.HasThread;
  stored.message = { ...stored.message, flags, thread: shown } as StoredMessage['message'];
  announce(discord, channel, stored, 'update');
  return shown;
}

/**
 * Starts a thread in a forum with its first message, which has its id (Discord docs, Channel Resource: Start Thread in
 * Forum or Media Channel). No nonce: two such requests make two. Throws 40067 where a tag is missing.
 */
export function startPost(
  discord: Discord,
  channel: ChannelState,
  body: unknown,
  uploads: readonly Upload[],
  mayModerate: boolean,
): object {
  const { message: first, applied_tags: tags, ...form } = parseForm(postForm, body ?? {});
  const applied = tags ?? [];
  for (const [index, id] of applied.entries()) {
    const tag = channel.tags.find((each) => each.id === id);
    if (!tag)
      throw invalidField(['applied_tags', index], 'BASE_TYPE_CHOICES', 'Value must be one of the tags');
    if (tag.moderated && !mayModerate) throw refusal('missingPermissions');
  }
  if (channel.requiresTag && applied.length === 0) throw refusal('tagRequired');
  const thread = threadIn(discord, channel, discord.newId(), form, applied);
  const origin = { channel: thread, id: thread.id, authorId: discord.world.application.id };
  const { message } = createMessage(
    discord,
    { ...origin, begins: () => open(discord, channel, thread) },
    { kind: 'post', body: first, uploads },
  );
  return { ...channelObject(discord.world, thread, discord.world.application.id), message };
}

function threadIn(
  discord: Discord,
  channel: ChannelState,
  id: string,
  form: z.output<typeof threadForm>,
  tags: string[] = [],
): ChannelState {
  const announcements = channel.type === ChannelType.GuildAnnouncement;
  const created = instant(discord.now());
  return {
    ...channel,
    id,
    type: announcements ? ChannelType.AnnouncementThread : ChannelType.PublicThread,
    name: form.name,
    topic: null,
    parentId: channel.id,
    overwrites: [],
    tags: [],
    requiresTag: false,
    messages: new Map(),
    thread: {
      ownerId: discord.world.application.id,
      autoArchive: form.auto_archive_duration ?? 4320,
      ...{ created, archivedAt: created, archived: false, tags },
    },
  };
}

/** Puts a thread into the world and tells of it. */
function open(discord: Discord, { guildId }: ChannelState, thread: ChannelState): object {
  const { world } = discord;
  world.channels.set(thread.id, thread);
  const shown = channelObject(world, thread, world.application.id);
  const destination = { guildId, intent: GatewayIntentBits.Guilds };
  discord.dispatch('THREAD_CREATE', { ...shown, newly_created: true }, destination);
  const members = guildId ? world.guilds.get(guildId)?.members.keys() : undefined;
  discord.feeds.tellAll(members ?? [], { type: 'places-update' });
  return shown;
}
