/**
 * What travels between the page and `serve-page.ts` over one WebSocket. Types only: both sides read them.
 *
 * The server greets with a {@link Hello}; after that the page calls methods of its {@link MemberClient}
 * by name and gets a {@link Reply} with the same id, while {@link ClientEvent}s arrive as they happen.
 */
import type { APIChannel, APIUser } from 'discord.js';
import type { ClientEvent, MemberClient } from '../client.ts';

type MemberCall =
  | 'commands'
  | 'messages'
  | 'autocomplete'
  | 'run'
  | 'runOn'
  | 'press'
  | 'choose'
  | 'submit'
  | 'dismiss'
  | 'say';

/** How far the page may put the playground's clock forward. */
export type ClockMove = 'hour' | 'day' | 'daily';

/** The calls that the page may make: what a member's app can do, and moving the playground's clock. */
interface Calls extends Pick<MemberClient, MemberCall> {
  moveClock(to: ClockMove): Promise<void>;
}

export type CallName = keyof Calls;
export type CallArguments<Name extends CallName> = Parameters<Calls[Name]>;
export type CallResult<Name extends CallName> = Awaited<ReturnType<Calls[Name]>>;

export type Guild = ReturnType<MemberClient['guilds']>[number];

/** Where the chosen member can go; sent again when that has changed. */
export interface Places {
  guilds: readonly Guild[];
  directMessages: readonly APIChannel[];
}

/** The world as the chosen member sees it, sent once per connection. */
export interface Hello extends Places {
  type: 'hello';
  title: string;
  /** Commands to begin with, as typed. */
  examples: readonly string[];
  member: APIUser;
  /** Everyone who can be played, the chosen member included. */
  members: readonly APIUser[];
  /** Milliseconds since 1970 on the stand-in's clock, which may differ from the browser's. */
  now: number;
}

/** The playground's own clock; sent after the greeting, and to every page when it was moved. */
export interface ClockState {
  /** Milliseconds since 1970. */
  now: number;
  /** When the next daily question comes. */
  nextQuestion: number | 'none' | 'paused';
}

type Reply = { type: 'reply'; id: number; result: unknown } | { type: 'reply'; id: number; error: string };

export type FromServer =
  | Hello
  | Reply
  | { type: 'event'; event: ClientEvent }
  | ({ type: 'places' } & Places)
  | { type: 'clock'; clock: ClockState };
