import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord.js';
import type { App, Command } from '../src/bot/app.ts';
import { SPOILERS } from '../src/bot/settings.ts';
import { LIMITS } from '../src/cards/limits.ts';
import { notice, type Reply } from '../src/cards/reply.ts';
import { clip, escapeText, quoteTyped } from '../src/cards/text.ts';
import type { Asker } from '../src/discord/command.ts';
import { capitalize } from '../src/lore/model/capitalize.ts';
import { type LimitPart, writeLimits } from '../src/spoilers/limit-text.ts';
import { everywhere } from './parts/definition.ts';

const Type = ApplicationCommandOptionType;
type Whose = 'me' | 'channel' | 'server';
const WHOSE: readonly Whose[] = ['me', 'channel', 'server'];
/** Longer texts are no list of limits. In characters. */
export const LONGEST_LIMIT = 300;

const whose: APIApplicationCommandBasicOption = {
  type: Type.String,
  name: 'for',
  description: 'For whom; for yourself when left out',
  choices: WHOSE.map((value) => ({ name: value, value })),
};

export const spoilers: Command = {
  definition: everywhere(
    'spoilers',
    'Say how far you have seen: what lies beyond is hidden until you choose to look',
    [
      {
        type: Type.Subcommand,
        name: 'set',
        description: 'Set a limit: a series with season and episode, no novels, a title not seen …',
        options: [
          {
            type: Type.String,
            name: 'limit',
            description: 'How far you have seen: a series with season and episode, no novels …',
            required: true,
            autocomplete: true,
            max_length: LONGEST_LIMIT,
          },
          whose,
        ],
      },
      {
        type: Type.Subcommand,
        name: 'show',
        description: 'What is set here, for you, the channel and the server',
      },
      {
        type: Type.Subcommand,
        name: 'clear',
        description: 'No limit any more: nothing is hidden',
        options: [whose],
      },
    ],
  ),
  suggest: ({ typed }, { limits }) =>
    limits.suggest(typed, LIMITS.choiceValue).map(({ text, label }) => ({
      name: clip(label, LIMITS.choiceName),
      value: text,
    })),
  async reply(options, app, asker) {
    const subcommand = options.getSubcommand();
    if (subcommand === 'show') return show(app, asker);
    const target = (options.getString('for') ?? 'me') as Whose;
    const refusal = refuse(target, asker);
    if (refusal) return refusal;
    if (subcommand === 'clear') return clearLimit(app, asker, target);
    const limit = options.getString('limit', true);
    return limit.trim() === '' ? noLimit(app, '', undefined) : setLimit(app, asker, target, limit);
  },
};

function refuse(target: Whose, { guildId, manages }: Asker): Reply | undefined {
  if (target === 'me') return undefined;
  if (guildId === null) return notice('Only in servers', 'Here a limit can be set for yourself alone.');
  return manages
    ? undefined
    : notice(
        'For the server’s staff',
        'A limit for the channel or the server needs the permission **Manage Server**.',
      );
}

/** Sets a limit, or takes it away where the text is left empty. */
export async function setLimit(app: App, asker: Asker, target: Whose, text: string): Promise<Reply> {
  const read = app.limits.read(text);
  if (!read.ok) return noLimit(app, read.wrong, read.why);
  if (read.parts.length === 0) return clearLimit(app, asker, target);
  await keep(app, asker, target, writeLimits(read.parts));
  return notice(
    'Limit set',
    [
      `${capitalize(whereOf(target, asker))}: **${escapeText(clip(writeLimits(read.parts), MOST_SHOWN))}**.`,
      ...meanings(read.parts),
      read.limits.length === 0
        ? 'So nothing is hidden.'
        : 'What lies beyond is hidden, and you choose whether to look.',
      ...(await besideThread(app, asker, target)),
    ].join('\n'),
  );
}

function noLimit({ limits }: App, wrong: string, why: string | undefined): Reply {
  const examples = limits.examples().map((example) => `**${escapeText(example)}**`);
  return notice(
    'That is no limit',
    [
      wrong === ''
        ? 'That says nothing of how far you have seen.'
        : `${quoteTyped(wrong)} is none. ${escapeText(why ?? '')}`.trimEnd(),
      ...(examples.length > 0 ? [`Write it like ${orList(examples)}; commas separate several.`] : []),
    ].join('\n'),
  );
}

