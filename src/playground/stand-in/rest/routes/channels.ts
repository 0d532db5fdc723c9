import { ChannelType, PermissionFlagsBits as Permission } from 'discord.js';
import { z } from 'zod';
import type { Discord } from '../../discord.ts';
import { invalidField, refusal } from '../../errors.ts';
import { announce } from '../../messages/deliver.ts';
import {
  checkDraft,
  createMessage,
  deleteMessage,
  editMessage,
  requireBotPermission,
} from '../../messages/messages.ts';
import { setArchived, startPost, startThread } from '../../messages/threads.ts';
import { parseForm } from '../../validation/form.ts';
import { Flag, type MessageForm } from '../../validation/messages.ts';
import { channelObject, isText } from '../../world/objects.ts';
import { channelPermissions, has } from '../../world/permissions.ts';
import { type ChannelState, isForum, isVoice, type StoredMessage } from '../../world/state.ts';
import type { Answer, Call, Route } from '../router.ts';

/** A channel that the bot can see. Throws 10003 when there is none, 50001 when it is hidden from it. */
function channelOf({ discord, params }: Call): ChannelState {
  const channel = discord.world.channels.get(params['channel'] ?? '');
  if (!channel) throw refusal('unknownChannel');
  requireBotPermission(discord, channel, Permission.ViewChannel);
  return channel;
}

/** A message by its id; private replies exist only for their interaction's token. */
function messageOf(channel: ChannelState, id: string | undefined): StoredMessage {
  const stored = channel.messages.get(id ?? '');
  if (!stored || stored.ephemeralFor !== undefined) throw refusal('unknownMessage');
  return stored;
}

/** What is in a message needs, wherever it is sent. */
function neededFor(
  form: Pick<MessageForm, 'embeds' | 'tts' | 'message_reference' | 'poll'>,
  files: number,
): bigint {
  let needed = 0n;
  if (form.embeds?.length) needed |= Permission.EmbedLinks;
  if (files > 0) needed |= Permission.AttachFiles;
  if (form.tts) needed |= Permission.SendTTSMessages;
  if (form.message_reference) needed |= Permission.ReadMessageHistory;
  if (form.poll) needed |= Permission.SendPolls;
  return needed;
}

/** What sending this needs, beyond seeing the channel. */
function requireSending(discord: Discord, channel: ChannelState, form: MessageForm, files: number): void {
  if (!isText(channel)) throw refusal('notText');
  const place = channel.thread ? Permission.SendMessagesInThreads : Permission.SendMessages;
  const needed = channel.guildId === undefined ? 0n : place | neededFor(form, files);
  requireBotPermission(discord, channel, needed);
}

/** A forum's post needs SEND_MESSAGES, and no right to create threads (Start Thread in Forum or Media Channel). */
function post(call: Call): Answer {
  const { discord, body, uploads } = call;
  const channel = channelOf(call);
  // Elsewhere a thread is started without a message, which no bot here does.
  if (!isForum(channel)) throw new Error('threads without a message are started in forums alone');
  const { message } = (body ?? {}) as { message?: unknown };
  const form = checkDraft({ kind: 'post', body: message, uploads });
  requireBotPermission(discord, channel, Permission.SendMessages | neededFor(form, uploads.length));
  const bits = channelPermissions(discord.world, channel, discord.world.application.id);
  const mayModerate = has(bits, Permission.ManageThreads);
  return { status: 201, body: startPost(discord, channel, body, uploads, mayModerate) };
}

const archivedPage = z.object({
  limit: z.coerce.number().int().min(2).max(100).optional(),
  before: z.iso.datetime({ offset: true }).optional(),
});

/** Those archived last come first (List Public Archived Threads). */
function listArchived(call: Call): Answer {
  const { discord } = call;
  const channel = channelOf(call);
  requireBotPermission(discord, channel, Permission.ReadMessageHistory);
  const { limit = 50, before } = parseForm(archivedPage, Object.fromEntries(call.query));
  const threads = [...discord.world.channels.values()]
    .flatMap((each) =>
      each.parentId === channel.id && each.thread?.archived ? [{ each, thread: each.thread }] : [],
    )
    .filter(({ thread }) => before === undefined || Date.parse(thread.archivedAt) < Date.parse(before))
    .sort((a, b) => Date.parse(b.thread.archivedAt) - Date.parse(a.thread.archivedAt));
  const shown = threads
    .slice(0, limit)
    .map(({ each }) => channelObject(discord.world, each, discord.world.application.id));
  return { status: 200, body: { threads: shown, members: [], has_more: threads.length > limit } };
}

function sendMessage(call: Call): Answer {
  const { discord, body, uploads } = call;
  const channel = channelOf(call);
  const draft = { kind: 'create', body, uploads } as const;
  const form = checkDraft(draft);
  requireSending(discord, channel, form, uploads.length);
  const nonce = form.enforce_nonce ? form.nonce : null;
  const known = nonce == null ? undefined : discord.nonces.find(nonce);
  if (known) {
    const earlier = discord.world.channels.get(known.channelId)?.messages.get(known.messageId);
    // Staff on discord-api-docs PR 6647: a repeat after the message was deleted fails rather than posts.
    if (!earlier) throw refusal('unknownMessage');
    return { status: 200, body: earlier.message };
  }
  setArchived(discord, channel, false);
  const { message } = createMessage(discord, { channel, authorId: discord.world.application.id }, draft);
  if (nonce != null) discord.nonces.remember(nonce, channel.id, message.id);
  return { status: 200, body: message };
}

