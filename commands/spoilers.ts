import { type APIApplicationCommandBasicOption, ApplicationCommandOptionType } from 'discord.js';
import type { App } from '../src/app.ts';
import { notice, type Reply } from '../src/cards/reply.ts';
import { escapeText, quoteTyped } from '../src/cards/text.ts';
import type { Asker, Command } from '../src/discord/command.ts';
import { readLimits, suggestLimits, writeLimits } from '../src/lore/limit-text.ts';
import { SPOILERS } from '../src/settings/reading.ts';
import { everywhere } from './definition.ts';

const Type = ApplicationCommandOptionType;
type Whose = 'me' | 'channel' | 'server';
const WHOSE: Readonly<Record<Whose, string>> = {
  me: 'for yourself',
  channel: 'for this channel',
  server: 'for this server',
};
/** Longer texts are no list of limits. In characters. */
export const LONGEST_LIMIT = 300;

const whose: APIApplicationCommandBasicOption = {
  type: Type.String,
  name: 'for',
  description: 'For whom; for yourself when left out',
  choices: (Object.keys(WHOSE) as Whose[]).map((value) => ({ name: value, value })),
};

export const spoilers: Command = {
  definition: everywhere(
    'spoilers',
    'Say how far you have seen: what lies beyond is hidden until you choose to look',
    [
      {
        type: Type.Subcommand,
        name: 'set',
        description: 'Set a limit, such as: DS9 4x01, no novels',
        options: [
          {
            type: Type.String,
            name: 'limit',
            description: 'How far you have seen, such as DS9 4x01',
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
  suggest: ({ typed }, { lore }) =>
    suggestLimits(typed, lore.packs)
      .filter(({ text }) => [...text].length <= 100)
      .map(({ text, label }) => ({ name: [...label].slice(0, 100).join(''), value: text })),
  async reply(options, app, asker) {
    const subcommand = options.getSubcommand();
    if (subcommand === 'show') return show(app, asker);
    const target = (options.getString('for') ?? 'me') as Whose;
    const refusal = refuse(target, asker);
    if (refusal) return refusal;
    const text = subcommand === 'set' ? options.getString('limit', true) : '';
    return setLimit(app, asker, target, text);
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

/** Sets a limit, or takes it away where the text is empty. */
export async function setLimit(
  app: App,
  { userId, guildId, channelId }: Asker,
  target: Whose,
  text: string,
): Promise<Reply> {
  const read = readLimits(text, app.lore.packs);
  if (!read.ok) {
    return notice(
      'That is no limit',
      `${quoteTyped(read.wrong)} is none. Write it like **DS9 4x01**, **TNG S3**, **no novels**, **not TUC** or **until 1995**; commas separate several.`,
    );
  }
  const limit = writeLimits(read.limits, app.lore.packs);
  const { settings } = app.storage;
  const set = read.limits.length > 0;
  if (target === 'me')
    await (set ? settings.user.set(userId, SPOILERS, limit) : settings.user.unset(userId, SPOILERS));
  else if (guildId !== null && target === 'server')
    await (set ? settings.guild.set(guildId, SPOILERS, limit) : settings.guild.unset(guildId, SPOILERS));
  else if (guildId !== null)
    await (set
      ? settings.channel.set({ guildId, channelId }, SPOILERS, limit)
      : settings.channel.unset(channelId, SPOILERS));
  const where = WHOSE[target];
  if (!set) return notice('Limit cleared', `Nothing is hidden ${where} any more.`);
  return notice(
    'Limit set',
    `${capital(where)}: **${escapeText(limit)}**. What lies beyond is hidden, and you choose whether to look.`,
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

async function show(app: App, { userId, guildId, channelId }: Asker): Promise<Reply> {
  const { settings } = app.storage;
  const [own, channel, server] = await Promise.all([
    settings.user.get(userId, SPOILERS),
    guildId === null ? undefined : settings.channel.get(channelId, SPOILERS),
    guildId === null ? undefined : settings.guild.get(guildId, SPOILERS),
  ]);
  const line = (name: string, limit: string | undefined) =>
    `**${name}:** ${limit ? escapeText(limit) : 'none'}`;
  return notice(
    'Spoiler limits',
    [
      line('You', own),
      ...(guildId === null ? [] : [line('This channel', channel), line('This server', server)]),
      '',
      'Public answers keep to all of them, private ones to yours alone.',
    ].join('\n'),
  );
}
