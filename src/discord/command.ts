/** What a command and a button are to the router: small things that return, and never send. */
import type {
  CommandInteractionOptionResolver,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { Choice } from '../cards/choices.ts';
import type { Answer, Reply } from '../cards/reply.ts';
import type { Hook } from '../storage/schema.ts';

/** The options as typed; free text is possible in every option, whatever autocomplete offered. */
export type Options = Pick<
  CommandInteractionOptionResolver,
  | 'getString'
  | 'getBoolean'
  | 'getInteger'
  | 'getSubcommand'
  | 'getChannel'
  | 'getRole'
  | 'getUser'
  | 'getAttachment'
>;

/** Who asks, and where. */
export interface Asker {
  userId: string;
  /** Null in direct messages. */
  guildId: string | null;
  channelId: string;
  /** Of a thread, the channel that it belongs to. */
  parentId?: string | undefined;
  /** May manage the server, as Discord says of this very interaction. */
  manages: boolean;
  /** The way to write where Curzon has no access of its own. */
  hook?: Hook | undefined;
  /** Whether Curzon itself is in the server, so that it can post and edit there on its own. */
  installed: boolean;
}

/** The option being typed. */
interface Focused {
  option: string;
  /** Of which subcommand, where there are several. */
  subcommand?: string | undefined;
  typed: string;
  /** What the command's other options of text hold by now, by their names. */
  others: Readonly<Record<string, string>>;
}

type Later<T> = T | Promise<T>;

/** A slash command. `App` is what commands work with, which the edge only hands on. */
export interface Command<App> {
  /** As Discord is told, with explicit contexts and installation types. */
  definition: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** Choices while an option is being typed; at most 25. */
  suggest?: (focused: Focused, app: App, asker: Asker) => Later<readonly Choice[]>;
  reply: (options: Options, app: App, asker: Asker) => Later<Answer>;
}

/** A command of a message's own menu (right click or long press → Apps). */
export interface MessageCommand<App> {
  definition: RESTPostAPIContextMenuApplicationCommandsJSONBody;
  reply: (content: string, app: App, asker: Asker) => Later<Reply>;
}

/** What Discord is told of: slash commands and those of a message's menu. */
export interface Registered {
  definition:
    | RESTPostAPIChatInputApplicationCommandsJSONBody
    | RESTPostAPIContextMenuApplicationCommandsJSONBody;
}

/** What pressing a button or choosing from a menu does. */
export interface Action<App, Name extends string = string> {
  /** As custom ids have it. */
  name: Name;
  /** `values` is what a menu chose. */
  reply: (
    customId: string,
    values: readonly string[],
    app: App,
    pressed: Pressed,
  ) => Later<Answer | undefined>;
  /** Whether the answer turns the message pressed into itself, or is a message of its own. */
  answers: 'in place' | 'anew';
  /** True when the card is everybody's: whoever presses turns it for all. */
  shared?: boolean;
}

export interface Pressed extends Asker {
  /** Whether the message pressed is a private reply. */
  private: boolean;
  messageId: string;
}

/** What sending a modal does. */
export interface Form<App, Name extends string = string> {
  /** As custom ids have it. */
  name: Name;
  /** As of an {@link Action}; left out, a message of its own. Without a message that opened it, always that. */
  answers?: 'in place' | 'anew';
  reply: (
    customId: string,
    value: (input: string) => string,
    app: App,
    asker: Asker,
  ) => Later<Reply | undefined>;
}
