/** What all of Curzon's commands have in common when Discord is told of them. */
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { notice } from '../../src/cards/reply.ts';
import { LEVELS } from '../../src/trivia/level.ts';

/** No name, question or topic is longer; the members' own apps say so as they type. */
const LONGEST_TYPED = 200;

/** Text of 6,000 characters, Discord's own bound, is nothing that any option waits for. */
function bounded(option: APIApplicationCommandOption): APIApplicationCommandOption {
  if (
    option.type === ApplicationCommandOptionType.Subcommand ||
    option.type === ApplicationCommandOptionType.SubcommandGroup
  )
    return option.options
      ? ({ ...option, options: option.options.map(bounded) } as APIApplicationCommandOption)
      : option;
  return option.type === ApplicationCommandOptionType.String && !option.choices
    ? ({ max_length: LONGEST_TYPED, ...option } as APIApplicationCommandOption)
    : option;
}

/** For a server's staff: shown to those who may manage it, and checked again by the bot, since admins can change that. */
export const forStaff = (
  name: string,
  description: string,
  options: APIApplicationCommandOption[],
): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  type: ApplicationCommandType.ChatInput,
  name,
  description,
  options: options.map(bounded),
  default_member_permissions: String(PermissionFlagsBits.ManageGuild),
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
});

/** What a member is told who comes upon one all the same. */
export const STAFF_ONLY = notice('For the server’s staff', 'This needs the permission **Manage Server**.');

/** Usable in servers, in the bot's DMs and, by those who installed Curzon for themselves, anywhere. */
export const everywhere = (
  name: string,
  description: string,
  options: APIApplicationCommandOption[] = [],
): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  type: ApplicationCommandType.ChatInput,
  name,
  description,
  options: options.map(bounded),
  // Discord's defaults for these two depend on the app's settings, so both are always sent.
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
});

export const completed = (name: string, description: string): APIApplicationCommandBasicOption => ({
  type: ApplicationCommandOptionType.String,
  name,
  description,
  required: true,
  autocomplete: true,
});

export const difficultyOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  name: 'difficulty',
  description: 'How hard questions are; any when left out',
  choices: LEVELS.map((level) => ({ name: level, value: level })),
};

export const privateOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.Boolean,
  name: 'private',
  description: 'Show the answer to you alone',
};