const page = z.object({
  limit: z.coerce.number().int().min(1).max(100).optional(),
  before: z.string().optional(),
  after: z.string().optional(),
  around: z.string().optional(),
});

function listMessages(call: Call): Answer {
  const channel = channelOf(call);
  const { limit = 50, before, after, around } = parseForm(page, Object.fromEntries(call.query));
  const visible = [...channel.messages.values()]
    .filter((each) => each.ephemeralFor === undefined)
    .map((each) => each.message)
    .reverse();
  if (!mayRead(call.discord, channel)) return { status: 200, body: [] };
  const id = ({ id: each }: { id: string }) => BigInt(each);
  if (before)
    return { status: 200, body: visible.filter((each) => id(each) < BigInt(before)).slice(0, limit) };
  if (after) return { status: 200, body: visible.filter((each) => id(each) > BigInt(after)).slice(-limit) };
  if (around) {
    const newer = visible.filter((each) => id(each) > BigInt(around)).slice(-Math.floor(limit / 2));
    const rest = visible.filter((each) => id(each) <= BigInt(around));
    return { status: 200, body: [...newer, ...rest.slice(0, limit - newer.length)] };
  }
  return { status: 200, body: visible.slice(0, limit) };
}

/** Without READ_MESSAGE_HISTORY a list is empty (Discord docs, Get Channel Messages). */
function mayRead(discord: Discord, channel: ChannelState): boolean {
  try {
    requireBotPermission(discord, channel, Permission.ReadMessageHistory);
    return true;
  } catch {
    return false;
  }
}

function patchMessage(call: Call): Answer {
  const { discord, params, body, uploads } = call;
  const channel = channelOf(call);
  const stored = messageOf(channel, params['message']);
  if (stored.message.author.id !== discord.world.application.id) throw refusal('notYourMessage');
  if (channel.thread?.archived) throw refusal('archivedThread');
  return { status: 200, body: editMessage(discord, channel, stored, body, uploads).message };
}

function removeMessage(call: Call): Answer {
  const { discord, params } = call;
  const channel = channelOf(call);
  const stored = messageOf(channel, params['message']);
  if (stored.message.author.id !== discord.world.application.id) {
    requireBotPermission(discord, channel, Permission.ManageMessages);
  }
  deleteMessage(discord, channel, stored);
  return { status: 204 };
}

/** Publishes a message of an announcement channel to all who follow it (Discord docs, Crosspost Message). */
function crosspost(call: Call): Answer {
  const { discord, params } = call;
  const channel = channelOf(call);
  if (channel.type !== ChannelType.GuildAnnouncement) throw refusal('wrongChannelType');
  const stored = messageOf(channel, params['message']);
  const own = stored.message.author.id === discord.world.application.id;
  requireBotPermission(discord, channel, own ? Permission.SendMessages : Permission.ManageMessages);
  const flags = stored.message.flags ?? 0;
  if (flags & Flag.Crossposted) throw refusal('alreadyCrossposted');
  stored.message = { ...stored.message, flags: flags | Flag.Crossposted };
  announce(discord, channel, stored, 'update');
  return { status: 200, body: stored.message };
}

export const channelRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/channels/:channel',
    auth: 'bot',
    handle: (call) => {
      const { world } = call.discord;
      return { status: 200, body: channelObject(world, channelOf(call), world.application.id) };
    },
  },
  { method: 'POST', path: '/channels/:channel/threads', auth: 'bot', handle: post },
  { method: 'GET', path: '/channels/:channel/threads/archived/public', auth: 'bot', handle: listArchived },
  { method: 'GET', path: '/channels/:channel/messages', auth: 'bot', handle: listMessages },
  { method: 'POST', path: '/channels/:channel/messages', auth: 'bot', handle: sendMessage },
  {
    method: 'GET',
    path: '/channels/:channel/messages/:message',
    auth: 'bot',
    handle: (call) => {
      const channel = channelOf(call);
      requireBotPermission(call.discord, channel, Permission.ReadMessageHistory);
      return { status: 200, body: messageOf(channel, call.params['message']).message };
    },
  },
  { method: 'PATCH', path: '/channels/:channel/messages/:message', auth: 'bot', handle: patchMessage },
  { method: 'DELETE', path: '/channels/:channel/messages/:message', auth: 'bot', handle: removeMessage },
  {
    method: 'POST',
    path: '/channels/:channel/messages/:message/crosspost',
    auth: 'bot',
    handle: crosspost,
  },
  {
    method: 'POST',
    path: '/channels/:channel/messages/:message/threads',
    auth: 'bot',
    handle: (call) => {
      const channel = channelOf(call);
      if (channel.guildId === undefined || channel.thread || isVoice(channel) || isForum(channel)) {
        throw invalidField(['channel_id'], 'CHANNEL_TYPE_INVALID', 'Threads start from server channels');
      }
      requireBotPermission(call.discord, channel, Permission.CreatePublicThreads);
      const stored = messageOf(channel, call.params['message']);
      return { status: 201, body: startThread(call.discord, channel, stored, call.body) };
    },
  },
];
