import { ApplicationCommandOptionType } from 'discord.js';
import type { App, Command } from '../src/bot/app.ts';
import {
  mysteryBoardCard,
  mysteryCard,
  mysteryElsewhere,
  mysteryStatisticsCard,
  noMystery,
  sharedMystery,
} from '../src/cards/mystery-card.ts';
import { notice, type Reply } from '../src/cards/reply.ts';
import { escapeText, quoteTyped } from '../src/cards/text.ts';
import type { Asker } from '../src/discord/command.ts';
import {
  BOARD_DAYS,
  finishedMystery,
  type MysteryParts,
  mysteryBoard,
  mysteryStatistics,
  playMystery,
} from '../src/games/mystery.ts';
import type { Entry } from '../src/lore/model/model.ts';
import { fold } from '../src/lore/names/fold.ts';
import { GUESSES } from '../src/mystery/index.ts';
import { nameSpoils, type Viewer } from '../src/spoilers/viewer.ts';
import type { Deed } from './parts/action.ts';
import { completed, everywhere } from './parts/definition.ts';
import { beyondLimit, findEntry, isReply, suggestEntries } from './parts/named-entry.ts';

export const mystery: Command = {
  definition: everywhere('mystery', 'Who is it? One person a day, six guesses, a clue after each miss', [
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'guess',
      description: 'Guess who it is: you see how they compare, and get a clue',
      options: [completed('who', 'Somebody whom you take it to be')],
    },
    {
      type: ApplicationCommandOptionType.Subcommand,
      name: 'show',
      description: 'How it stands: your guesses, your clues, and how many are left',
    },
  ]),
  suggest: ({ typed }, app, asker) =>
    suggestEntries(typed, app, asker, 'person', (entry) => isOfTheDay(entry, app)),
  async reply(options, app, asker) {
    if (options.getSubcommand() === 'show') return show(app, asker);
    const typed = options.getString('who', true);
    const viewer = await app.viewerOf(asker, true);
    const guess = readGuess(typed, app, viewer);
    return isReply(guess) ? guess : show(app, asker, guess);
  },
};

/** So many of several who may be meant are named. */
const MOST_NAMED = 5;
const HOW = 'Choose from the list as you type; no guess was spent.';

/** Whom a guess means. It costs one of six, so none is taken for who only may be meant. */
function readGuess(typed: string, app: App, viewer: Viewer): Entry | Reply {
  const found = findEntry(typed, app, viewer, 'person');
  if (!('entry' in found))
    return notice('Nobody found', `Nobody here is called ${quoteTyped(typed)} for certain. ${HOW}`);
  const { entry, others, by } = found;
  if (by) return notice('A name, please', `${quoteTyped(typed)} is no name. ${HOW}`);
  if (nameSpoils(entry, viewer)) return beyondLimit();
  if (entry.kind !== 'person' || !isOfTheDay(entry, app))
    return notice(
      'Not one to guess',
      `**${escapeText(entry.name)}** is none of the people asked for here. ${HOW}`,
    );
  const namesakes = others.filter(
    (other) =>
      other.kind === 'person' &&
      other.continuity.main &&
      isOfTheDay(other, app) &&
      !nameSpoils(other, viewer),
  );
  if (namesakes.length === 0 || fold(typed) === fold(entry.name)) return entry;
  const names = [entry, ...namesakes].map(({ name }) => `**${escapeText(name)}**`);
  const more = names.length > MOST_NAMED ? [`${names.length - MOST_NAMED} more`] : [];
  return notice('Which one?', `That may be ${[...names.slice(0, MOST_NAMED), ...more].join(', ')}. ${HOW}`);
}

/** Guesses are people of the pack whose mystery it is. */
const isOfTheDay = ({ pack }: Entry, { mysteries }: App): boolean => pack.id === mysteries[0]?.pack.id;

const partsOf = ({ storage, mysteries, lore, now }: App): MysteryParts => ({
  ...{ storage, mysteries, now: now() },
  entryOf: (id) => lore.entry(id),
});

const REMARKS = {
  shown: undefined,
  taken: undefined,
  repeated: 'You guessed that one already; it costs nothing.',
  over: 'Today’s is over for you; this guess does not count.',
  late: 'Your guess came after that, so it was not counted. Here is today’s:',
} as const;

async function show(app: App, asker: Asker, guess?: Entry): Promise<Reply> {
  if (app.mysteries.length === 0)
    return notice('No mysteries here', 'No pack here tells enough of anybody to ask who they are.');
  const { userId, guildId } = asker;
  const viewer = await app.viewerOf(asker, true);
  const played = await playMystery(partsOf(app), { userId, guildId, viewer }, guess);
  if (played === 'none') return noMystery();
  if (played === 'elsewhere') return mysteryElsewhere();
  return mysteryCard(played.state, {
    ...{ viewer, guildId, remark: REMARKS[played.outcome], ended: played.ended },
  });
}

export const mysteryPlayed: Deed<object> = {
  answers: 'anew',
  shared: true,
  reply: (_, __, app, pressed) => show(app, pressed),
};

export const mysteryShared: Deed<{ day?: number | undefined }> = {
  answers: 'anew',
  shared: true,
  async reply({ day }, __, app, pressed) {
    const { userId, guildId } = pressed;
    const viewer = await app.viewerOf(pressed, true);
    const state = await finishedMystery(partsOf(app), { userId, guildId, viewer }, day);
    return state
      ? sharedMystery(state, userId, GUESSES)
      : notice('Nothing to share yet', 'Share it once today’s mystery is over for you: `/mystery show`.');
  },
};

export const mysteryStatsShown: Deed<object> = {
  answers: 'anew',
  shared: true,
  reply: async (_, __, app, pressed) =>
    mysteryStatisticsCard(await mysteryStatistics(partsOf(app), pressed.userId), await app.lookOf(pressed)),
};

export const mysteryBoardShown: Deed<object> = {
  answers: 'anew',
  shared: true,
  reply: async (_, __, app, { guildId }) =>
    guildId === null
      ? notice('A board is a server’s', 'Boards are kept where members play together.')
      : mysteryBoardCard(await mysteryBoard(partsOf(app), guildId), BOARD_DAYS),
};
