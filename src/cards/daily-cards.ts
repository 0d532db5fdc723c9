/** The daily question as it is posted, and its answer. */
import type { APIEmbed } from 'discord.js';
import type { Asking } from '../games/asking.ts';
import type { Look, PollContent } from '../pictures/index.ts';
import { lookId } from './actions/look.ts';
import { reportId } from './actions/report.ts';
import type { Standing, Streak } from './board-card.ts';
import { LIMITS } from './limits.ts';
import { people, questionCard, resultText } from './question-card.ts';
import { button, pictureFile, type Reply, row } from './reply.ts';
import { count, lengthOf } from './text.ts';
import { todayEmbed } from './today-card.ts';

const COLOR = 0x5f7fd9;
const SHOWN = 3;

/** A day's answer, and who stands where after it. */
export interface DayResult {
  /** `2026-11-23`, where the server is. */
  localDate: string;
  roundId: string;
  asking: Asking;
  /** How many chose each option. */
  tally: readonly number[];
  /** Members who were right, first come first. */
  right: readonly string[];
  streaks: readonly Streak[];
  top: readonly Standing[];
}

/** A post of the daily question. */
export interface DailyPost {
  /** `2026-11-23`, where the server is. */
  localDate: string;
  roundId: string;
  points: number;
  /** In milliseconds; null when the next question closes it. */
  closesAt: number | null;
  changeable: boolean;
  /** How long after its hour, in milliseconds. */
  late: number;
}

/** @param today lines of what happened on the day; as many stand beside the question as fit the message. */
export function dailyCard(
  asking: Asking,
  post: DailyPost,
  yesterday: DayResult | undefined,
  today: readonly string[] = [],
): Reply {
  const question = questionCard(asking, {
    title: `Daily question · ${dayName(post.localDate)}`,
    roundId: post.roundId,
    points: post.points,
    alone: false,
    closesAt: post.closesAt ?? undefined,
    changeable: post.changeable,
    private: false,
  });
  const late = post.late > LATE ? '\n-# Late today: Curzon was away at the usual time.' : '';
  const [embed] = question.embeds;
  const asked = { ...embed, description: `${embed?.description ?? ''}${late}` };
  const result = yesterday ? [resultEmbed(yesterday)] : [];
  const onThisDay = todayEmbed(today, LIMITS.embedTotal - lengthOfTexts([...result, asked]));
  return {
    ...question,
    // The question comes last: its options stand right above their buttons.
    embeds: [...result, ...(onThisDay ? [onThisDay] : []), asked],
    components: [...question.components, ...(yesterday ? [row(...afterwards(yesterday))] : [])],
  };
}

/** All that counts towards Discord's limit over the embeds of a message, in code points. */
const lengthOfTexts = (embeds: readonly APIEmbed[]) =>
  embeds
    .flatMap(({ title, description, footer, author, fields = [] }) => [
      title,
      description,
      footer?.text,
      author?.name,
      ...fields.flatMap(({ name, value }) => [name, value]),
    ])
    .reduce((sum, text) => sum + lengthOf(text ?? ''), 0);

const DAY = new Intl.DateTimeFormat('en-US', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});

/** `Monday, November 23`, for a local date such as `2026-11-23`. */
export const dayName = (localDate: string) => DAY.format(new Date(`${localDate}T00:00:00Z`));

/** From when a post says that it is late, in milliseconds. */
const LATE = 10 * 60_000;

const CHART = 'answers.png';

/** The answer as a message of its own, with a picture of how many chose what; with bars in letters where there is none. */
export function dailyAnswerCard(day: DayResult, look: Look | undefined): Reply {
  const content = chartOf(day);
  const { description } = resultEmbed(day);
  const chart = content && look && pictureFile(CHART, { kind: 'poll', content, look }, description);
  return {
    embeds: [{ ...resultEmbed(day, chart === undefined), ...(chart ? { image: chart.image } : {}) }],
    components: [row(...afterwards(day))],
    private: false,
    ...(chart ? { files: [chart.file] } : {}),
  };
}

/** What that picture shows; undefined when nobody answered. */
function chartOf({ asking, tally }: DayResult): PollContent | undefined {
  const total = tally.reduce((sum, votes) => sum + votes, 0);
  if (total === 0) return undefined;
  return {
    title: asking.text,
    options: asking.options.map((label, index) => ({
      label,
      count: tally[index] ?? 0,
      marked: index === asking.right,
    })),
    note: `${count(total, 'member')} answered`,
  };
}

function resultEmbed(day: DayResult, hasBars = true) {
  const { asking, localDate, tally, right, streaks, top } = day;
  const total = tally.reduce((sum, votes) => sum + votes, 0);
  return {
    title: `Answer to the question of ${dayName(localDate)}`,
    color: COLOR,
    description: resultText(asking, { tally, right: [] }, hasBars).replace(
      /\n\nNobody was right this time\.$/,
      '',
    ),
    fields: [
      {
        name: 'Right',
        value:
          total === 0
            ? 'Nobody answered.'
            : `${right.length} of ${count(total, 'member')}${right.length > 0 ? `: ${people(right)}` : ''}`,
      },
      ...(streaks.length > 0
        ? [
            {
              name: 'Longest streaks',
              value: streaks
                .slice(0, SHOWN)
                .map((streak) => `<@${streak.userId}> ${count(streak.current, 'day')}`)
                .join('\n'),
              inline: true,
            },
          ]
        : []),
      ...(top.length > 0
        ? [
            {
              name: 'Top of the week',
              value: top
                .slice(0, SHOWN)
                .map((standing) => `${standing.rank}. <@${standing.userId}> ${standing.points} points`)
                .join('\n'),
              inline: true,
            },
          ]
        : []),
    ],
  };
}

function afterwards({ asking, roundId }: DayResult) {
  return [
    ...(asking.entry
      ? [button(lookId.build({ id: asking.entry }), 'Look up the answer', { emoji: '🔎' })]
      : []),
    button(reportId.build({ id: roundId }), 'Report that question', { emoji: '🚩' }),
  ];
}
