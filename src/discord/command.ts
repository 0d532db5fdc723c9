/** What a command and a button are to the router: small things that return, and never send. */
import type {
  APIApplicationCommandOptionChoice,
  CommandInteractionOptionResolver,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { App } from '../app.ts';
import type { Reply } from '../cards/reply.ts';

export type Choice = APIApplicationCommandOptionChoice<string>;

/** The options as typed; free text is possible in every option, whatever autocomplete offered. */
export type Options = Pick<CommandInteractionOptionResolver, 'getString' | 'getBoolean' | 'getInteger'>;

export interface Command {
  /** As Discord is told, with explicit contexts and installation types. */
  definition: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** Choices while an option is being typed; at most 25. */
  suggest?: (typed: string, app: App) => Choice[];
  reply: (options: Options, app: App) => Reply;
}

/** What pressing a button or choosing from a menu does. */
export interface Action {
  /** `args` are those of the custom id, `values` what a menu chose. */
  reply: (
    args: readonly string[],
    values: readonly string[],
    app: App,
    pressed: Pressed,
  ) => Reply | undefined;
  /** Whether the answer turns the message pressed into itself, or is a message of its own. */
  answers: 'in place' | 'anew';
}

export interface Pressed {
  /** Whether the message pressed is a private reply. */
  private: boolean;
}
