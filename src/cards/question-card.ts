/** A trivia question, and what is told when it is over. */

import { type APIEmbed, ButtonStyle } from 'discord.js';
import type { Asking } from '../games/asking.ts';
import { capitalize } from '../lore/model/capitalize.ts';
import type { Level } from '../trivia/level.ts';
import type { Mode } from '../trivia/mode.ts';
import { againId } from './actions/again.ts';
import { hintId } from './actions/hint.ts';
import { lookId } from './actions/look.ts';
import { reportId } from './actions/report.ts';
import { skipId } from './actions/skip.ts';
import { soloId } from './actions/solo.ts';
import { soloNextId } from './actions/solo-next.ts';
import { stopId } from './actions/stop.ts';
import { voteId } from './actions/vote.ts';
import { button, type Reply, type Row, row } from './reply.ts';
import { clip, escapeText, stamp } from './text.ts';

const COLOR = 0x5f7fd9;
const LETTERS = ['A', 'B', 'C', 'D'] as const;

interface QuestionView {
  /** `Daily question`, `Question 2 of 5`. */
  title: string;
  roundId: string;
  points: number;
  /** Played by one member alone: the answer turns the message into the result. */
  alone: boolean;
  /** Who has answered so far, by user id; not what. */
  answered?: readonly string[];
  /** When it closes, in milliseconds; left out when somebody closes it. */
  closesAt?: number | undefined;
  changeable: boolean;
  private: boolean;
  /** Of a game for all: with its hint, and skip and stop for its host. */
  isGame?: boolean;
  hints?: boolean;
  mode?: Mode;
  /** Of elimination, who is still in it, by user id. */
  stillIn?: readonly string[] | undefined;
}

export function questionCard(asking: Asking, view: QuestionView): Reply {
  return {
    embeds: [questionEmbed(asking, view)],
    components: [...answerButtons(asking, view), ...(view.isGame ? [gameButtons(asking, view)] : [])],
    private: view.private,
  };
}

function questionEmbed(asking: Asking, view: QuestionView): APIEmbed {
  const worth = `${capitalize(asking.level)}, ${view.points} points`;
  const when = view.closesAt === undefined ? [] : [`closes ${stamp(view.closesAt, 'R')}`];
  const until = view.closesAt === undefined ? 'the next question' : 'then';
  const change = view.changeable
    ? [`you may change your answer until ${until}`]
    : view.mode === 'lightning' && !view.alone
      ? ['your first answer counts']
      : [];
  const rule = view.mode === 'elimination' ? ['-# A wrong answer, or none, and you are out.'] : [];
  const still = view.stillIn ? [`-# Still in: ${people(view.stillIn)}`] : [];
  return {
    title: view.title,
    color: COLOR,
    description: [
      `**${asking.text.split('\n').map(escapeText).join('\n')}**`,
      '',
      ...asking.options.map((option, index) => `**${LETTERS[index]}** ${escapeText(option)}`),
      '',
      `-# ${[worth, ...when, ...change].join(' · ')}`,
      ...rule,
      ...still,
      ...(view.answered && view.answered.length > 0 ? [`-# Answered: ${people(view.answered)}`] : []),
    ].join('\n'),
  };
}

/** Two buttons a row: on a phone each is wide enough to read. */
function answerButtons(asking: Asking, { alone, roundId }: QuestionView): Row[] {
  const id = alone ? soloId : voteId;
  const buttons = asking.options.map((option, index) =>
    button(id.build({ roundId, option: index }), `${LETTERS[index]} · ${option}`, {
      style: ButtonStyle.Primary,
    }),
  );
  return [buttons.slice(0, 2), buttons.slice(2)]
    .filter((part) => part.length > 0)
    .map((part) => row(...part));
}

const gameButtons = ({ options }: Asking, { roundId, hints = true }: QuestionView): Row =>
  row(
    ...(hints && options.length > 2 ? [button(hintId.build({ id: roundId }), 'Hint', { emoji: '💡' })] : []),
    button(skipId.build({ id: roundId }), 'Skip', { emoji: '⏭️' }),
    button(stopId.build({ id: roundId }), 'Stop', { emoji: '⏹️' }),
  );

