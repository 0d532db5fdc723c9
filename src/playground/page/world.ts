/** The world as the chosen member sees it: who is who, which channel is where. */
import type { APIChannel, APIRole, APIUser } from 'discord.js';
import { displayName } from './avatar.ts';
import { CHANNEL } from './discord-numbers.ts';
import type { Guild, Hello, Places } from './protocol.ts';

export class World {
  /** As greeted with; where one can go as it was told last. */
  hello: Hello;
  readonly #users = new Map<string, APIUser>();
  #clockAhead = 0;

  constructor(hello: Hello) {
    this.hello = hello;
    this.setTime(hello.now);
    for (const user of hello.members) this.meet(user);
    for (const channel of hello.directMessages) for (const user of recipients(channel)) this.meet(user);
  }

  setPlaces({ guilds, directMessages }: Places): void {
    this.hello = { ...this.hello, guilds, directMessages };
  }

  /** What the stand-in's clock says right now. */
  setTime(now: number): void {
    this.#clockAhead = now - Date.now();
  }

  /** Milliseconds since 1970 on the stand-in's clock. */
  now(): number {
    return Date.now() + this.#clockAhead;
  }

  /** Remembers someone seen as an author, so that a mention can be named. */
  meet(user: APIUser): void {
    this.#users.set(user.id, user);
  }

  user(id: string): APIUser | undefined {
    return this.#users.get(id);
  }

  /** The app's own account: its id is the application's in a stand-in as for most real apps. */
  app(applicationId: string): APIUser | undefined {
    return this.user(applicationId) ?? [...this.#users.values()].find((user) => user.bot);
  }

  members(): readonly APIUser[] {
    return this.hello.members;
  }

  guildOf(channelId: string): Guild | undefined {
    return this.hello.guilds.find((guild) => guild.channels.some(({ id }) => id === channelId));
  }

  channel(id: string): APIChannel | undefined {
    return [...this.hello.guilds.flatMap((guild) => guild.channels), ...this.hello.directMessages].find(
      (channel) => channel.id === id,
    );
  }

  role(id: string): APIRole | undefined {
    return this.hello.guilds.flatMap((guild) => guild.roles).find((role) => role.id === id);
  }

  /** The channel that opens first: the first of the first server. */
  firstChannel(): APIChannel | undefined {
    return this.hello.guilds.flatMap((guild) => guild.channels)[0] ?? this.hello.directMessages[0];
  }
}

export function channelName(channel: APIChannel): string {
  const people = recipients(channel);
  if (people.length > 0) return people.map(displayName).join(', ');
  return ('name' in channel && channel.name) || 'unknown';
}

export function recipients(channel: APIChannel): readonly APIUser[] {
  return ('recipients' in channel && channel.recipients) || [];
}

/** Where only posts are, threads of their own, and nothing is written beside them. */
export const isForum = ({ type }: APIChannel): boolean => type === CHANNEL.forum || type === CHANNEL.media;

export const isThread = ({ type }: APIChannel): boolean =>
  type === CHANNEL.announcementThread || type === CHANNEL.publicThread || type === CHANNEL.privateThread;

export function channelLabel(channel: APIChannel): string {
  return recipients(channel).length > 0 ? `@${channelName(channel)}` : `#${channelName(channel)}`;
}
