/** Making, editing and deleting messages, whoever asks for it. */
import {
  type APIMessage,
  type APIMessageReference,
  MessageType,
  PermissionFlagsBits as Permission,
} from 'discord.js';
import { type Discord, guildOfApp } from '../discord.ts';
import { invalidField, refusal } from '../errors.ts';
import { parseForm } from '../validation/form.ts';
import { Flag, type MessageForm, type MessageKind, messageSchema } from '../validation/messages.ts';
import { userObject } from '../world/objects.ts';
import { channelPermissions, has } from '../world/permissions.ts';
import type { ChannelState, StoredMessage } from '../world/state.ts';
import { announce, announceDeletion } from './deliver.ts';
import { mergeFiles, type Upload } from './files.ts';
import { mentionsOf } from './mentions.ts';
import { pollObject } from './poll.ts';
import { displayedTexts, shapeComponents, shapeEmbeds } from './shape.ts';

/** A request's body and files, before any check. */
interface Draft {
  kind: MessageKind;
  body: unknown;
  uploads: readonly Upload[];
}

/** What the maker of a message adds to what the request says. */
export interface Origin {
  channel: ChannelState;
  /** A new one unless told: a forum's post has its thread's. */
  id?: string;
  authorId: string;
  ephemeralFor?: string | undefined;
  /** Called once nothing is wrong with it, before anybody is told: makes the channel that it begins. */
  begins?: () => void;
  /** Fields of interaction replies, replies and system messages. */
  fields?: Partial<APIMessage>;
  /** Kept out of the channel's announcements until something is edited in. */
  loading?: boolean;
}

/** Discord writes instants with microseconds and a zone. */
export function instant(at: number): string {
  return new Date(at).toISOString().replace('Z', '000+00:00');
}

/** Checks a body against what that request may say. Throws 50035. */
export function checkDraft(draft: Draft, wasV2 = false): MessageForm {
  const body = draft.body ?? {};
  return parseForm(messageSchema(draft.kind, body, wasV2), body);
}

interface Drawn {
  files: StoredMessage['files'];
  shown: Partial<APIMessage>;
}

/** The visible part of a message out of a form; on an edit only of the fields that the form has. */
function draw(
  discord: Discord,
  origin: Origin,
  draft: Draft,
  form: MessageForm,
  before?: StoredMessage,
): Drawn {
  const ephemeral = origin.ephemeralFor !== undefined;
  const place = { files: discord.files, origin: discord.origin, newId: discord.newId };
  const files = mergeFiles(
    { ...place, channelId: origin.channel.id, ephemeral },
    form,
    draft.uploads,
    before?.files ?? [],
  );
  const used = new Set<string>();
  const shown: Partial<APIMessage> = {};
  if (!before || form.content !== undefined) shown.content = (form.content ?? '').trim();
  if (!before || form.embeds !== undefined) shown.embeds = shapeEmbeds(form.embeds ?? [], files, used);
  if (!before || form.components !== undefined) {
    shown.components = shapeComponents(form.components ?? [], files, used, discord.newId);
  }
  const inUse = JSON.stringify([
    shown.embeds ?? before?.message.embeds,
    shown.components ?? before?.message.components,
  ]);
  shown.attachments = files.filter((file) => !used.has(file.id) && !inUse.includes(file.url));
  return { files, shown };
}

function isEmpty(message: Partial<APIMessage>, files: readonly unknown[]): boolean {
  const visible = message.content || message.embeds?.length || message.components?.length;
  return !visible && files.length === 0 && !message.poll && !message.message_snapshots?.length;
}

function pings(
  discord: Discord,
  origin: Origin,
  kind: MessageKind,
  form: MessageForm,
  message: Partial<APIMessage>,
) {
  const { world } = discord;
  const bits = channelPermissions(world, origin.channel, origin.authorId);
  const onChannel =
    kind === 'create' || kind === 'post' || (kind === 'edit' && message.webhook_id === undefined);
  return mentionsOf(
    world,
    origin.channel,
    [message.content ?? '', ...displayedTexts(message.components ?? [])],
    {
      allowed: form.allowed_mentions,
      byDefault: onChannel ? ['users', 'roles', 'everyone'] : ['users'],
      mayMentionAll: has(bits, Permission.MentionEveryone),
      repliedTo: kind === 'create' ? message.referenced_message?.author.id : undefined,
    },
  );
}

/**
 * Makes a message and tells everyone who may see it. Throws 50006 when it would be empty, 50035 when
 * it names files it does not have.
 */
export function createMessage(discord: Discord, origin: Origin, draft: Draft): StoredMessage {
  const form = checkDraft(draft);
  if (form.sticker_ids?.length) throw refusal('invalidSticker');
  const id = origin.id ?? discord.newId();
  const { files, shown } = draw(discord, origin, draft, form);
  const flags = (form.flags ?? 0) | (origin.ephemeralFor !== undefined ? Flag.Ephemeral : 0);
  const extra = { ...replyFields(discord, origin, form), ...origin.fields };
  const message: Partial<APIMessage> = {
    type: MessageType.Default,
    ...shown,
    ...(form.poll && { poll: pollObject(form.poll, discord.now()) }),
    flags,
    id,
    channel_id: origin.channel.id,
    author: userObject(discord.world, origin.authorId),
    timestamp: instant(discord.now()),
    edited_timestamp: null,
    pinned: false,
    tts: form.tts ?? false,
    ...(origin.channel.thread && { position: origin.channel.messages.size }),
    ...(form.nonce != null && { nonce: form.nonce }),
    ...extra,
  };
  if (isEmpty(message, files)) throw refusal('emptyMessage');
  Object.assign(message, pings(discord, origin, draft.kind, form, message));
  origin.begins?.();
  return store(discord, origin, message as APIMessage, files, true);
}