/** Mentions notify nobody here; beyond a dozen they are counted. */
const MOST_NAMES = 12;
export function people(userIds: readonly string[]): string {
  const shown = userIds.slice(0, MOST_NAMES).map((id) => `<@${id}>`);
  const rest = userIds.length - shown.length;
  return `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

interface ResultView {
  title: string;
  roundId: string;
  tally: readonly number[];
  /** Members who were right, by user id. */
  right: readonly string[];
  /** Who chose each option, by user id, where that is told. */
  chose?: readonly (readonly string[])[];
  /** The game that *Play again* begins. */
  again?: Parameters<typeof againId.build>[0] | undefined;
  /** What the one member who played alone chose. */
  chosen?: number | undefined;
  /** Whether another question can follow. */
  more: boolean;
  private: boolean;
}

export function resultCard(asking: Asking, view: ResultView): Reply {
  return {
    embeds: [{ title: view.title, color: COLOR, description: resultText(asking, view) }],
    components: [row(...resultButtons(asking, view))],
    private: view.private,
  };
}

/**
 * The answer, why, who says so, and how many chose what.
 * @param hasBars whether bars show how many chose each option; a picture beside the text may do so.
 */
export function resultText(
  asking: Asking,
  { tally, right, chosen, chose = [] }: Pick<ResultView, 'tally' | 'right' | 'chosen' | 'chose'>,
  hasBars = true,
): string {
  const total = tally.reduce((sum, votes) => sum + votes, 0);
  const verdict =
    chosen === undefined ? [] : [chosen === asking.right ? '✅ Right!' : '❌ Not this time.', ''];
  const winners =
    chosen !== undefined || total === 0
      ? []
      : ['', right.length > 0 ? `**Right:** ${people(right)}` : 'Nobody was right this time.'];
  return [
    ...verdict,
    asking.text.split('\n').map(escapeText).join('\n'),
    '',
    ...asking.options.map((option, index) =>
      bar(asking, option, index, tally[index] ?? 0, {
        total: chosen === undefined ? total : 0,
        hasBars,
        isChosen: index === chosen,
        by: index === asking.right || total > MOST_NAMED ? [] : (chose[index] ?? []),
      }),
    ),
    '',
    `${because(asking)} *(${escapeText(asking.source)})*`,
    ...winners,
  ].join('\n');
}

/** The fact that proves the answer, with the answer in front unless it begins so anyway. */
export function because({
  options,
  right,
  explanation,
}: Pick<Asking, 'options' | 'right' | 'explanation'>): string {
  const answer = options[right] ?? '';
  return explanation.startsWith(answer)
    ? escapeText(explanation)
    : `**${escapeText(answer)}:** ${escapeText(explanation)}`;
}

const BAR = 6;
/** From more members than these it is not told who chose what. */
const MOST_NAMED = 8;

/** One option with its share of the votes: `✅ **A** Curzon Dax ▰▰▱▱▱▱ 4 (40 %)`. */
function bar(
  asking: Asking,
  option: string,
  index: number,
  votes: number,
  {
    total,
    hasBars,
    isChosen,
    by,
  }: { total: number; hasBars: boolean; isChosen: boolean; by: readonly string[] },
): string {
  const mark = index === asking.right ? '✅' : isChosen ? '❌' : '🔹';
  const name = `${mark} **${LETTERS[index]}** ${escapeText(option)}`;
  if (total === 0) return name;
  const filled = Math.round((votes / total) * BAR);
  const drawn = hasBars ? ` ${'▰'.repeat(filled)}${'▱'.repeat(BAR - filled)}` : ':';
  const who = by.length > 0 ? ` ${people(by)}` : '';
  return `${name}${drawn} ${votes} (${Math.round((votes / total) * 100)} %)${who}`;
}

function resultButtons(asking: Asking, view: ResultView) {
  return [
    // In a channel the next question comes by itself.
    ...(view.more && view.private
      ? [button(soloNextId.build({ id: view.roundId }), 'Next question', { style: ButtonStyle.Primary })]
      : []),
    ...(view.again
      ? [button(againId.build(view.again), 'Play again', { style: ButtonStyle.Primary, emoji: '🔁' })]
      : []),
    ...(asking.entry ? [button(lookId.build({ id: asking.entry }), 'Look it up', { emoji: '🔎' })] : []),
    button(reportId.build({ id: view.roundId }), 'Report this question', { emoji: '🚩' }),
  ];
}

interface Score {
  userId: string;
  points: number;
  right: number;
}

/** The end of a game. */
export function gameOverText(standings: readonly Score[], length: number): string {
  if (standings.length === 0) return 'Nobody answered.';
  const lines = standings.slice(0, 10).map(({ userId, points, right }) => {
    const rank = standings.filter((other) => other.points > points).length + 1;
    return `${rank}. <@${userId}> ${points} points, ${right} of ${length} right`;
  });
  return ['**The game is over.**', ...lines.map((line) => clip(line, 200))].join('\n');
}

export const levelName = (level: Level | null) => (level === null ? 'any difficulty' : level);
