/** A slash command as typed, checked as the app on a member's screen checks it before sending. */
import type { APIApplicationCommand } from 'discord.js';
import type { OptionValue, PickedFile, TypedCommand } from '../../client.ts';
import { lengthOf } from '../validation/checks.ts';
import { refuse } from './refusal.ts';
import type { Resolved } from './resolved.ts';

/** An option's definition, of any type. */
interface Definition {
  type: number;
  name: string;
  required?: boolean;
  options?: Definition[];
  choices?: { name: string; value: string | number }[];
  autocomplete?: boolean;
  min_length?: number;
  max_length?: number;
  min_value?: number;
  max_value?: number;
  channel_types?: number[];
}

interface SentOption {
  type: number;
  name: string;
  value?: OptionValue;
  options?: SentOption[];
  focused?: boolean;
}

const Type = {
  Subcommand: 1,
  Group: 2,
  String: 3,
  Integer: 4,
  Boolean: 5,
  User: 6,
  Channel: 7,
  Role: 8,
} as const;
const MENTIONABLE = 9;
const NUMBER = 10;
const ATTACHMENT = 11;
/** Discord docs, Application Commands: a string option holds at most 6000 characters. */
const MOST_CHARACTERS = 6_000;

interface Focus {
  name: string;
  /** Told the type of the option being typed. */
  found: (type: number) => void;
}

/** The `data.options` of the interaction. With a focus, values may be partial and required ones missing. */
export function sentOptions(
  command: APIApplicationCommand,
  typed: TypedCommand,
  resolved: Resolved,
  focus?: Focus,
): SentOption[] {
  const path = [...(typed.path ?? [])];
  const definitions = (command.options ?? []) as unknown as Definition[];
  return descend(definitions, path, { ...typed.files, ...typed.options }, resolved, focus);
}

type Values = Readonly<Record<string, OptionValue | PickedFile>>;

function descend(
  definitions: readonly Definition[],
  path: readonly string[],
  values: Values,
  resolved: Resolved,
  focus: Focus | undefined,
): SentOption[] {
  const nested = definitions.some(({ type }) => type <= Type.Group);
  const [next, ...rest] = path;
  if (!nested) {
    if (next !== undefined) refuse(`There is no subcommand ${next}.`);
    return leaves(definitions, values, resolved, focus);
  }
  const chosen = definitions.find(({ name }) => name === next);
  if (!chosen) refuse(next === undefined ? 'Choose a subcommand.' : `There is no subcommand ${next}.`);
  const options = descend(chosen.options ?? [], rest, values, resolved, focus);
  return [{ type: chosen.type, name: chosen.name, options }];
}

function leaves(
  definitions: readonly Definition[],
  values: Values,
  resolved: Resolved,
  focus: Focus | undefined,
): SentOption[] {
  for (const name of Object.keys(values)) {
    if (!definitions.some((each) => each.name === name)) refuse(`This command has no option ${name}.`);
  }
  if (focus && !definitions.some((each) => each.name === focus.name && each.autocomplete)) {
    refuse(`The option ${focus.name} suggests nothing.`);
  }
  return definitions.flatMap((definition): SentOption[] => {
    const { name, type, required } = definition;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (focus?.name === name) {
      focus.found(type);
      return [{ type, name, value: String(value ?? ''), focused: true }];
    }
    if (value === undefined || value === '') {
      if (required && !focus) refuse(`${name}: This option is required. Specify a value.`);
      return [];
    }
    return [{ type, name, value: checked(definition, value, resolved) }];
  });
}

function checked(definition: Definition, value: OptionValue | PickedFile, resolved: Resolved): OptionValue {
  const { type, name } = definition;
  if (type === ATTACHMENT || typeof value === 'object') {
    if (type !== ATTACHMENT) refuse(`${name}: This option takes no file.`);
    if (typeof value !== 'object') refuse(`${name}: Choose a file.`);
    return resolved.addFile(value);
  }
  switch (type) {
    case Type.String:
      return checkedText(definition, String(value));
    case Type.Integer:
    case NUMBER:
      return checkedNumber(definition, value);
    case Type.Boolean:
      if (typeof value !== 'boolean') refuse(`${name}: Choose True or False.`);
      return value;
    case Type.User:
      resolved.add('user', String(value));
      return String(value);
    case Type.Channel:
      resolved.add('channel', String(value), definition.channel_types ?? null);
      return String(value);
    case Type.Role:
      resolved.add('role', String(value));
      return String(value);
    case MENTIONABLE:
      resolved.add('mentionable', String(value));
      return String(value);
    default:
      throw new Error(`expected an option of a known type, got ${type} for ${name}`);
  }
}

/** With fixed choices, only these can be picked: by their value, or by the name that the app shows. */
function chosen({ choices, name }: Definition, value: OptionValue): string | number | undefined {
  if (!choices?.length) return undefined;
  const picked = choices.find((each) => each.value === value) ?? choices.find((each) => each.name === value);
  return picked?.value ?? refuse(`${name}: Choose one of the options.`);
}

function checkedText(definition: Definition, value: string): string {
  const picked = chosen(definition, value);
  if (picked !== undefined) return String(picked);
  const { name, min_length = 0, max_length = MOST_CHARACTERS } = definition;
  const length = lengthOf(value);
  if (length > max_length || length > MOST_CHARACTERS)
    refuse(`${name}: Use ${max_length} characters or fewer.`);
  if (length < min_length) refuse(`${name}: Use ${min_length} characters or more.`);
  return value;
}

function checkedNumber(definition: Definition, value: OptionValue): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  const picked = chosen(definition, typeof number === 'number' && Number.isNaN(number) ? value : number);
  if (picked !== undefined) return Number(picked);
  const { name, type, min_value = -(2 ** 53), max_value = 2 ** 53 } = definition;
  if (typeof number !== 'number' || !Number.isFinite(number)) return refuse(`${name}: Enter a number.`);
  if (type === Type.Integer && !Number.isInteger(number)) refuse(`${name}: Enter a whole number.`);
  if (number < min_value) refuse(`${name}: Enter ${min_value} or more.`);
  if (number > max_value) refuse(`${name}: Enter ${max_value} or less.`);
  return number;
}
