/** One bot for a test file, and members who type commands as a line: `asked(bea, 'daily status')`. */
import { afterAll } from 'vitest';
import type { MemberClient, OptionValue, PickedFile } from '../../src/playground/client.ts';
import { finalAnswer } from '../../src/playground/final-answer.ts';
import { answered, embedOf, PLACES, type RunOptions, runBot } from '../e2e/bot.ts';

export const startBot = async (options: RunOptions = {}) => {
  const run = await runBot({ keep: true, standIn: { rateLimits: false }, ...options });
  afterAll(run.stop);
  return run;
};

type Options = Readonly<Record<string, OptionValue>>;

interface Asked {
  channelId?: string;
  files?: Readonly<Record<string, PickedFile>>;
}

const typed = (line: string, options: Options, { channelId = PLACES.lore, files }: Asked) => {
  const [command = '', ...path] = line.split(' ');
  return { channelId, command, path, options, ...(files ? { files } : {}) };
};

/** The answer as it is shown: its first embed, its message, and whether the asker alone sees it. */
export async function asked(member: MemberClient, line: string, options: Options = {}, where: Asked = {}) {
  return shown(await finalAnswer(member, typed(line, options, where)));
}

/** What an answer shows; fails when there was none. */
export function shown(outcome: Parameters<typeof answered>[0]) {
  const { message, ephemeral } = answered(outcome);
  const embed = embedOf(message);
  return { embed, message, ephemeral, text: JSON.stringify(message) };
}

/** What autocomplete offers while the option is being typed. */
export const offered = (member: MemberClient, line: string, focused: string, options: Options) =>
  member.autocomplete(typed(line, options, {}), focused);
