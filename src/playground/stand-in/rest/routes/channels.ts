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
import { setArchived, startThread } from '../../messages/threads.ts';
import { parseForm } from '../../validation/form.ts';
import { Flag, type MessageForm } from '../../validation/messages.ts';
import { channelObject, isText } from '../../world/objects.ts';
import { type ChannelState, isVoice, type StoredMessage } from '../../world/state.ts';
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

/** What sending this needs, beyond seeing the channel. */
function requireSending(discord: Discord, channel: ChannelState, form: MessageForm, files: number): void {
  if (!isText(channel)) throw refusal('notText');
  let needed: bigint = channel.thread ? Permission.SendMessagesInThreads : Permission.SendMessages;
  if (form.embeds?.length) needed |= Permission.EmbedLinks;
  if (files > 0) needed |= Permission.AttachFiles;
  if (form.tts) needed |= Permission.SendTTSMessages;
  if (form.message_reference) needed |= Permission.ReadMessageHistory;
  if (form.poll) needed |= Permission.SendPolls;
  if (channel.guildId === undefined) needed = 0n;
  requireBotPermission(discord, channel, needed);
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
      if (channel.guildId === undefined || channel.thread || isVoice(channel)) {
        throw invalidField(['channel_id'], 'CHANNEL_TYPE_INVALID', 'Threads start from server channels');
      }
      requireBotPermission(call.discord, channel, Permission.CreatePublicThreads);
      const stored = messageOf(channel, call.params['message']);
      return { status: 201, body: startThread(call.discord, channel, stored, call.body) };
    },
  },
];
