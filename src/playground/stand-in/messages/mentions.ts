/** Who a message pings (Discord docs, Message Resource: Allowed Mentions Object). */
import type { APIUser } from 'discord.js';
import type { AllowedMentions } from '../validation/messages.ts';
import { userObject } from '../world/objects.ts';
import type { ChannelState, WorldState } from '../world/state.ts';

interface Mentions {
  mentions: APIUser[];
  mention_roles: string[];
  mention_everyone: boolean;
}

interface MentionRules {
  allowed: AllowedMentions | null | undefined;
  /** What counts when the request says nothing: everything in Create Message, users alone elsewhere. */
  byDefault: readonly ('users' | 'roles' | 'everyone')[];
  /** Whether the author has MENTION_EVERYONE in the channel. */
  mayMentionAll: boolean;
  /** Author of the message that is replied to. */
  repliedTo?: string | undefined;
}

/** Text without code and without what a backslash escapes: nothing in there mentions anyone. */
function speakable(text: string): string {
  return text.replace(/```[\s\S]*?```|``[^`]*``|`[^`]*`/g, ' ').replace(/\\[<@]/g, ' ');
}

export function mentionsOf(
  world: WorldState,
  channel: ChannelState,
  texts: readonly string[],
  { allowed, byDefault, mayMentionAll, repliedTo }: MentionRules,
): Mentions {
  const text = texts.map(speakable).join('\n');
  const parse = allowed ? (allowed.parse ?? []) : byDefault;
  const found = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];
  const users = found(/<@!?(\d{1,20})>/g).filter(
    (id) => world.users.has(id) && (parse.includes('users') || allowed?.users?.includes(id)),
  );
  if (repliedTo !== undefined && (allowed ? allowed.replied_user : true) && !users.includes(repliedTo)) {
    users.push(repliedTo);
  }
  const guild = world.guilds.get(channel.guildId ?? '');
  const roles = found(/<@&(\d{1,20})>/g).filter((id) => {
    const role = id === guild?.id ? undefined : guild?.roles.get(id);
    const permitted = role && (role.mentionable || mayMentionAll);
    return permitted && (parse.includes('roles') || allowed?.roles?.includes(id));
  });
  return {
    mentions: users.map((id) => userObject(world, id)),
    mention_roles: roles,
    mention_everyone:
      guild !== undefined && mayMentionAll && parse.includes('everyone') && /@(?:everyone|here)\b/.test(text),
  };
}
