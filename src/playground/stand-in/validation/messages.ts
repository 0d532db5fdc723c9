/** Bodies that make or edit a message (Discord docs, Message Resource; Receiving and Responding; Webhook Resource). */
import { z } from 'zod';
import { fault, list, snowflake, text, wholeNumber } from './checks.ts';
import { legacyComponents, v2Components } from './components.ts';
import { embeds } from './embeds.ts';
import { poll } from './polls.ts';

/** Which request the body belongs to: each takes other flags and fields. */
export type MessageKind = 'create' | 'post' | 'callback' | 'follow-up' | 'edit';

export const Flag = {
  Crossposted: 1,
  SuppressEmbeds: 4,
  HasThread: 32,
  Ephemeral: 64,
  Loading: 128,
  SuppressNotifications: 4096,
  VoiceMessage: 8192,
  ComponentsV2: 32768,
} as const;

const SENDABLE = Flag.SuppressEmbeds | Flag.SuppressNotifications | Flag.ComponentsV2;

/** Flags that may be set. An edit ignores all it cannot change, without an error (Edit Message). */
const FLAGS: Record<MessageKind, number> = {
  create: SENDABLE | Flag.VoiceMessage,
  // Of a forum's post (Channel Resource: Forum and Media Thread Message Params Object).
  post: Flag.SuppressEmbeds | Flag.SuppressNotifications,
  callback: SENDABLE | Flag.VoiceMessage | Flag.Ephemeral,
  'follow-up': SENDABLE | Flag.Ephemeral,
  edit: -1,
};

function flags(allowed: number) {
  return wholeNumber(0, 2 ** 31 - 1).superRefine((value, ctx) => {
    const wrong = value & ~allowed;
    if (wrong !== 0) {
      ctx.addIssue(fault('MESSAGE_FLAGS_INVALID', `Flag bits ${wrong} cannot be set in this request`));
    }
  });
}

/** A deferred answer can be made private and nothing else. */
export const deferredData = z.object({ flags: flags(Flag.Ephemeral).nullish() }).nullish();

const idList = list(snowflake, { max: 100 }).superRefine((ids, ctx) => {
  if (new Set(ids).size !== ids.length) {
    ctx.addIssue(fault('SET_TYPE_ALREADY_CONTAINS_VALUE', 'The set already contains this value'));
  }
});

const allowedMentions = z
  .object({
    parse: z.array(z.enum(['users', 'roles', 'everyone'])).nullish(),
    users: idList.nullish(),
    roles: idList.nullish(),
    replied_user: z.boolean().nullish(),
  })
  .superRefine((value, ctx) => {
    for (const field of ['users', 'roles'] as const) {
      if (!value[field]?.length || !value.parse?.includes(field)) continue;
      const message = `parse:["${field}"] and ${field}: [ids...] are mutually exclusive.`;
      ctx.addIssue(fault('MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message));
    }
  });

export type AllowedMentions = z.output<typeof allowedMentions>;

const nonce = z.union([z.int(), text({ min: 1, max: 25 })]);

const attachments = list(
  z.object({
    id: z.union([z.string(), z.int().nonnegative()]).transform(String),
    filename: text({ min: 1, max: 1024 }).nullish(),
    description: text({ max: 1024 }).nullish(),
  }),
  { max: 10 },
).superRefine((all, ctx) => {
  const seen = new Set<string>();
  all.forEach(({ id }, index) => {
    if (seen.has(id)) {
      ctx.addIssue(fault('ATTACHMENT_ID_DUPLICATED', 'Attachment id is already used', [index, 'id']));
    }
    seen.add(id);
  });
});

const shared = {
  content: text({ max: 2000 }).nullish(),
  tts: z.boolean().nullish(),
  embeds: embeds.nullish(),
  allowed_mentions: allowedMentions.nullish(),
  attachments: attachments.nullish(),
  sticker_ids: list(snowflake, { max: 3 }).nullish(),
  poll: poll.nullish(),
};

const createOnly = {
  nonce: nonce.nullish(),
  enforce_nonce: z.boolean().nullish(),
  message_reference: z
    .object({
      type: z.literal([0, 1]).nullish(),
      message_id: snowflake,
      channel_id: snowflake.nullish(),
      guild_id: snowflake.nullish(),
      fail_if_not_exists: z.boolean().nullish(),
    })
    .superRefine((value, ctx) => {
      if (value.type === 1 && value.channel_id == null) {
        ctx.addIssue(fault('BASE_TYPE_REQUIRED', 'This field is required', ['channel_id']));
      }
    })
    .nullish(),
};

const LEGACY_FIELDS = ['content', 'embeds', 'sticker_ids', 'poll'] as const;

/** The schema of one kind of request, for a message that is or becomes V2 or stays legacy. */
function schemaFor(kind: MessageKind, v2: boolean) {
  const fields = z.object({
    ...shared,
    ...(kind === 'create' ? createOnly : {}),
    flags: flags(FLAGS[kind]).nullish(),
    components: (v2 ? v2Components : legacyComponents).nullish(),
  });
  if (!v2) return fields;
  return fields.superRefine((value, ctx) => {
    for (const field of LEGACY_FIELDS) {
      const given = value[field];
      if (given == null || given === '' || (Array.isArray(given) && given.length === 0)) continue;
      const message = `The \`${field}\` field cannot be used when using MessageFlags.IS_COMPONENTS_V2`;
      ctx.addIssue(fault('MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message, [field]));
    }
  });
}

/** A checked body; fields that only Create Message knows are absent elsewhere. */
export interface MessageForm extends z.output<ReturnType<typeof plainSchema>> {
  nonce?: string | number | null | undefined;
  enforce_nonce?: boolean | null | undefined;
  message_reference?: z.output<typeof createOnly.message_reference>;
}

const plainSchema = () =>
  z.object({ ...shared, flags: z.number().nullish(), components: z.array(z.unknown()).nullish() });

const schemasFor = (kind: MessageKind) => ({ legacy: schemaFor(kind, false), v2: schemaFor(kind, true) });

const SCHEMAS = {
  create: schemasFor('create'),
  post: schemasFor('post'),
  callback: schemasFor('callback'),
  'follow-up': schemasFor('follow-up'),
  edit: schemasFor('edit'),
} satisfies Record<MessageKind, unknown>;

/**
 * The schema for a body of that kind. `wasV2` tells whether the edited message already is V2: the flag
 * can be added by an edit and never removed.
 */
export function messageSchema(kind: MessageKind, body: unknown, wasV2 = false): z.ZodType<MessageForm> {
  const flag = (body as { flags?: unknown } | null | undefined)?.flags;
  const v2 = wasV2 || (typeof flag === 'number' && (flag & Flag.ComponentsV2) !== 0);
  return SCHEMAS[kind][v2 ? 'v2' : 'legacy'] as unknown as z.ZodType<MessageForm>;
}