/** The "is thinking" message of a deferred answer. */
export function createLoading(discord: Discord, origin: Origin): StoredMessage {
  const message = {
    type: MessageType.Default,
    content: '',
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    attachments: [],
    embeds: [],
    components: [],
    flags: Flag.Loading | (origin.ephemeralFor !== undefined ? Flag.Ephemeral : 0),
    id: discord.newId(),
    channel_id: origin.channel.id,
    author: userObject(discord.world, origin.authorId),
    timestamp: instant(discord.now()),
    edited_timestamp: null,
    pinned: false,
    tts: false,
    ...origin.fields,
  };
  return store(discord, origin, message as unknown as APIMessage, [], false);
}

function store(
  discord: Discord,
  { channel, ephemeralFor }: Origin,
  message: APIMessage,
  files: StoredMessage['files'],
  answered: boolean,
): StoredMessage {
  const stored: StoredMessage = { message, files, answered, dismissedBy: new Set() };
  if (ephemeralFor !== undefined) stored.ephemeralFor = ephemeralFor;
  channel.messages.set(message.id, stored);
  announce(discord, channel, stored, 'create');
  return stored;
}

/** Fields of a message that answers another one, or forwards it (Discord docs, Message Reference Types). */
function replyFields(discord: Discord, origin: Origin, form: MessageForm): Partial<APIMessage> {
  const reference = form.message_reference;
  if (!reference) return {};
  const channel = discord.world.channels.get(reference.channel_id ?? origin.channel.id);
  const found = channel?.messages.get(reference.message_id);
  if (!channel || !found || found.ephemeralFor !== undefined) {
    if (reference.fail_if_not_exists === false && reference.type !== 1) return {};
    throw invalidField(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message');
  }
  const message_reference = {
    type: reference.type ?? 0,
    message_id: reference.message_id,
    channel_id: channel.id,
    ...(channel.guildId && { guild_id: channel.guildId }),
  } as APIMessageReference;
  if (reference.type !== 1) {
    return { type: MessageType.Reply, message_reference, referenced_message: found.message };
  }
  const { type, content, embeds, attachments, timestamp, edited_timestamp, flags, mentions, mention_roles } =
    found.message;
  const message = {
    type,
    content,
    embeds,
    attachments,
    timestamp,
    edited_timestamp,
    flags,
    mentions,
    mention_roles,
  };
  return { message_reference, message_snapshots: [{ message }] } as unknown as Partial<APIMessage>;
}

/** Edits a message and tells everyone who may see it. Throws as {@link createMessage}. */
export function editMessage(
  discord: Discord,
  channel: ChannelState,
  stored: StoredMessage,
  body: unknown,
  uploads: readonly Upload[],
): StoredMessage {
  const before = stored.message;
  const draft: Draft = { kind: 'edit', body, uploads };
  const oldFlags = before.flags ?? 0;
  const form = checkDraft(draft, (oldFlags & Flag.ComponentsV2) !== 0);
  const origin: Origin = { channel, authorId: before.author.id, ephemeralFor: stored.ephemeralFor };
  const { files, shown } = draw(discord, origin, draft, form, stored);
  const message: APIMessage = { ...before, ...shown, flags: editedFlags(oldFlags, form.flags) };
  // A poll cannot be added later, but it can be what a deferred answer turns out to be.
  if (form.poll && !stored.answered) message.poll = pollObject(form.poll, discord.now());
  if ((message.flags ?? 0) & Flag.ComponentsV2 && (message.content || message.embeds.length)) {
    const field = message.content ? 'content' : 'embeds';
    const text = `The \`${field}\` field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
    throw invalidField([field], 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', text);
  }
  if (isEmpty(message, files)) throw refusal('emptyMessage');
  Object.assign(message, pings(discord, origin, 'edit', form, message));
  if (stored.answered) message.edited_timestamp = instant(discord.now());
  for (const gone of stored.files.filter((old) => !files.includes(old))) {
    discord.files.remove(new URL(gone.url).pathname);
  }
  Object.assign(stored, { message, files, answered: true });
  announce(discord, channel, stored, 'update');
  return stored;
}

/** An edit changes SUPPRESS_EMBEDS and can add IS_COMPONENTS_V2; a deferred answer stops loading. */
function editedFlags(before: number, given: number | null | undefined): number {
  const rest = before & ~Flag.Loading;
  if (given == null) return rest;
  return (rest & ~Flag.SuppressEmbeds) | (given & (Flag.SuppressEmbeds | Flag.ComponentsV2));
}

export function deleteMessage(discord: Discord, channel: ChannelState, stored: StoredMessage): void {
  channel.messages.delete(stored.message.id);
  for (const file of stored.files) discord.files.remove(new URL(file.url).pathname);
  announceDeletion(discord, channel, stored);
}

/** Whether the app may do something in a channel. Throws 50001 when it cannot even see it, else 50013. */
export function requireBotPermission(discord: Discord, channel: ChannelState, needed: bigint): void {
  if (channel.guildId !== undefined && !guildOfApp(discord, channel.guildId)) throw refusal('missingAccess');
  const bits = channelPermissions(discord.world, channel, discord.world.application.id);
  if (!has(bits, Permission.ViewChannel)) throw refusal('missingAccess');
  if (!has(bits, needed)) throw refusal('missingPermissions');
}