/** Of a limit in an answer, in code points. */
const MOST_SHOWN = 1000;
/** Limits that are explained in an answer; who writes more of them knows how. */
const MOST_EXPLAINED = 10;

const meanings = (parts: readonly LimitPart[]) => [
  ...parts
    .slice(0, MOST_EXPLAINED)
    .flatMap(({ text, says, hint }) => [
      `• ${escapeText(text)}: ${escapeText(says)}`,
      ...(hint === undefined ? [] : [`-# ${escapeText(hint)}`]),
    ]),
  ...(parts.length > MOST_EXPLAINED ? [`and ${parts.length - MOST_EXPLAINED} more`] : []),
];

const orList = (items: readonly string[]) =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;

const whereOf = (target: Whose, { parentId }: Asker) =>
  target === 'me' ? 'for yourself' : `for this ${target === 'channel' && parentId ? 'thread' : target}`;

/** Keeps a limit; an empty one is taken away. */
async function keep(
  { storage: { settings } }: App,
  { userId, guildId, channelId }: Asker,
  target: Whose,
  limit: string,
): Promise<void> {
  const set = limit !== '';
  if (target === 'me')
    await (set ? settings.user.set(userId, SPOILERS, limit) : settings.user.unset(userId, SPOILERS));
  else if (guildId !== null && target === 'server')
    await (set ? settings.guild.set(guildId, SPOILERS, limit) : settings.guild.unset(guildId, SPOILERS));
  else if (guildId !== null)
    await (set
      ? settings.channel.set({ guildId, channelId }, SPOILERS, limit)
      : settings.channel.unset(channelId, SPOILERS));
}

/** A thread's own limit is the thread's alone: who wanted the whole channel is told how, and what else holds there. */
async function besideThread(app: App, { parentId }: Asker, target: Whose): Promise<string[]> {
  if (target !== 'channel' || !parentId) return [];
  const above = await app.storage.settings.channel.get(parentId, SPOILERS);
  return [
    above
      ? `The limit of <#${parentId}> holds in this thread too: **${escapeText(clip(above, MOST_SHOWN))}**.`
      : `To set one for <#${parentId}> and all its threads, use the command there.`,
  ];
}

async function clearLimit(app: App, asker: Asker, target: Whose): Promise<Reply> {
  await keep(app, asker, target, '');
  const left = (await limitsHere(app, asker)).filter(({ limit }) => limit !== undefined);
  return notice(
    'Limit cleared',
    left.length === 0
      ? `Nothing is hidden ${whereOf(target, asker)} any more.`
      : [
          `No limit is set ${whereOf(target, asker)} any more. Others still hold here:`,
          ...left.map(lineOf),
        ].join('\n'),
  );
}

interface Here {
  name: string;
  limit: string | undefined;
}

/** Every limit that an answer here may keep to. */
async function limitsHere({ storage: { settings } }: App, asker: Asker): Promise<Here[]> {
  const { userId, guildId, channelId, parentId } = asker;
  const own = { name: 'You', limit: await settings.user.get(userId, SPOILERS) };
  if (guildId === null) return [own];
  const [channel, parent, server] = await Promise.all([
    settings.channel.get(channelId, SPOILERS),
    parentId ? settings.channel.get(parentId, SPOILERS) : undefined,
    settings.guild.get(guildId, SPOILERS),
  ]);
  return [
    own,
    { name: `This ${parentId ? 'thread' : 'channel'}`, limit: channel },
    ...(parentId ? [{ name: `Its channel, <#${parentId}>`, limit: parent }] : []),
    { name: 'This server', limit: server },
  ];
}

const lineOf = ({ name, limit }: Here) =>
  `**${name}:** ${limit ? escapeText(clip(limit, MOST_SHOWN)) : 'none'}`;

async function show(app: App, asker: Asker): Promise<Reply> {
  const here = await limitsHere(app, asker);
  return notice(
    'Spoiler limits',
    [
      ...here.flatMap((one) => [lineOf(one), ...explained(one.limit, app)]),
      '',
      'Public answers keep to all of them, private ones to yours alone.',
    ].join('\n'),
  );
}

function explained(limit: string | undefined, { limits }: App): string[] {
  const { parts } = limits.readKept(limit ?? '');
  if (parts.length === 0) return [];
  const says = parts.slice(0, MOST_EXPLAINED).map((part) => escapeText(part.says));
  return [`-# ${says.join('; ')}${parts.length > MOST_EXPLAINED ? ' …' : ''}`];
}
