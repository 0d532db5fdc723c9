/** What a member's Discord app shows, and what it can do without the bot. */
import {
  type APIApplicationCommand,
  type APIChannel,
  type APIMessage,
  type APIUser,
  PermissionFlagsBits as Permission,
  GuildScheduledEventStatus as Status,
} from 'discord.js';
import type { ClientEvent, ClientMessage, MemberGuild } from '../../client.ts';
import { sharesGuild, usableCommands } from '../commands/visibility.ts';
import type { Discord } from '../discord.ts';
import { TOKEN_LIVES } from '../interactions/store.ts';
import { clientMessage } from '../messages/deliver.ts';
import { createMessage } from '../messages/messages.ts';
import { lengthOf } from '../validation/checks.ts';
import { Flag } from '../validation/messages.ts';
import { channelObject, channelsOf, isText, userObject } from '../world/objects.ts';
import { channelPermissions, has } from '../world/permissions.ts';
import { timeOf } from '../world/snowflakes.ts';
import { type ChannelState, directChannel, type StoredMessage } from '../world/state.ts';
import { refuse } from './refusal.ts';

/** For members without a subscription. */
const MOST_CHARACTERS = 2_000;

const isOver = (status: Status) => status === Status.Completed || status === Status.Canceled;

export class Screen {
  protected readonly discord: Discord;
  protected readonly id: string;

  constructor(discord: Discord, userId: string) {
    this.discord = discord;
    this.id = userId;
  }

  get user(): APIUser {
    return userObject(this.discord.world, this.id);
  }

  guilds(): MemberGuild[] {
    const { world } = this.discord;
    return [...world.guilds.values()]
      .filter((guild) => guild.members.has(this.id))
      .map((guild) => ({
        id: guild.id,
        name: guild.name,
        channels: channelsOf(world, guild.id)
          .filter((channel) => this.sees(channel))
          .map((channel) => channelObject(world, channel, this.id)),
        roles: [...guild.roles.values()],
        events: [...guild.scheduledEvents.values()].filter(({ status }) => !isOver(status)),
      }));
  }

  directMessages(): APIChannel[] {
    const { world, newId } = this.discord;
    if (!world.users.get(this.id)?.installedApp && !sharesGuild(this.discord, this.id)) return [];
    return [channelObject(world, directChannel(world, this.id, newId), this.id)];
  }

  commands(channelId: string): APIApplicationCommand[] {
    return usableCommands(this.discord, this.channel(channelId), this.id);
  }

  messages(channelId: string): ClientMessage[] {
    return [...this.channel(channelId).messages.values()]
      .filter((stored) => this.sees(this.channel(channelId), stored))
      .map(clientMessage);
  }

  settled(channelId: string, messageId: string): Promise<ClientMessage> {
    const { promise, resolve, reject } = Promise.withResolvers<ClientMessage>();
    const look = () => {
      const stored = this.channel(channelId).messages.get(messageId);
      if (!stored) reject(new Error('The message was deleted'));
      else if (!((stored.message.flags ?? 0) & Flag.Loading)) resolve(clientMessage(stored));
      else if (this.discord.now() - timeOf(messageId) > TOKEN_LIVES) {
        reject(new Error('The application did not respond'));
      }
    };
    const stop = this.listen(look);
    const timer = setInterval(look, 50).unref();
    look();
    return promise.finally(() => {
      stop();
      clearInterval(timer);
    });
  }

  dismiss(channelId: string, messageId: string): void {
    const stored = this.channel(channelId).messages.get(messageId);
    if (stored?.ephemeralFor !== this.id) return;
    stored.dismissedBy.add(this.id);
    this.discord.feeds.tell(this.id, { type: 'message-delete', channelId, messageId });
  }

  say(channelId: string, content: string): APIMessage {
    const channel = this.channel(channelId);
    if (!isText(channel)) refuse('A forum holds posts alone: write in one of them.');
    const bits = channelPermissions(this.discord.world, channel, this.id);
    const needed = channel.thread ? Permission.SendMessagesInThreads : Permission.SendMessages;
    if (!has(bits, needed)) refuse('You do not have permission to send messages in this channel.');
    if (lengthOf(content) > MOST_CHARACTERS) refuse('Your message is too long.');
    const draft = { kind: 'create', body: { content }, uploads: [] } as const;
    return createMessage(this.discord, { channel, authorId: this.id }, draft).message;
  }

  listen(listener: (event: ClientEvent) => void): () => void {
    return this.discord.feeds.listen(this.id, listener);
  }

  protected sees(channel: ChannelState, stored?: StoredMessage): boolean {
    if (stored?.ephemeralFor !== undefined) {
      return stored.ephemeralFor === this.id && !stored.dismissedBy.has(this.id);
    }
    return has(channelPermissions(this.discord.world, channel, this.id), Permission.ViewChannel);
  }

  protected channel(id: string): ChannelState {
    const channel = this.discord.world.channels.get(id);
    return channel && this.sees(channel) ? channel : refuse('You do not have access to this channel.');
  }
}
