/** Reads a slash command written on one line, as Discord shows it: `/who name:Curzon Dax private:true`. */
import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  ApplicationCommandOptionType,
} from 'discord.js';
import type { OptionValue } from './client.ts';

interface CommandLine {
  command: string;
  /** Subcommand group and subcommand, where the command has them. */
  path: string[];
  options: Record<string, OptionValue>;
  /** Paths as written, of options that take a file. */
  files: Record<string, string>;
  /** The option written last: the one still being typed, if any is. */
  last: string | undefined;
}

/** The line names a command or option that is not there, or a value that cannot be. */
export class CommandLineError extends Error {
  override readonly name = 'CommandLineError';
}

/** A word directly followed by a colon and a value; `Star Trek: Picard` and `9:00` hold none. */
const OPTION = /(?:^|\s)([a-z][a-z0-9_-]*):(?=\S|$)/g;

/**
 * A value reaches up to the next option. What stands before the first one belongs to the command's first option.
 *
 * @throws CommandLineError saying what is wrong and what there is.
 */
export function parseCommandLine(line: string, commands: readonly APIApplicationCommand[]): CommandLine {
  const [, name, rest = ''] = /^\/?([^\s]+)(?:\s+([\s\S]*))?$/.exec(line.trim()) ?? [];
  const command = commands.find((one) => one.name === name);
  if (!command) {
    throw new CommandLineError(
      `there is no command /${name ?? ''}: use ${commands.map((one) => `/${one.name}`).join(', ')}`,
    );
  }
  const path: string[] = [];
  let known = command.options ?? [];
  let text = rest;
  while (known.some(isGroup)) {
    const [, word = '', after = ''] = /^(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
    const inner = known.find((option) => option.name === word);
    if (!inner || !isGroup(inner)) {
      throw new CommandLineError(
        `/${[name, ...path].join(' ')} needs one of: ${known.map((option) => option.name).join(', ')}`,
      );
    }
    path.push(word);
    known = inner.options ?? [];
    text = after;
  }
  const written = split(text, known[0]?.name);
  const options: Record<string, OptionValue> = {};
  const files: Record<string, string> = {};
  for (const [key, value] of written) {
    const option = known.find((one) => one.name === key);
    if (!option) {
      const names = known.map((one) => one.name).join(', ') || 'none';
      throw new CommandLineError(`/${[name, ...path].join(' ')} has no option ${key}: use ${names}`);
    }
    if (value === '') continue;
    if (option.type === ApplicationCommandOptionType.Attachment) files[key] = value;
    else options[key] = convert(option as APIApplicationCommandBasicOption, value);
  }
  return { command: command.name, path, options, files, last: written.at(-1)?.[0] ?? known[0]?.name };
}

type Group = Extract<APIApplicationCommandOption, { options?: unknown }>;

const isGroup = (option: APIApplicationCommandOption): option is Group =>
  option.type === ApplicationCommandOptionType.Subcommand ||
  option.type === ApplicationCommandOptionType.SubcommandGroup;

function split(text: string, first: string | undefined): [string, string][] {
  const marks = [...text.matchAll(OPTION)];
  const before = text.slice(0, marks[0]?.index ?? text.length).trim();
  if (before !== '' && first === undefined)
    throw new CommandLineError(`this command takes no options, yet ${JSON.stringify(before)} follows it`);
  const values = marks.map((mark, index): [string, string] => [
    mark[1] ?? '',
    text.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? text.length).trim(),
  ]);
  return before === '' ? values : [[first ?? '', before], ...values];
}

function convert(option: APIApplicationCommandBasicOption, value: string): OptionValue {
  switch (option.type) {
    case ApplicationCommandOptionType.Boolean:
      if (!/^(true|false)$/i.test(value))
        throw new CommandLineError(`${option.name} is true or false, not ${JSON.stringify(value)}`);
      return value.toLowerCase() === 'true';
    case ApplicationCommandOptionType.Integer:
    case ApplicationCommandOptionType.Number:
      if (Number.isNaN(Number(value)))
        throw new CommandLineError(`${option.name} is a number, not ${JSON.stringify(value)}`);
      return Number(value);
    default:
      return value;
  }
}
