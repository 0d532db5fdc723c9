/**
 * `npm run -s ask -- '/who name:Curzon Dax'`: a command from the terminal, through the same bot and the same wire
 * as in the playground. `--help` lists the options.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { actions, commands, forms, messageCommands, registered } from '../commands/index.ts';
import { about } from '../src/bot/about.ts';
import { assemble } from '../src/bot/assemble.ts';
import { tellCompiling } from '../src/bot/compiling.ts';
import { openKnowledge } from '../src/bot/knowledge.ts';
import { createLog } from '../src/bot/log.ts';
import { openNothing } from '../src/bot/open-state.ts';
import { openPacks, packCache } from '../src/bot/packs.ts';
import { type Arguments, dataFolder, EXIT, runProgram } from '../src/bot/run-program.ts';
import { startBot } from '../src/discord/client.ts';
import type { MemberClient, PickedFile } from '../src/playground/client.ts';
import { CommandLineError, parseCommandLine } from '../src/playground/command-line.ts';
import { finalAnswer } from '../src/playground/final-answer.ts';
import { printCard } from '../src/playground/print-card.ts';
import { PEOPLE, PLACES, startStandIn } from '../src/playground/stand-in/index.ts';
import { allPages } from './ask/all-pages.ts';

const HELP = `Usage: npm run -s ask -- [options] ['/command option:value …' …]

Without a command, commands are read from standard input, one a line.
The first option's name may be left out: '/who Curzon Dax'.
An option that takes a file takes its path: '/trivia-admin import file:./questions.json'.

  --json      one JSON line a command: {"command","options","reply","ephemeral","ms"}
  --pages     all parts and pages of an answer, in reply.embeds of the JSON line too
  --suggest   the choices for the option written last, as JSON
  --data DIR  other lore packs than those in data/
  --help      this text`;

const options = {
  json: { type: 'boolean' },
  pages: { type: 'boolean' },
  suggest: { type: 'boolean' },
  data: { type: 'string' },
} as const;
type Given = Arguments<typeof options>;

async function answerAll({ values, positionals }: Given): Promise<void> {
  const log = createLog('error');
  const packs = await openPacks(
    dataFolder(values.data),
    packCache(process.env),
    tellCompiling(process.stderr),
  );
  const knowledge = openKnowledge(packs);
  const standIn = await startStandIn();
  const storage = await openNothing();
  const { router, connect, stop } = assemble({
    knowledge,
    about,
    storage,
    commands,
    messageCommands,
    actions,
    forms,
    log,
  });
  const bot = await startBot({
    token: standIn.token,
    api: standIn.restUrl,
    commands: registered,
    router,
    log,
  });
  connect(bot.client);
  try {
    const member = standIn.client(PEOPLE.ada);
    let worst: number = EXIT.done;
    for await (const line of positionals.length > 0 ? positionals : linesOf(process.stdin)) {
      worst = Math.max(worst, await ask(member, line, values));
    }
    process.exitCode = worst;
  } finally {
    await stop();
    await bot.stop();
    await standIn.close();
    await storage.close();
  }
}

async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  for await (const line of createInterface({ input, crlfDelay: Infinity }))
    if (line.trim() !== '') yield line;
}

/** Runs one line and prints its answer. Returns an exit code. */
async function ask(member: MemberClient, line: string, flags: Given['values']): Promise<number> {
  const channelId = PLACES.lore;
  try {
    const typed = parseCommandLine(line, member.commands(channelId));
    const { command, path, options } = typed;
    if (flags.suggest) {
      const focused = typed.last ?? '';
      const written = { [focused]: '', ...options };
      console.log(
        JSON.stringify(await member.autocomplete({ channelId, command, path, options: written }, focused)),
      );
      return EXIT.done;
    }
    const files = await readFiles(typed.files);
    const from = performance.now();
    const outcome = await finalAnswer(member, { channelId, command, path, options, files });
    const ms = Math.round((performance.now() - from) * 10) / 10;
    if (outcome.kind !== 'message') {
      console.error(outcome.kind === 'failed' ? outcome.error.message : `answered with ${outcome.kind}`);
      return EXIT.failed;
    }
    const { message, ephemeral } = outcome;
    const embeds = flags.pages ? await allPages(member, message) : message.embeds;
    if (flags.json) {
      const { content, components } = message;
      console.log(
        JSON.stringify({
          command: [command, ...path].join(' '),
          options,
          reply: { content, embeds, components },
          ephemeral,
          ms,
        }),
      );
    } else {
      console.log(printCard({ ...message, embeds }, ephemeral, process.stdout.hasColors?.() ?? false));
    }
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof CommandLineError)) throw error;
    console.error(error.message);
    return EXIT.usage;
  }
}

/** @throws CommandLineError naming the file that cannot be read. */
async function readFiles(paths: Readonly<Record<string, string>>): Promise<Record<string, PickedFile>> {
  const read = async ([option, path]: [string, string]): Promise<[string, PickedFile]> => {
    const data = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      throw new CommandLineError(`${option}: cannot read ${JSON.stringify(path)} (${error.code})`);
    });
    return [option, { name: basename(path), type: '', base64: data.toString('base64') }];
  };
  return Object.fromEntries(await Promise.all(Object.entries(paths).map(read)));
}

await runProgram({ help: HELP, options, positionals: Infinity, run: answerAll });
