/** How every program that a person starts reads its command line, and what it says when it cannot go on. */
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { PackFileError } from '../lore/pack/pack-file.ts';
import { NoPackError, PackError } from '../lore/pack/problem.ts';
import { StorageError } from '../storage/errors.ts';
import { ConfigError } from './config.ts';

/** Exit codes, as shells know them. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** The command line, or a file that it names, is not what the program takes; the message says what to write instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

type Options = Omit<ParseArgsOptionsConfig, 'help'>;
type Value<Option> = Option extends { type: 'boolean' } ? boolean : string | undefined;

/** What was written on the command line. */
export interface Arguments<Known extends Options> {
  values: { [Name in keyof Known]: Value<Known[Name]> };
  positionals: string[];
}

interface Program<Known extends Options> {
  /** What `--help` prints, from "Usage:" on. */
  help: string;
  options?: Known;
  /** How many words without `--` it takes at most; none when left out. */
  positionals?: number;
  /** What went wrong without being an error is told by `process.exitCode`. */
  run(given: Arguments<Known>): Promise<void> | void;
  /** What an error that only this program knows means to whoever runs it. */
  explain?(error: unknown): string | undefined;
}

/**
 * Runs a program to its end. What can be mended by whoever runs it is said in a line; a fault of ours keeps its stack.
 */
export async function runProgram<const Known extends Options>(program: Program<Known>): Promise<void> {
  // `… | head` closes the pipe once it has seen enough.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
  try {
    const args = process.argv.slice(2);
    if (args.includes('--help') || args.includes('-h')) {
      console.log(program.help);
      return;
    }
    await program.run(readArguments(args, program));
  } catch (error) {
    console.error(program.explain?.(error) ?? inOneLine(error) ?? error);
    // Not `exitCode`: what was opened before it failed would keep the process alive.
    process.exit(error instanceof UsageError ? EXIT.usage : EXIT.failed);
  }
}

/** @throws UsageError naming the first word that is not right. */
export function readArguments<const Known extends Options>(
  args: readonly string[],
  { options, positionals: most = 0 }: Pick<Program<Known>, 'options' | 'positionals'>,
): Arguments<Known> {
  const known: ParseArgsOptionsConfig = { ...options };
  const { tokens } = parseArgs({
    args: [...args],
    options: known,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Record<string, string | boolean | undefined> = {};
  for (const [name, { type }] of Object.entries(known)) if (type === 'boolean') values[name] = false;
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind === 'option') values[token.name] = optionValue(token, known);
  }
  const [extra] = positionals.slice(most);
  if (extra !== undefined)
    throw new UsageError(`${JSON.stringify(extra)} is too much here: ${takes(known, most)}`);
  return { values: values as Arguments<Known>['values'], positionals };
}

interface OptionToken {
  name: string;
  rawName: string;
  value: string | undefined;
  inlineValue: boolean | undefined;
}

function optionValue(
  { name, rawName, value, inlineValue }: OptionToken,
  known: ParseArgsOptionsConfig,
): string | true {
  const option = known[name];
  if (!option) throw new UsageError(`Unknown option '${rawName}': ${takes(known, 0)}`);
  if (option.type === 'boolean') {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value`);
    return true;
  }
  // `--data --json`: the value was forgotten.
  if (value === undefined || value === '' || (value.startsWith('-') && !inlineValue))
    throw new UsageError(`${rawName} needs a value after it`);
  return value;
}

function takes(known: ParseArgsOptionsConfig, most: number): string {
  const options = [...Object.keys(known), 'help'].map((name) => `--${name}`);
  const words = most === 0 ? [] : [most === 1 ? 'one word' : `${most} words`];
  const all = [...words, ...options];
  return `use ${[all.slice(0, -1).join(', '), all.at(-1)].filter(Boolean).join(' or ')}`;
}

const FOR_WHOEVER_RUNS_IT = [UsageError, ConfigError, PackError, NoPackError, PackFileError, StorageError];

const SYSTEM_WORDS: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'you may not open it',
  EPERM: 'you may not do that',
  EISDIR: 'it is a folder',
  ENOTDIR: 'it is no folder',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
};

/** What can be mended by whoever runs it, in its words; undefined for a fault of ours. */
export function inOneLine(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (FOR_WHOEVER_RUNS_IT.some((kind) => error instanceof kind)) return error.message;
  const { path, code } = error as NodeJS.ErrnoException;
  return path !== undefined && code !== undefined
    ? `${path}: ${SYSTEM_WORDS[code] ?? code}. Name another one.`
    : undefined;
}

/** Where lore packs are: `--data`, else the setting, else the folder that Curzon brings. */
export const dataFolder = (given: string | undefined): string =>
  given ?? (process.env['PACKS'] || process.env['CURZON_DATA'] || 'data');
