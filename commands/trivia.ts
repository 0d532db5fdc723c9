import { ApplicationCommandOptionType } from 'discord.js';
import type { App, Command } from '../src/bot/app.ts';
import { calendarOf } from '../src/bot/settings.ts';
import { BOARD_PAGE, boardCard, hallCard, type SeasonPlayed, statsCard } from '../src/cards/board-card.ts';
import { isPeriod, PERIODS, type PeriodName } from '../src/cards/periods.ts';
import { type Answer, notice, type Reply } from '../src/cards/reply.ts';
import { openRoundCard } from '../src/cards/round-card.ts';
import { stamp } from '../src/cards/text.ts';
import { periodOf } from '../src/daily/period.ts';
import { type Seasons, seasonStart, seasonsUntil } from '../src/daily/season.ts';
import type { Asker, Options } from '../src/discord/command.ts';
import type { Asking } from '../src/games/asking.ts';
import type { Game } from '../src/games/play.ts';
import { openRound } from '../src/games/round-state.ts';
import { topicOf } from '../src/games/topic.ts';
import type { Round } from '../src/storage/rounds.ts';
import { isLevel, type Level } from '../src/trivia/level.ts';
import { isMode, type Mode } from '../src/trivia/mode.ts';
import { everywhere } from './parts/definition.ts';
import { ownSuggestions, suggest } from './parts/suggestions.ts';
import { gameOptions } from './parts/game-options.ts';
import { noPreset, presetChoices, presetNamed } from './parts/presets.ts';
import { noTopic, topicChoices, topicOption, topicTyped } from './parts/topics.ts';

const Type = ApplicationCommandOptionType;

export const trivia: Command = {
  definition: everywhere('trivia', 'Play trivia from cited facts, and see who leads', [
    {
      type: Type.Subcommand,
      name: 'play',
      description: 'Play a game: in the channel for all, or alone',
      options: [
        {
          type: Type.String,
          name: 'preset',
          description: 'A game as it was chosen before; what you choose beside it counts',
          autocomplete: true,
        },
        ...gameOptions,
        { type: Type.Boolean, name: 'private', description: 'Play alone: nobody else sees it' },
      ],
    },
    {
      type: Type.Subcommand,
      name: 'leaderboard',
      description: 'Who has the most points in this server',
      options: [
        {
          type: Type.String,
          name: 'period',
          description: 'Of which time; of all time when left out',
          choices: Object.keys(PERIODS).map((period) => ({ name: period, value: period })),
        },
        topicOption,
      ],
    },
    {
      type: Type.Subcommand,
      name: 'seasons',
      description: 'Who was first in the seasons that are over',
    },
    {
      type: Type.Subcommand,
      name: 'suggest',
      description: 'Suggest a question to the staff of this server',
    },
    {
      type: Type.Subcommand,
      name: 'suggestions',
      description: 'What became of the questions that you suggested; only you see it',
    },
    {
      type: Type.Subcommand,
      name: 'stats',
      description: 'Points, places and streak of one member',
      options: [{ type: Type.User, name: 'member', description: 'Whose; yours when left out' }],
    },
  ]),
  suggest: ({ option, typed }, app, asker) =>
    option === 'preset' ? presetChoices(typed, app, asker) : topicChoices(typed, app, asker),
  reply(options, app, asker): Answer | Promise<Answer> {
    switch (options.getSubcommand()) {
      case 'suggest':
        return suggest(asker);
      case 'suggestions':
        return ownSuggestions(app, asker);
      case 'play':
        return play(options, app, asker);
      case 'seasons':
        return hall(app, asker);
      case 'leaderboard':
        return leaderboard(options, app, asker);
      default:
        return stats(options, app, asker);
    }
  },
};

async function play(options: Options, app: App, asker: Asker): Promise<Reply> {
  const typed = options.getString('topic');
  const topic = typed === null ? undefined : await topicTyped(typed, app, asker);
  if (typed !== null && !topic) return noTopic(typed);
  const wanted = options.getString('preset');
  const preset = wanted === null ? undefined : await presetNamed(wanted, app, asker);
  if (wanted !== null && !preset) return noPreset(wanted);
  const [level, mode] = [options.getString('difficulty'), options.getString('mode')];
  return playGame(app, asker, {
    topic: topic?.id ?? preset?.topic ?? null,
    level: isLevel(level) ? level : (preset?.level ?? null),
    mode: isMode(mode) ? mode : (preset?.mode ?? 'classic'),
    length: options.getInteger('length') ?? preset?.length ?? 5,
    seconds: options.getInteger('seconds') ?? preset?.seconds ?? undefined,
    // Where Curzon is not itself in the server it cannot close a round for all, so the game is private there.
    alone: (options.getBoolean('private') ?? false) || !asker.installed,
  });
}

interface Wanted {
  topic: string | null;
  level: Level | null;
  mode: Mode;
  length: number;
  /** How long a question stays open at most. */
  seconds?: number | undefined;
  alone: boolean;
}

