/** The leaderboard of a server, and what one member has done. */
import { capitalize } from '../lore/model/capitalize.ts';
import { boardId } from './actions/board.ts';
import { PERIODS, type PeriodName } from './periods.ts';
import { type Reply, row, turnButtons } from './reply.ts';
import { count, escapeText, stamp } from './text.ts';

const COLOR = 0xc9a43b;
/** A member's place on a board. */
export interface Standing {
  /** 1 for the most points; members with the same points share a rank. */
  rank: number;
  userId: string;
  points: number;
  /** Right answers. */
  right: number;
  /** All answers. */
  answered: number;
  /** How many members have exactly these points: above 1, the place is shared. */
  sharedBy: number;
}

/** A page of a board. */
interface Board {
  standings: readonly Standing[];
  /** Members on the whole board. */
  members: number;
}

/** Days in a row, as they were posted. */
export interface Streak {
  userId: string;
  /** Still going: 0 once a posted day was missed. */
  current: number;
  best: number;
}

export const BOARD_PAGE = 10;
const MEDALS = ['🥇', '🥈', '🥉'];

interface BoardView {
  period: PeriodName;
  /** Id and name, for a board of one topic. */
  topic: { id: string; name: string } | undefined;
  /** From 0. */
  page: number;
  /** The asker's own place, when it is not on this page. */
  own: Standing | undefined;
}

export function boardCard(board: Board, view: BoardView): Reply {
  const pages = Math.max(1, Math.ceil(board.members / BOARD_PAGE));
  const title = `Leaderboard ${PERIODS[view.period]}${view.topic ? ` · ${view.topic.name}` : ''}`;
  return {
    embeds: [
      {
        title,
        color: COLOR,
        description:
          board.standings.length === 0
            ? 'Nobody has answered yet. `/trivia play` starts a game.'
            : board.standings.map(line).join('\n'),
        ...(view.own && !board.standings.some(({ userId }) => userId === view.own?.userId)
          ? { fields: [{ name: 'You', value: line(view.own) }] }
          : {}),
        footer: {
          text: [
            ...(pages > 1 ? [`Page ${view.page + 1} of ${pages}`] : []),
            count(board.members, 'member'),
            'open questions count when they close',
          ].join(' · '),
        },
      },
    ],
    components:
      pages > 1
        ? [
            row(
              ...turnButtons(view.page, pages, (page) =>
                boardId.build({ period: view.period, page, topic: view.topic?.id }),
              ),
            ),
          ]
        : [],
    private: false,
  };
}

function line({ rank, userId, points, right, answered, sharedBy }: Standing): string {
  const place = (points > 0 ? MEDALS[rank - 1] : undefined) ?? `${rank}.`;
  return `${place}${sharedBy > 1 ? ' tied' : ''} <@${userId}> **${points}** points · ${right} of ${answered} right`;
}

/** A season that is over: its first three, and how many played. */
export interface SeasonPlayed {
  name: string;
  standings: readonly Standing[];
  members: number;
}

/** The hall of past seasons, the latest first. @param roleId what this season's first gets, where staff set one. */
export const hallCard = (
  played: readonly SeasonPlayed[],
  current: { name: string; until: number | undefined },
  roleId?: string,
): Reply => ({
  embeds: [
    {
      title: 'Past seasons',
      color: COLOR,
      description:
        played.length === 0
          ? 'No season is over yet in which somebody played. `/trivia leaderboard period:season` shows this one.'
          : played
              .map(({ name, standings, members }) =>
                [
                  `**${escapeText(capitalize(name))}** · ${count(members, 'member')}`,
                  ...standings.map(line),
                ].join('\n'),
              )
              .join('\n\n'),
      fields: [
        {
          name: 'Now',
          value: `${escapeText(capitalize(current.name))}${current.until === undefined ? '' : `, until ${stamp(current.until, 'D')}`}${roleId ? `. Its first gets <@&${roleId}>.` : ''}`,
        },
      ],
    },
  ],
  components: [],
  private: false,
});

interface StatsView {
  userId: string;
  streak: Streak;
  standings: readonly { period: PeriodName; standing: Standing | undefined }[];
}

export const statsCard = ({ userId, streak, standings }: StatsView): Reply => ({
  embeds: [
    {
      title: 'Trivia statistics',
      color: COLOR,
      description: `<@${userId}>`,
      fields: [
        ...standings.map(({ period, standing }) => ({
          name: escapeText(capitalize(PERIODS[period])),
          value: standing
            ? `Place ${standing.rank}${standing.sharedBy > 1 ? `, shared by ${standing.sharedBy}` : ''} · ${standing.points} points · ${standing.right} of ${standing.answered} right`
            : 'No answers yet',
        })),
        {
          name: 'Daily streak',
          value: `${count(streak.current, 'day')} now, ${count(streak.best, 'day')} at best`,
        },
      ],
      footer: {
        text: 'A streak counts the days that were posted: a missed one breaks it, a day without a question does not.',
      },
    },
  ],
  components: [],
  private: false,
});
