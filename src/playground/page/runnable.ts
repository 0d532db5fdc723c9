/** Slash commands as the picker lists them: one line for each subcommand, the best match for what is typed. */
import type { APIApplicationCommand, APIApplicationCommandBasicOption } from 'discord.js';
import { COMMAND, OPTION } from './discord-numbers.ts';

export interface Runnable {
  command: string;
  /** The path below the command for subcommands: `['setup']`. */
  path: readonly string[];
  /** As typed, without the slash: `daily setup`. */
  title: string;
  description: string;
  /** Required ones first, as Discord demands. */
  options: readonly APIApplicationCommandBasicOption[];
  applicationId: string;
}

export function runnables(commands: readonly APIApplicationCommand[]): Runnable[] {
  return commands
    .filter(({ type }) => type === COMMAND.slash)
    .flatMap((command) => expand(command, command, []));
}

type Level = Pick<APIApplicationCommand, 'name' | 'description' | 'options'>;

function expand(command: APIApplicationCommand, level: Level, path: readonly string[]): Runnable[] {
  const options = level.options ?? [];
  const nested = options.flatMap((option) =>
    option.type === OPTION.subcommand || option.type === OPTION.subcommandGroup
      ? expand(command, option, [...path, option.name])
      : [],
  );
  if (nested.length > 0) return nested;
  return [
    {
      command: command.name,
      path,
      title: [command.name, ...path].join(' '),
      description: level.description,
      options: options.filter(isBasic),
      applicationId: command.application_id,
    },
  ];
}

type Option = NonNullable<Level['options']>[number];

function isBasic(option: Option): option is APIApplicationCommandBasicOption {
  return option.type !== OPTION.subcommand && option.type !== OPTION.subcommandGroup;
}

/** Those whose name begins with what is typed, then those that contain it, both in the app's order. */
export function matchRunnables(all: readonly Runnable[], typed: string): Runnable[] {
  const wanted = typed.trim().toLowerCase();
  const begins = all.filter(({ title }) => title.toLowerCase().startsWith(wanted));
  const contains = all.filter((each) => !begins.includes(each) && each.title.toLowerCase().includes(wanted));
  return [...begins, ...contains];
}

/** `/daily setup rest`: the command that is typed out in full and followed by a space, and the rest. */
export function typedOut(
  all: readonly Runnable[],
  text: string,
): { runnable: Runnable; rest: string } | undefined {
  if (!text.startsWith('/')) return undefined;
  const typed = text.slice(1);
  const runnable = all.find(({ title }) => typed.toLowerCase().startsWith(`${title.toLowerCase()} `));
  return runnable && { runnable, rest: typed.slice(runnable.title.length + 1) };
}