/** Begins a game: in the channel for all, where it goes on by itself, or alone. */
export async function playGame(
  app: App,
  asker: Asker,
  { alone, seconds, ...wanted }: Wanted,
): Promise<Reply> {
  const { guildId, channelId, parentId = null, userId: ownerId } = asker;
  const begun = await app.play.begin({
    ...{ guildId, channelId, parentId, ownerId, private: alone },
    ...wanted,
    time: seconds === undefined ? undefined : seconds * 1_000,
  });
  if (begun === 'host')
    return notice(
      'One game at a time',
      'Your game is still running. Play it, or press **Stop** under its question.',
    );
  if (begun === 'channel')
    return notice(
      'Two games run here',
      'Join one of them, wait for its end, or play alone with `private:True`.',
    );
  if (!begun)
    return notice(
      'No question fits',
      'There is no question for this topic and difficulty. Leave one of them out.',
    );
  if (!alone && asker.hook && !(await mayWrite(app, asker)))
    await app.storage.sessions.hold(begun.game.id, asker.hook);
  return firstSight(app, begun);
}

/** Whether Curzon may go on in the channel by itself, as far as it can see. */
const mayWrite = async (app: App, { guildId, channelId }: Asker): Promise<boolean> =>
  guildId === null || (await app.channels.check(guildId, channelId, { thread: false })).ok;

/** A question as it is first shown. In a channel it closes by itself, which takes knowing its message. */
async function firstSight(app: App, asked: { game: Game; round: Round; asking: Asking }): Promise<Reply> {
  const card = openRoundCard(await openRound(app.play, app.storage, asked));
  if (asked.game.private) return card;
  return {
    ...card,
    onSent: (message) => app.storage.rounds.setMessage(asked.round.id, message),
  };
}

async function leaderboard(options: Options, app: App, asker: Asker): Promise<Reply> {
  const typed = options.getString('topic');
  const topic = typed === null ? undefined : await topicTyped(typed, app, asker);
  if (typed !== null && !topic) return noTopic(typed);
  const period = options.getString('period');
  return board(app, asker, isPeriod(period) ? period : 'all', 0, topic?.id);
}

/** A page of a server's board. */
export async function board(
  app: App,
  asker: Asker,
  period: PeriodName,
  page: number,
  topicId: string | undefined,
): Promise<Reply> {
  if (asker.guildId === null)
    return notice('Only in servers', 'A leaderboard belongs to a server. Ask there.');
  const { zone, seasons } = await calendarOf(app.storage, asker.guildId);
  if (period === 'season' && seasonsUntil(seasons, app.now(), zone, 1).length === 0)
    return noSeason(seasons, zone);
  const topic = topicId ? topicOf(topicId, app.lore) : undefined;
  const scope = {
    guildId: asker.guildId,
    now: app.now(),
    ...periodOf(period, app.now(), zone, seasons),
    ...(topic ? { topic: topic.id } : {}),
  };
  const shown = Math.max(0, page);
  const [standings, own] = await Promise.all([
    app.storage.scores.board(scope, { offset: shown * BOARD_PAGE, limit: BOARD_PAGE }),
    app.storage.scores.standing(scope, asker.userId),
  ]);
  return boardCard(standings, { period, topic, page: shown, own });
}

/** So many seasons that are over are looked through, and so many of those that somebody played in are shown. */
const [LOOKED_THROUGH, IN_HALL] = [24, 8];

/** Before the first of a server's own. */
const noSeason = (seasons: Seasons, zone: string): Reply =>
  notice(
    'No season has begun',
    `The first one begins on ${stamp(seasonStart(seasons[0] ?? '', zone), 'D')}.`,
  );

/** The seasons that are over, with the first three of each. */
async function hall(app: App, { guildId }: Asker): Promise<Reply> {
  if (guildId === null) return notice('Only in servers', 'Seasons belong to a server. Ask there.');
  const now = app.now();
  const { zone, seasons } = await calendarOf(app.storage, guildId);
  const [current, ...past] = seasonsUntil(seasons, now, zone, LOOKED_THROUGH);
  if (!current) return noSeason(seasons, zone);
  const played: SeasonPlayed[] = [];
  for (const { name, from, until } of past) {
    if (played.length === IN_HALL) break;
    const scope = { guildId, now, from, ...(until === undefined ? {} : { until }) };
    const { standings, members } = await app.storage.scores.board(scope, { offset: 0, limit: 3 });
    if (members > 0) played.push({ name, standings, members });
  }
  return hallCard(played, current, (await app.storage.seasonRoles.get(guildId))?.roleId);
}

async function stats(options: Options, app: App, asker: Asker): Promise<Reply> {
  const { guildId } = asker;
  if (guildId === null) return notice('Only in servers', 'Statistics belong to a server. Ask there.');
  const userId = options.getUser('member')?.id ?? asker.userId;
  const now = app.now();
  const { zone, seasons } = await calendarOf(app.storage, guildId);
  const periods = ['week', 'season', 'all'] as const;
  const standings = await Promise.all(
    periods.map(async (period) => ({
      period,
      standing: await app.storage.scores.standing(
        { guildId, now, ...periodOf(period, now, zone, seasons) },
        userId,
      ),
    })),
  );
  return statsCard({ userId, streak: await app.storage.streaks.of(guildId, userId, now), standings });
}
