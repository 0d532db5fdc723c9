/**
 * What a member's Discord app can do against the stand-in: the page, `npm run ask` and the tests all
 * play members through this and nothing else, so that none of them can do what a real app could not.
 */
import type {
  APIApplicationCommand,
  APIApplicationCommandOptionChoice,
  APIChannel,
  APIGuild,
  APIGuildScheduledEvent,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIRole,
  APIUser,
} from 'discord.js';

export type OptionValue = string | number | boolean;

/** A file that a member picked for an option. */
export interface PickedFile {
  name: string;
  /** Media type, empty when nobody knows. */
  type: string;
  /** The content in base64, because a call travels as JSON. */
  base64: string;
}

/** Of one file, in bytes: 10 MiB where nothing was boosted. https://discord.com/developers/docs/reference#uploading-files */
export const LARGEST_FILE = 10 * 1024 * 1024;

/** What Discord's app says of a larger one. */
export const TOO_LARGE = 'Your files are too powerful. Max file size: 10 MB';

/** A slash command as typed: options by name, for subcommands the path before them (`['setup']`). */
export interface TypedCommand {
  channelId: string;
  command: string;
  path?: readonly string[];
  options: Readonly<Record<string, OptionValue>>;
  /** For options that take a file, by the option's name. */
  files?: Readonly<Record<string, PickedFile>>;
}

/** Why an interaction failed, in the words that Discord shows to the member. */
interface ClientError {
  message: string;
}

/**
 * The first answer to an interaction. `message` is complete as the REST API would return it;
 * `deferred` is true while the app "is thinking" and {@link MemberClient.settled} waits for the edit.
 */
export type InteractionOutcome =
  | { kind: 'message'; message: APIMessage; ephemeral: boolean; deferred: boolean }
  | { kind: 'update'; message: APIMessage; ephemeral: boolean }
  | { kind: 'acknowledged' }
  | { kind: 'modal'; modal: APIModalInteractionResponseCallbackData; interactionId: string }
  | { kind: 'failed'; error: ClientError };

/** What reaches one member: never another member's private replies, deletions included. */
export type ClientEvent =
  | { type: 'message-create' | 'message-update'; message: ClientMessage }
  | { type: 'message-delete'; channelId: string; messageId: string }
  | { type: 'commands-update' }
  /** The member's servers have other channels, threads or events. */
  | { type: 'places-update' }
  | { type: 'interaction-failed'; channelId: string; error: ClientError };

/** A message as a client shows it: with whether it is a private reply to this member. */
export type ClientMessage = APIMessage & { ephemeral: boolean };

/** A server as a member sees it. */
export interface MemberGuild extends Pick<APIGuild, 'id' | 'name'> {
  channels: APIChannel[];
  roles: APIRole[];
  /** Scheduled events that are still to come or under way. */
  events: APIGuildScheduledEvent[];
}

export interface MemberClient {
  readonly user: APIUser;
  /** Servers this member is in. */
  guilds(): MemberGuild[];
  directMessages(): APIChannel[];
  /** Slash, user and message commands that the member may use in that channel, as its picker lists them. */
  commands(channelId: string): APIApplicationCommand[];
  /** Oldest first. */
  messages(channelId: string): ClientMessage[];

  /** Asks the app for choices while `focused` is being typed. Rejects with a {@link ClientError} message on failure. */
  autocomplete(typed: TypedCommand, focused: string): Promise<APIApplicationCommandOptionChoice[]>;
  /** Runs a slash command. Resolves with the first answer, or `failed` after Discord's 3 seconds. */
  run(typed: TypedCommand): Promise<InteractionOutcome>;
  /** Runs a message or user context-menu command. */
  runOn(command: string, channelId: string, targetId: string): Promise<InteractionOutcome>;
  press(channelId: string, messageId: string, customId: string): Promise<InteractionOutcome>;
  choose(
    channelId: string,
    messageId: string,
    customId: string,
    values: readonly string[],
  ): Promise<InteractionOutcome>;
  /** Sends a modal that was opened by the interaction `interactionId`; `values` by the inputs' custom ids. */
  submit(
    channelId: string,
    interactionId: string,
    values: Readonly<Record<string, string>>,
  ): Promise<InteractionOutcome>;
  /** Resolves with the message once a deferred answer was edited in. */
  settled(channelId: string, messageId: string): Promise<ClientMessage>;
  /** Closes a private reply on this member's screen ("Dismiss message"). */
  dismiss(channelId: string, messageId: string): void;
  say(channelId: string, content: string): APIMessage;

  /** Returns a function that stops listening. */
  listen(listener: (event: ClientEvent) => void): () => void;
}
