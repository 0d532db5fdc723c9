/** What a member fills into an option: the choices it offers, and whether what stands there may be sent. */
import type { APIApplicationCommandBasicOption } from 'discord.js';
import type { OptionValue, PickedFile } from '../client.ts';
import { displayName } from './avatar.ts';
import { OPTION } from './discord-numbers.ts';
import { channelName, type World } from './world.ts';

export interface Choice {
  name: string;
  value: OptionValue;
}

/** What stands in an option: its text, and the value once a choice was picked. Of a file, its name. */
export interface Filled {
  text: string;
  value?: OptionValue;
  file?: PickedFile;
}

export const REQUIRED = 'This option is required. Specify a value';

/** The choices that are known without asking the app; null where anything may be typed. */
export function fixedChoices(
  option: APIApplicationCommandBasicOption,
  world: World,
  channelId: string,
): readonly Choice[] | null {
  const guild = world.guildOf(channelId);
  const users = world.members().map((user) => ({ name: `@${displayName(user)}`, value: user.id }));
  const roles = (guild?.roles ?? []).map(({ id, name }) => ({
    name: name.startsWith('@') ? name : `@${name}`,
    value: id,
  }));
  switch (option.type) {
    case OPTION.boolean:
      return [
        { name: 'True', value: true },
        { name: 'False', value: false },
      ];
    case OPTION.user:
      return users;
    case OPTION.role:
      return roles;
    case OPTION.mentionable:
      return [...users, ...roles];
    case OPTION.channel: {
      const allowed: readonly number[] | undefined = option.channel_types;
      return (guild?.channels ?? [])
        .filter(({ type }) => !allowed?.length || allowed.includes(type))
        .map((channel) => ({ name: `#${channelName(channel)}`, value: channel.id }));
    }
    case OPTION.string:
    case OPTION.integer:
    case OPTION.number:
      return option.choices?.length ? option.choices.map(({ name, value }) => ({ name, value })) : null;
    default:
      return [];
  }
}

export function matchChoices(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = typed.trim().toLowerCase();
  return choices.filter(({ name }) => name.toLowerCase().includes(wanted));
}

export function hasAutocomplete(option: APIApplicationCommandBasicOption): boolean {
  return 'autocomplete' in option && option.autocomplete === true;
}

/** The value or file to send, none for an optional option left empty, or what Discord objects to. */
export function checkOption(
  option: APIApplicationCommandBasicOption,
  filled: Filled | undefined,
  choices: readonly Choice[] | null,
): { value?: OptionValue; file?: PickedFile } | { error: string } {
  const text = filled?.text.trim() ?? '';
  if (filled?.value !== undefined) return { value: filled.value };
  if (filled?.file) return { file: filled.file };
  if (!text) return option.required ? { error: REQUIRED } : {};
  if (choices) {
    const exact = choices.find(({ name }) => bare(name) === bare(text));
    return exact ? { value: exact.value } : { error: 'Choose one of the options.' };
  }
  if (option.type === OPTION.integer || option.type === OPTION.number) return checkNumber(option, text);
  if (option.type === OPTION.string) {
    const length = [...text].length;
    if (option.min_length !== undefined && length < option.min_length)
      return { error: `Must be ${option.min_length} or more in length.` };
    if (option.max_length !== undefined && length > option.max_length)
      return { error: `Must be ${option.max_length} or fewer in length.` };
  }
  return { value: text };
}

function checkNumber(
  option: { type: number; min_value?: number; max_value?: number },
  text: string,
): { value: number } | { error: string } {
  const value = Number(text);
  if (option.type === OPTION.integer && !Number.isInteger(value)) return { error: 'Input a valid integer.' };
  if (!Number.isFinite(value)) return { error: 'Input a valid number.' };
  if (option.min_value !== undefined && value < option.min_value)
    return { error: `Must be greater than or equal to ${option.min_value}.` };
  if (option.max_value !== undefined && value > option.max_value)
    return { error: `Must be less than or equal to ${option.max_value}.` };
  return { value };
}

/** Names compare without case and without the sign that marks a channel, member or role. */
function bare(name: string): string {
  return name.trim().replace(/^[@#]/, '').toLowerCase();
}
